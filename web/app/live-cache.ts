import { useEffect } from 'react';
import { type Event, openLive } from './live.ts';
import type { Frame } from './live-socket.ts';
import { cache } from './query.ts';

type Handler = (event: Event) => void;

const handlers = new Map<string, Handler>();
const listeners = new Set<(subject: string, frame: Frame) => void>();

/** Says what to do with an event that carries a view; without a handler the subject is read again. */
export const onEvent = (type: string, handler: Handler) => {
  handlers.set(type, handler);
};

const news = new Map<string, Set<() => void>>();

/** Hears of each event of a kind, whatever else is done with it; what it returns ends that. */
export function onNews(type: string, hear: () => void): () => void {
  const hearers = news.get(type) ?? new Set();
  news.set(type, hearers.add(hear));
  return () => void hearers.delete(hear);
}

export const outdated = (subject: string): void => {
  void cache.invalidateQueries({ queryKey: subject.split('/') });
  if (subject.startsWith('people/')) void cache.invalidateQueries({ queryKey: ['me'] });
};
const tellListeners = (subject: string, frame: Frame) => {
  for (const listen of listeners) listen(subject, frame);
};

/** I read, muted or follow something, here or on another device: lists of topics count it, and so does each topic. */
const isOfMyAttention = (type: string) =>
  /^spaces\.(read-marked|space-read|level-changed)$/.test(type);

/** I came into a space, was answered, or accepted its charter, on whatever device: what it opens is read again. */
const opensSpaces = (type: string) =>
  /^spaces\.(charter-accepted|admission-changed|member-\w+)$/.test(type);

/** Puts into the page's knowledge what an event brings, or has read again what it is about. */
export function hearEvent(event: Event): void {
  const handler = event.data === undefined ? undefined : handlers.get(event.type);
  if (handler) handler(event);
  else outdated(event.subject);
  const { type, subject } = event;
  const mine = subject.startsWith('people/');
  if (mine && (opensSpaces(type) || isOfMyAttention(type))) {
    void cache.invalidateQueries({ queryKey: ['spaces'] });
  }
  if ((mine && opensSpaces(type)) || type === 'spaces.space-changed') {
    void cache.invalidateQueries({ queryKey: ['topics'] }); // what I may do there hangs on it
  } else if (type === 'spaces.level-changed') {
    void cache.invalidateQueries({
      predicate: ({ queryKey: [of, , part] }) => of === 'topics' && !part,
    });
  }
  if (type === 'spaces.requests-changed') {
    void cache.invalidateQueries({
      predicate: ({ queryKey: [of, , part] }) => of === 'spaces' && part === 'members',
    });
  }
  for (const hear of news.get(event.type) ?? []) hear();
}

export const live = openLive(`${location.origin.replace(/^http/, 'ws')}/api/live`, {
  event: hearEvent,
  outdated,
  presence: tellListeners,
});

/** Keeps the page joined to a subject while the component is shown. */
export function useSubject(subject: string | undefined) {
  useEffect(() => (subject ? live.join(subject) : undefined), [subject]);
}

/** Hears presence and typing of a subject. */
export function useFrames(subject: string, hear: (frame: Frame) => void) {
  useEffect(() => {
    const listen = (of: string, frame: Frame) => {
      if (of === subject) hear(frame);
    };
    listeners.add(listen);
    return () => {
      listeners.delete(listen);
    };
  }, [subject, hear]);
}
