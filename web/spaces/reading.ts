import { type RefObject, useEffect, useRef, useState } from 'react';
import { announceNews } from '../app/announce.ts';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import type { Post, Topic } from './views.ts';

type Reading = {
  topic: Topic;
  posts: Post[] | undefined;
  end: RefObject<HTMLElement | null>;
  isWriting(): boolean;
};

/**
 * Decides what of a conversation is shown. Replies that arrive while someone reads wait behind a
 * button, unless the reader is at the end and not in the middle of writing.
 */
export function useReading({ topic, posts, end, isWriting }: Reading) {
  const say = useSay();
  const [opened] = useState({ read: topic.mine.readPosition, last: topic.lastPosition });
  const [released, setReleased] = useState<ReadonlySet<string>>(new Set());
  const atEnd = useIsVisible(end);

  const isHeld = (post: Post) =>
    post.arrivedLive === true && !post.mine.isAuthor && !released.has(post.id);
  const heldIds = (posts ?? []).filter(isHeld).map(({ id }) => id);
  const shown = posts?.filter((post) => !isHeld(post));
  const heldKey = heldIds.join();
  const release = () => setReleased((before) => new Set([...before, ...heldIds]));

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is held stands in heldKey
  useEffect(() => {
    if (heldKey === '') return;
    announceNews(say('topic.newReplies', { count: heldIds.length }));
    if (atEnd && !isWriting()) release();
  }, [heldKey, atEnd]);

  const last = shown?.at(-1);
  useMarkRead(topic.id, atEnd ? last?.position : undefined);

  const isNew = ({ position, mine }: Post) =>
    opened.read > 0 && position > opened.read && position <= opened.last && !mine.isAuthor;
  return { shown, held: heldIds.length, release, newFrom: shown?.find(isNew)?.id };
}

/** Whether the end of the list is on the screen. */
function useIsVisible(place: RefObject<HTMLElement | null>): boolean {
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watcher = new IntersectionObserver(([entry]) =>
      setVisible(entry?.isIntersecting ?? false),
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [place]);
  return visible;
}

/** Tells the server how far was read, once the page was in view for a moment. */
function useMarkRead(topicId: string, position: number | undefined) {
  const told = useRef(0);
  useEffect(() => {
    if (position === undefined || told.current >= position) return;
    const timer = setTimeout(() => {
      if (document.visibilityState !== 'visible') return;
      told.current = position;
      put(`/topics/${topicId}/read`, { position }).catch(() => {
        told.current = 0; // without a connection: told again with the next reply
      });
    }, 1_000);
    return () => clearTimeout(timer);
  }, [topicId, position]);
}
