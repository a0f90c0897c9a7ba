import { useEffect, useRef, useState } from 'react';

type Saying = { words: string; times: number };

/** What is to be said, counted, so that the same sentence is said again when the same was done again. */
export function useSaid() {
  const [said, setSaid] = useState<Saying>({ words: '', times: 0 });
  const tell = (words: string) => setSaid(({ times }) => ({ words, times: times + 1 }));
  return [said, tell] as const;
}

/** What was just done, in the place of what is gone: it takes the focus, so that the keyboard goes on from here. */
export function Said({ said: { words, times } }: { said: Saying }) {
  if (!words) return null;
  return <Line key={times} words={words} />;
}

function Line({ words }: { words: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p ref={line} tabIndex={-1} role="status">
      {words}
    </p>
  );
}
