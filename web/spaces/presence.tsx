import { useCallback, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { useFrames } from '../app/live-cache.ts';
import type { Frame } from '../app/live-socket.ts';
import { useMe } from '../app/me.ts';
import { AvatarStack, type Face } from '../parts/avatar.tsx';
import css from './topic.module.css';

/** Who else has this page open just now. */
export function Presence({ subject }: { subject: string }) {
  const say = useSay();
  const ownId = useMe()?.id;
  const [here, setHere] = useState<Face[]>([]);
  useFrames(
    subject,
    useCallback((frame: Frame) => {
      if (frame.op === 'presence') setHere(Array.isArray(frame.people) ? frame.people : []);
    }, []),
  );
  const people = here.filter(({ id }) => id !== ownId);
  if (people.length === 0) return null;
  return (
    <section>
      <h2>{say('topic.here')}</h2>
      <p className={css.faces}>
        <AvatarStack people={people.slice(0, 5)} />
        <span className="meta">
          {people
            .slice(0, 5)
            .map(({ name }) => name)
            .join(', ')}
        </span>
      </p>
    </section>
  );
}
