import { type RefObject, useState } from 'react';
import type { useDraft } from '../app/drafts.ts';
import { useReview } from './use-review.ts';
import type { Review, Wording } from './views.ts';

type Draft = ReturnType<typeof useDraft>;
type Wish = {
  draft: Draft;
  title: Draft | undefined;
  refused: Review | null | undefined;
  area: RefObject<HTMLTextAreaElement | null>;
};

/** Holds what is being written while it may tell who a student is, until its author has chosen. */
export function useHold({ draft, title, refused, area }: Wish) {
  const words: Wording = { body: draft.text };
  if (title) words.title = title.text.trim();
  const { now, last } = useReview(words);
  /** The words that were to be posted and were held. */
  const [asked, setAsked] = useState<{ words: Wording; times: number } | null>(null);
  const [before, setBefore] = useState<{ own: Wording; general: Wording } | null>(null);
  const found = refused ?? now;
  const isSame = (other: Wording | undefined) =>
    other?.body === words.body && other?.title === words.title;

  const write = ({ title: heading, body }: Wording) => {
    if (heading !== undefined) title?.write(heading);
    if (body !== undefined) draft.write(body);
    area.current?.focus();
  };
  return {
    words,
    /** Whether something was found at the last pause. */
    hints: last !== null,
    /** Found in what was to be posted, to be shown. */
    shown: found && (refused || isSame(asked?.words)) ? found : null,
    /** How often they were shown: each time they take the focus. */
    times: asked?.times ?? 0,
    /** Whether the words must not be posted yet; then they are shown. */
    stops(): boolean {
      if (found) setAsked({ words, times: (asked?.times ?? 0) + 1 });
      return found !== null && found !== undefined;
    },
    use(rewrite: Wording) {
      const general = { ...words, ...rewrite };
      setBefore({ own: words, general });
      write(general);
    },
    /** Puts the author's own words back, while nothing else was written since. */
    undo: before && isSame(before.general) ? () => write(before.own) : null,
  };
}
