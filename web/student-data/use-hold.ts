import { type RefObject, useState } from 'react';
import type { useDraft } from '../app/drafts.ts';
import type { Files } from '../attachments/use-files.ts';
import { rewordFiles, tellFiles, useReview } from './use-review.ts';
import type { Review, Wording } from './views.ts';

type Draft = ReturnType<typeof useDraft>;
type Wish = {
  draft: Draft;
  title: Draft | undefined;
  files: Files | undefined;
  refused: Review | null | undefined;
  area: RefObject<HTMLTextAreaElement | null>;
};

/** Holds what is being written while it may tell who a student is, until its author has chosen. */
export function useHold({ draft, title, files, refused, area }: Wish) {
  const words: Wording = { body: draft.text };
  if (title) words.title = title.text.trim();
  const told = files?.there ?? [];
  if (told.length > 0) words.attachments = tellFiles(told);
  const { now, last } = useReview(words);
  /** The words that were to be posted and were held. */
  const [asked, setAsked] = useState<{ words: Wording; times: number } | null>(null);
  const [before, setBefore] = useState<{ own: Wording; general: Wording } | null>(null);
  const found = refused ?? now;
  const isSame = (other: Wording | undefined) => JSON.stringify(other) === JSON.stringify(words);

  const write = ({ title: heading, body, attachments = [] }: Wording) => {
    if (heading !== undefined) title?.write(heading);
    if (body !== undefined) draft.write(body);
    for (const [at, { key }] of told.entries()) {
      const alt = attachments[at]?.alt;
      if (alt !== undefined) files?.describe(key, alt);
    }
    area.current?.focus();
  };
  return {
    words,
    /** What was found at the last pause. */
    hints: last,
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
      const general = { ...words, ...rewordFiles(words, rewrite) };
      setBefore({ own: words, general });
      write(general);
    },
    /** Puts the author's own words back, while nothing else was written since. */
    undo: before && isSame(before.general) ? () => write(before.own) : null,
  };
}
