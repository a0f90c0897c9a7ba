import { useMutation } from '@tanstack/react-query';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { cache } from '../app/query.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Slip } from '../parts/slip.tsx';
import { useQueueCount } from './queries.ts';
import type { Notice } from './views.ts';

/** What those who keep order told me, until I have read it; and, if I keep order, that something waits. */
export function Notices({ notices }: { notices: Notice[] }) {
  const say = useSay();
  const waiting = useQueueCount() ?? 0;
  if (notices.length === 0 && waiting === 0) return null;
  return (
    <section aria-label={say('notice.title')}>
      <Panel>
        <ul>
          {waiting > 0 && (
            <Slip
              icon="warning"
              hue="gold"
              title={say('notice.queue', { count: waiting })}
              actions={<ButtonLink to="/moderation">{say('notice.toQueue')}</ButtonLink>}
            >
              <p className="meta">{say('moderation.about')}</p>
            </Slip>
          )}
          {notices.map((notice) => (
            <NoticeSlip key={notice.id} notice={notice} />
          ))}
        </ul>
      </Panel>
    </section>
  );
}

function NoticeSlip({ notice }: { notice: Notice }) {
  const say = useSay();
  const see = useMutation({
    mutationFn: () => put(`/me/notices/${notice.id}/seen`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['people'] }),
  });
  const warned = notice.kind === 'warned';
  return (
    <Slip
      icon={warned ? 'warning' : 'check'}
      hue={warned ? 'brick' : 'pine'}
      title={say(`notice.${notice.kind}`)}
      actions={
        <Button busy={see.isPending} onClick={() => see.mutate()}>
          {say('notice.seen')}
        </Button>
      }
    >
      <p>{warned ? notice.words : say('notice.thanks')}</p>
      {notice.topicId && (
        <p className="meta">
          <Link to={notice.of === 'post' ? `/posts/${notice.postId}` : `/topics/${notice.topicId}`}>
            {say('notice.toPost')}
          </Link>
        </p>
      )}
      {see.error && <p role="alert">{say('state.notDone')}</p>}
    </Slip>
  );
}
