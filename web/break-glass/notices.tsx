import { useMutation, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { useMe } from '../app/me.ts';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { Panel } from '../parts/panel.tsx';
import { Slip } from '../parts/slip.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { glassNoticesQuery } from './queries.ts';
import type { GlassNotice } from './views.ts';

/** That circles of mine were opened, or that who I am was asked for, until I have read it. */
export function GlassNotices() {
  const say = useSay();
  const me = useMe();
  const heading = useId();
  const place = useKeptFocus<HTMLElement>();
  const { data } = useQuery(glassNoticesQuery(me?.id ?? ''));
  if (!data || data.items.length === 0) return null;
  return (
    <section ref={place} tabIndex={-1} aria-labelledby={heading}>
      <h2 id={heading} className="sr">
        {say('glass.notices')}
      </h2>
      <Panel>
        <ul>
          {data.items.map((notice) => (
            <NoticeSlip key={notice.entryId} notice={notice} />
          ))}
        </ul>
      </Panel>
    </section>
  );
}

function NoticeSlip({ notice: { entryId, topicId, space, reason, at } }: { notice: GlassNotice }) {
  const say = useSay();
  const see = useMutation({
    mutationFn: () => put(`/me/break-glass/${entryId}/seen`),
    onSuccess() {
      void cache.invalidateQueries({ queryKey: ['people'] });
      void cache.invalidateQueries({ queryKey: ['news'] });
    },
  });
  const name = space?.name ?? '';
  return (
    <Slip
      icon="lock"
      hue="brick"
      title={
        topicId
          ? say('glass.aboutMe')
          : space
            ? say('glass.wasOpened', { name })
            : say('glass.formerOpened')
      }
      actions={
        <Button busy={see.isPending} onClick={() => see.mutate()}>
          {say('notice.seen')}
        </Button>
      }
    >
      {reason && <p>{reason}</p>}
      <p className="meta">
        <ZonedTime at={at} />
        {space && (
          <>
            {' '}
            <Link to={`/spaces/${space.id}/looks`}>{say('spaces.whoLooked')}</Link>
          </>
        )}
      </p>
      {see.error && <p role="alert">{say('state.notDone')}</p>}
    </Slip>
  );
}
