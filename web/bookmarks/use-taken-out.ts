import { useState } from 'react';
import { put, remove } from '../app/fetch.ts';
import { cache } from '../app/query.ts';
import { bookmarkPath, readSavedAgain, savedKey } from './queries.ts';
import type { Bookmark } from './views.ts';

const isSame = (one: Bookmark, other: Bookmark) => one.kind === other.kind && one.id === other.id;

/** What I take out stays where it stood, as long as I look, so that I can put it back. */
export function useTakenOut(saved: readonly Bookmark[] | undefined) {
  const [gone, setGone] = useState<Bookmark[]>([]);
  const others = (all: readonly Bookmark[], of: Bookmark) => all.filter((one) => !isSame(one, of));
  const rows = saved && [
    ...saved
      .filter((one) => !gone.some((other) => isSame(one, other)))
      .map((bookmark) => ({ bookmark, isTakenOut: false })),
    ...gone.map((bookmark) => ({ bookmark, isTakenOut: true })),
  ];
  rows?.sort((a, b) => b.bookmark.savedAt.localeCompare(a.bookmark.savedAt));
  return {
    rows,
    async takeOut(bookmark: Bookmark) {
      await remove(bookmarkPath(bookmark));
      setGone((before) => [...others(before, bookmark), bookmark]);
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
