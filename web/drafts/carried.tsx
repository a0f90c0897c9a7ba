import { Suspense, useEffect, useRef, useState } from 'react';
import { connection } from '../app/connection.ts';
import type { useDraft } from '../app/drafts.ts';
import { optional } from '../app/optional.ts';
import { openCarrier } from './carry.ts';
import { tidy, type Words } from './merge.ts';
import type { Part } from './views.ts';

type Draft = ReturnType<typeof useDraft>;
export type CarriedParts = Partial<Record<Part, Draft>>;

/** Few write on two devices at once. */
const TheirDraft = optional(async () => (await import('./their-draft.tsx')).TheirDraft);

const partsOf = (parts: CarriedParts) => Object.entries(parts) as [Part, Draft][];
const wordsOf = (parts: CarriedParts): Words =>
  tidy(
    Object.fromEntries(
      partsOf(parts).map(([part, { text, first }]) => [part, text === first ? '' : text]),
    ),
  );

function writeInto(parts: CarriedParts, words: Words) {
  for (const [part, draft] of partsOf(parts)) {
    draft.write(words[part] ?? draft.first);
    void draft.keep();
  }
}

type Props = { place: string; parts: CarriedParts };

/** Lets a draft go on on another device of the same person; says so where that has one of its own. */
export function Carried({ place, parts }: Props) {
  const [theirs, setTheirs] = useState<Words | null>(null);
  const latest = useRef(parts);
  const carrier = useRef<ReturnType<typeof openCarrier>>(undefined);
  const isLoaded = partsOf(parts).every(([, draft]) => draft.isLoaded);
  const words = JSON.stringify(wordsOf(parts));
  useEffect(() => {
    latest.current = parts;
  });
  useEffect(() => {
    if (!isLoaded) return;
    const opened = openCarrier({
      place,
      names: Object.fromEntries(partsOf(latest.current).map(([part, { name }]) => [part, name])),
      words: wordsOf(latest.current),
      write: (others) => writeInto(latest.current, others),
      offer: setTheirs,
    });
    carrier.current = opened;
    void opened.look();
    const stop = listen(opened);
    return () => {
      stop();
      carrier.current = undefined;
      for (const [, draft] of partsOf(latest.current)) void draft.keep();
      void opened.close();
    };
  }, [place, isLoaded]);
  useEffect(() => carrier.current?.changed(JSON.parse(words)), [words]);
  if (!theirs) return null;
  return (
    <Suspense fallback={null}>
      <TheirDraft
        words={theirs}
        onTake={() => void carrier.current?.take()}
        onKeep={() => void carrier.current?.keep()}
      />
    </Suspense>
  );
}

/** When words go to the server before the pause is over, and when it is asked for others. */
function listen({ look, push }: ReturnType<typeof openCarrier>): () => void {
  const rests = () => void push();
  const leaves = () => void push(true);
  const turns = () => void (document.visibilityState === 'hidden' ? push(true) : look());
  window.addEventListener('focusout', rests);
  window.addEventListener('pagehide', leaves);
  document.addEventListener('visibilitychange', turns);
  let wasOnline = connection.get().online;
  const unwatch = connection.watch(() => {
    const { online } = connection.get();
    if (online && !wasOnline) void look();
    wasOnline = online;
  });
  return () => {
    window.removeEventListener('focusout', rests);
    window.removeEventListener('pagehide', leaves);
    document.removeEventListener('visibilitychange', turns);
    unwatch();
  };
}
