import '../app/more-words.ts';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { announceAnswer } from '../app/announce.ts';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { cache } from '../app/query.ts';
import { GlassNotices } from '../break-glass/notices.tsx';
import { Button } from '../parts/button.tsx';
import { Counter } from '../parts/counter.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { JoinRequests } from './join-requests.tsx';
import css from './notifications.module.css';
import { joinRequestsQuery, newsKey, newsQuery } from './queries.ts';
import type { Notification } from './views.ts';

/** What I was told of, by conversation, the latest first; above it, once both are there, where people wait for me. */
export function Notifications() {
  const say = useSay();
  const list = useInfiniteQuery(newsQuery);
  const requests = useQuery(joinRequestsQuery);
  const items = requests.data && list.data?.pages.flatMap((page) => page.items);
  const failed = [list, requests].filter(({ data, error }) => !data && error);
  const tryAgain = () => {
    for (const one of failed) void one.refetch();
  };
  const newest = items?.[0]?.at;
  const waits = items?.some(({ unread }) => unread > 0) ?? false;
  const markAll = useMutation({
    mutationFn: () => put('/me/notifications/read', newest ? { through: newest } : {}),
    onSuccess() {
      void cache.invalidateQueries({ queryKey: newsKey });
      announceAnswer(say('news.allKnown'));
    },
  });
  return (
    <>
      <PageHead title={say('level.title')}>
        <p>{say('news.about')}</p>
      </PageHead>
      <Columns>
        <div className={css.tools}>
          <Link to="/settings">{say('news.settings')}</Link>
          {waits && (
            <Button busy={markAll.isPending} onClick={() => markAll.mutate()}>
              {say('news.markAll')}
            </Button>
          )}
        </div>
        <GlassNotices />
        {items && requests.data && <JoinRequests items={requests.data.items} />}
        {markAll.error && <p role="alert">{say('state.notDone')}</p>}
        <Panel>
          {items && items.length > 0 && <Rows items={items} />}
          {items?.length === 0 && <EmptyState text={say('news.none')} />}
          {failed[0] && <ErrorState error={failed[0].error} onRetry={tryAgain} />}
          {!items && !failed[0] && <Skeleton rows={4} />}
        </Panel>
        {items && <MoreButton list={list} />}
      </Columns>
    </>
  );
}

const Rows = ({ items }: { items: Notification[] }) => (
  <ul>
    {items.map((item) => (
      <li key={item.id}>
        <Row item={item} />
      </li>
    ))}
  </ul>
);

/** Going there says that I know of it. Of a circle, nothing is said but how much there is. */
function Row({ item }: { item: Notification }) {
  const say = useSay();
  const { topic, space, people, reason, unread } = item;
  const know = () => {
    if (unread === 0) return;
    void put(`/me/notifications/${item.id}/read`)
      .then(() => cache.invalidateQueries({ queryKey: newsKey }))
      .catch(() => undefined); // it stays unread, and reading there says the same
  };
  return (
    <Link
      className={css.row}
      to={topic ? `/topics/${topic.id}` : `/spaces/${space.id}`}
      onClick={know}
    >
      <h2 className={css.title}>{topic?.title ?? space.name}</h2>
      <p className="meta">
        {reason
          ? say(`news.${reason}`, {
              who: people.map(({ name }) => name).join(', '),
              count: item.posts,
            })
          : say('news.circle', { count: item.posts })}
      </p>
      <p className={css.facts}>
        {unread > 0 && <Counter>{say('topic.new', { count: unread })}</Counter>}
        {topic && <span>{space.name}</span>}
        <ZonedTime at={item.at} />
      </p>
    </Link>
  );
}
