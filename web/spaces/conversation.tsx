import { lazy, Suspense } from 'react';
import { useSay } from '../app/language.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Thread } from './thread.tsx';
import type { Topic } from './views.ts';

/** Of those alone who read such a topic. */
const CheckInTopic = lazy(async () => ({
  default: (await import('../check-ins/check-in.tsx')).CheckInTopic,
}));
const ConsultancyTopic = lazy(async () => ({
  default: (await import('../consultancies/consultancy.tsx')).ConsultancyTopic,
}));

/** The posts; of a topic with a life of its own, below that. Who came later into a circle reads the posts alone. */
export function Conversation({ topic }: { topic: Topic }) {
  const say = useSay();
  const thread = <Thread topic={topic} />;
  if (topic.kind === 'discussion' || topic.kind === 'question') return thread;
  if (topic.mine.beganEarlier) {
    return (
      <>
        <p className="meta">{say('protocol.beganEarlier')}</p>
        {thread}
      </>
    );
  }
  const Protocol = topic.kind === 'check-in' ? CheckInTopic : ConsultancyTopic;
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <Protocol topic={topic}>{thread}</Protocol>
    </Suspense>
  );
}
