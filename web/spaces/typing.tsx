import { useCallback, useEffect, useRef, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { live, useFrames } from '../app/live-cache.ts';
import type { Frame } from '../app/live-socket.ts';
import type { Face } from '../parts/avatar.tsx';
import css from './typing.module.css';

const shownFor = 6_000;
const toldEvery = 3_000;

/** Tells others, now and then, that I am writing. */
export function useTyping(subject: string): () => void {
  const last = useRef(0);
  return useCallback(() => {
    if (Date.now() - last.current < toldEvery) return;
    if (live.typing(subject)) last.current = Date.now();
  }, [subject]);
}

/** Who is writing a reply. Not announced: it would interrupt a reader every few seconds. */
export function Typing({ subject, ownId }: { subject: string; ownId: string }) {
  const say = useSay();
  const [writers, setWriters] = useState<(Face & { until: number })[]>([]);
  useFrames(
    subject,
    useCallback(
      (frame: Frame) => {
        const person = frame.person as Face | undefined;
        if (frame.op !== 'typing' || !person || person.id === ownId) return;
        const writer = { ...person, until: Date.now() + shownFor };
        setWriters((all) => [...all.filter(({ id }) => id !== person.id), writer]);
      },
      [ownId],
    ),
  );
  useEffect(() => {
    if (writers.length === 0) return;
    const tick = setInterval(
      () => setWriters((all) => all.filter(({ until }) => until > Date.now())),
      1_000,
    );
    return () => clearInterval(tick);
  }, [writers.length]);
  const [first] = writers;
  return (
    <p className={css.typing} data-testid="typing">
      {first && (
        <>
          <span className={css.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {say('topic.writing', { count: writers.length, name: first.name.split(' ')[0] ?? '' })}
        </>
      )}
    </p>
  );
}
