import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ask } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { useSaveKey } from '../bookmarks/save-key.ts';
import { SavedMark } from '../bookmarks/saved-mark.tsx';
import { useSaving } from '../bookmarks/use-saving.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { isPlain } from './plain-topic.ts';
import { spaceQuery } from './queries.ts';
import type { Topic } from './views.ts';

/** Rarely wanted, so each is loaded when it is. */
const LevelDialog = lazy(async () => ({
  default: (await import('./level-dialog.tsx')).LevelDialog,
}));
const arrangements = {
  tags: lazy(async () => ({ default: (await import('./topic-tags.tsx')).TopicTags })),
  move: lazy(async () => ({ default: (await import('./move-topic.tsx')).MoveTopic })),
  split: lazy(async () => ({ default: (await import('./split-topic.tsx')).SplitTopic })),
  merge: lazy(async () => ({ default: (await import('./merge-topics.tsx')).MergeTopics })),
};
type Arrangement = keyof typeof arrangements;
const labels = { move: 'topic.move', split: 'topic.split', merge: 'topic.merge' } as const;

/** What one can do about a conversation: choose how much to hear of it, save it; put it first, close it or rearrange it, who facilitates. */
export function TopicMenu({ topic }: { topic: Topic }) {
  const say = useSay();
  const saving = useSaving({ kind: 'topic', id: topic.id }, topic.id);
  useSaveKey(topic.id, saving.toggle);
  const [choosing, setChoosing] = useState(false);
  const [arranging, setArranging] = useState<Arrangement | null>(null);
  const { data: space } = useQuery(spaceQuery(topic.spaceId));
  const kept = (changed: Topic) => {
    cache.setQueryData(['topics', topic.id], changed);
    void cache.invalidateQueries({ queryKey: ['spaces'] });
    void cache.invalidateQueries({ queryKey: ['people'] });
  };
  const change = useMutation({
    mutationFn: (body: { pinned?: boolean; locked?: boolean }) =>
      ask<Topic>('PATCH', `/topics/${topic.id}`, { body, match: `"${topic.version}"` }),
    onSuccess: kept,
    onError: () => cache.invalidateQueries({ queryKey: ['topics', topic.id] }),
  });
  const isOpen = topic.lockedAt === null;
  const items: MenuItem[] = [
    { label: say('level.title'), onChoose: () => setChoosing(true) },
    saving.item,
  ];
  if (topic.mine.mayEdit) {
    items.push({ label: say('tags.choose'), onChoose: () => setArranging('tags') });
  }
  if (topic.mine.mayFacilitate) {
    items.push(
      {
        label: say(topic.pinned ? 'topic.unpin' : 'topic.pin'),
        onChoose: () => change.mutate({ pinned: !topic.pinned }),
      },
      {
        label: say(isOpen ? 'topic.close' : 'topic.open'),
        onChoose: () => change.mutate({ locked: isOpen }),
      },
    );
    if (isPlain(topic)) {
      const isPrivate = space?.kind === 'circle' || space?.kind === 'conversation';
      const ways: Exclude<Arrangement, 'tags'>[] = isPrivate
        ? ['split', 'merge']
        : ['split', 'merge', 'move'];
      for (const way of ways) {
        items.push({ label: say(labels[way]), onChoose: () => setArranging(way) });
      }
    }
  }
  const Arranging = arranging && arrangements[arranging];
  return (
    <>
      <SavedMark isSaved={saving.isSaved} failed={saving.failed}>
        <Menu label={say('topic.menu')} items={items} />
      </SavedMark>
      <Suspense fallback={null}>
        {choosing && (
          <LevelDialog
            of={`/topics/${topic.id}`}
            name={topic.mine.beganEarlier ? say('topic.beganEarlier') : topic.title}
            chosen={topic.mine.ownLevel}
            mayFollowSpace
            onKept={kept}
            onClose={() => setChoosing(false)}
          />
        )}
        {Arranging && <Arranging topic={topic} onClose={() => setArranging(null)} />}
      </Suspense>
      {change.error && <span role="alert">{say('state.notDone')}</span>}
    </>
  );
}
