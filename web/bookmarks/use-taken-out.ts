import { useState } from 'react';
import { put, remove } from '../app/fetch.ts';
import { cache } from '../app/query.ts';
import { bookmarkPath, readSavedAgain, savedKey } from './queries.ts';
import type { Bookmark } from './views.ts';

const keyOf = ({ kind, id }: Bookmark) => `${kind} ${id}`;
const isSame = (one: Bookmark, other: Bookmark) => keyOf(one) === keyOf(other);

/** What I take out stays where it stood, as long as I look, so that I can put it back; and so does what I put back. */
export function useTakenOut(saved: readonly Bookmark[] | undefined) {
  const [gone, setGone] = useState<Bookmark[]>([]);
  /** Since when I had what I took out: put back, it counts as saved now. */
  const [stood, setStood] = useState<Record<string, string>>({});
  const placeOf = (one: Bookmark) => stood[keyOf(one)] ?? one.savedAt;
  const others = (all: readonly Bookmark[], of: Bookmark) => all.filter((one) => !isSame(one, of));
  const rows = saved && [
    ...saved
      .filter((one) => !gone.some((other) => isSame(one, other)))
      .map((bookmark) => ({ bookmark, isTakenOut: false })),
    ...gone.map((bookmark) => ({ bookmark, isTakenOut: true })),
  ];
  rows?.sort((a, b) => placeOf(b.bookmark).localeCompare(placeOf(a.bookmark)));
  return {
    rows,
    async takeOut(bookmark: Bookmark) {
      await remove(bookmarkPath(bookmark));
      setGone((before) => [...others(before, bookmark), bookmark]);
      setStood((before) => ({ [keyOf(bookmark)]: bookmark.savedAt, ...before }));
      readSavedAgain();
    },
    async undo(bookmark: Bookmark) {
      const { note } = bookmark;
      await put(bookmarkPath(bookmark), note ? { note } : undefined);
      await cache.invalidateQueries({ queryKey: savedKey });
      setGone((before) => others(before, bookmark));
    },
  };
}
