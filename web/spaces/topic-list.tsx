import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { useSay } from '../app/language.tsx';
import type { Sending } from '../app/send-tray.ts';
import { Button } from '../parts/button.tsx';
import { FilterChips } from '../parts/filter-chips.tsx';
import { Icon } from '../parts/icon.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { TopicRow } from '../parts/topic-row.tsx';
import type { TopicTag } from './challenges.ts';
import { EmptySpace } from './empty-space.tsx';
import { ShortcutHelp, useListKeys } from './list-keys.tsx';
import { useOwnTopics } from './own-topics.ts';
import { topicsQuery } from './queries.ts';
import css from './space.module.css';
import { useSteadyList } from './steady-list.ts';
import { TagFilter } from './tag-filter.tsx';
import { useTopicDraft } from './topic-draft.ts';
import { TrayTopics } from './tray-topics.tsx';
import type { Space, TopicFilter, TopicInList } from './views.ts';

/** Most come to read: it is loaded when somebody writes. */
const NewTopic = lazy(async () => ({ default: (await import('./new-topic.tsx')).NewTopic }));

const filters = ['all', 'new', 'unread', 'mine', 'unanswered'] as const;

/** The conversations of a space. New ones wait at the edge while someone is reading. */
export function TopicList({ space }: { space: Space }) {
  const say = useSay();
  const [filter, setFilter] = useState<TopicFilter>('all');
  const [tag, setTag] = useState<TopicTag | ''>('');
  const [isWriting, setWriting] = useState(false);
  const draft = useTopicDraft(space.id);
  const { posted, arrived, onPosted } = useOwnTopics(`spaces/${space.id}`);
  const list = useInfiniteQuery(topicsQuery(space.id, filter, tag));
  const topics = list.data?.pages.flatMap(({ items }) => items);
  const { shown, waiting, release } = useSteadyList(topics, `${filter} ${tag}`, arrived);
  const mayWrite = space.mine.mayPost;
  const help = useListKeys({ onCompose: mayWrite ? () => setWriting(true) : undefined });

  const choose = (name: TopicFilter) => {
    setFilter(name);
    announceAnswer(say('topics.filtered', { filter: say(`topics.filter.${name}`) }));
  };
  const begin = (title: string) => {
    draft.title.write(title);
    setWriting(true);
  };
  const takeUp = async (item: Sending) => {
    await draft.takeUp(item);
    setWriting(true);
  };
  return (
    <section className="stack" aria-label={say('topics.label')}>
      <h2 className="sr">{say('topics.label')}</h2>
      <div className={css.tools}>
        <FilterChips
          label={say('topics.filters')}
          chosen={filter}
          onChoose={choose}
          options={filters.map((name) => ({ name, label: say(`topics.filter.${name}`) }))}
        />
        <TagFilter tag={tag} onChoose={setTag} />
        {mayWrite && !isWriting && <WriteButton onClick={() => setWriting(true)} />}
      </div>
      {isWriting && (
        <Suspense fallback={<Skeleton rows={2} />}>
          <NewTopic
            space={space}
            draft={draft}
            onPosted={onPosted}
            onClose={() => setWriting(false)}
          />
        </Suspense>
      )}
      <TrayTopics subject={`spaces/${space.id}`} posted={posted} onTakeBack={takeUp} />
      {waiting > 0 && (
        <Button wide onClick={release}>
          {say('topics.waiting', { count: waiting })}
        </Button>
      )}
      <Panel>
        {shown && shown.length > 0 && <Rows topics={shown} />}
        {shown?.length === 0 && (
          <EmptySpace
            filtered={filter !== 'all' || tag !== ''}
            mayWrite={mayWrite}
            onStart={begin}
          />
        )}
        {!shown && list.error && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {!shown && !list.error && <Skeleton rows={5} />}
      </Panel>
      <MoreButton list={list} />
      {shown && <ShortcutHelp {...help} />}
    </section>
  );
}

const Rows = ({ topics }: { topics: TopicInList[] }) => (
  <ul data-list="topics">
    {topics.map((topic) => (
      <li key={topic.id}>
        <TopicRow topic={topic} />
      </li>
    ))}
  </ul>
);

function WriteButton({ onClick }: { onClick(): void }) {
  const say = useSay();
  const inside = (
    <>
      <Icon name="plus" small />
      {say('topics.new')}
    </>
  );
  return (
    <>
      <span className={css.inline}>
        <Button look="primary" onClick={onClick}>
          {inside}
        </Button>
      </span>
      <span className={css.float}>
        <Button look="primary" onClick={onClick}>
          {inside}
        </Button>
      </span>
    </>
  );
}
