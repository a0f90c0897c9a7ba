import type { InfiniteData } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as spaces from '../../src/spaces/schemas.ts';
import type { Event } from '../app/live.ts';
import { onEvent } from '../app/live-cache.ts';
import { cache } from '../app/query.ts';
import type { Me } from '../people/views.ts';
import type { Space, Topic, TopicInList, TopicList } from './views.ts';

type TopicView = z.input<typeof spaces.TopicView>;
type Pages = InfiniteData<TopicList, string>;

/** Shows in the lists of its space how a topic stands now; one that no list knows makes them be read again. */
export function moveTopic({ data, subject }: Event) {
  const view = data as TopicView;
  const queryKey = ['spaces', view.spaceId, 'topics'];
  const lists = cache.getQueriesData<Pages>({ queryKey });
  if (!lists.some(([, list]) => list && isIn(list, view.id))) {
    void cache.invalidateQueries({ queryKey: subject.split('/') });
    return;
  }
  cache.setQueriesData<Pages>({ queryKey }, (list) => list && update(list, view));
}

/** Puts a topic of mine on top of the list, once, and reads the lists again, for it may belong into others too. */
export function addTopic(topic: Topic) {
  const space = ['spaces', topic.spaceId];
  cache.setQueryData<Pages>([...space, 'topics', 'all'], (list) => {
    const [first, ...others] = list?.pages ?? [];
    if (!list || !first || isIn(list, topic.id)) return list;
    return { ...list, pages: [{ ...first, items: [topic, ...first.items] }, ...others] };
  });
  void cache.invalidateQueries({ queryKey: space });
}

const isIn = (list: Pages, topicId: string): boolean =>
  list.pages.some(({ items }) => items.some(({ id }) => id === topicId));

const update = (list: Pages, view: TopicView): Pages => ({
  ...list,
  pages: list.pages.map((page) => ({
    ...page,
    items: page.items.map((topic) => (topic.id === view.id ? merge(topic, view) : topic)),
  })),
});

function merge(topic: TopicInList, view: TopicView): TopicInList {
  const lastPostCollapsed = false; // across a block the view would not have come
  return {
    ...topic,
    ...view,
    mine: { ...topic.mine, lastPostCollapsed, ...attentionTo(topic, view) },
  };
}

/** How much is unread follows from the newest post, as the server counts it. */
function attentionTo({ mine, lastPosition }: TopicInList, view: TopicView) {
  const { readPosition, unread, level } = mine;
  if (level === 'muted' || view.lastPosition === lastPosition) return { unread };
  const byMe = view.lastPost.author?.id === cache.getQueryData<Me | null>(['me'])?.id;
  if (byMe && readPosition === lastPosition) return { unread: 0, readPosition: view.lastPosition };
  if (readPosition > 0) return { unread: Math.max(0, view.lastPosition - readPosition) };
  const role = cache.getQueryData<Space>(['spaces', view.spaceId])?.mine.role;
  return { unread: role ? view.lastPosition : 0 }; // never opened: all of it is new to a member
}

onEvent('spaces.topic-started', moveTopic);
onEvent('spaces.topic-changed', (event) => {
  if (event.subject.startsWith('spaces/')) return moveTopic(event);
  const view = event.data as TopicView;
  const queryKey = ['topics', view.id];
  const before = cache.getQueryData<Topic>(queryKey);
  cache.setQueryData<Topic>(queryKey, (topic) => topic && { ...topic, ...view });
  if (before && (before.lockedAt === null) !== (view.lockedAt === null)) {
    void cache.invalidateQueries({ queryKey, exact: true }); // what I may do there has changed with it
  }
});
