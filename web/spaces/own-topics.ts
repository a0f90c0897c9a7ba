import { useEffect, useRef, useState } from 'react';
import { go } from '../app/place.ts';
import { onArrival } from '../app/send-tray.ts';
import { addTopic } from './topic-cache.ts';
import type { Topic } from './views.ts';

/**
 * Decides what becomes of a topic of mine when the server has it: I am taken to the one that I posted just now; one that
 * had to wait takes its place in the list, for by then I am reading something else.
 */
export function useOwnTopics(subject: string) {
  const latest = useRef<string>(undefined);
  const [posted, setPosted] = useState<string>();
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  useEffect(
    () =>
      onArrival((item, answer) => {
        if (item.subject !== subject) return;
        const topic = answer as Topic;
        if (item.id === latest.current && item.tries === 0) return go(`/topics/${topic.id}`);
        setArrived((before) => new Set([...before, topic.id]));
        addTopic(topic);
      }),
    [subject],
  );
  return {
    /** The one in the tray that was posted last while this page was open. */
    posted,
    /** Those that came into the list from the tray. */
    arrived,
    onPosted(sendingId: string) {
      latest.current = sendingId; // at once: the answer may be there before the page is drawn again
      setPosted(sendingId);
    },
  };
}
