import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import type { MenuItem } from '../parts/menu.tsx';
import { isAmong, savedOfQuery } from './queries.ts';
import type { What } from './views.ts';

/** Whether I saved a post or a topic, and the line of its menu that changes it. */
export function useSaving(what: What, topicId: string) {
  const say = useSay();
  const { data: saved } = useQuery(savedOfQuery(topicId));
  const [failed, setFailed] = useState(false);
  const isSaved = isAmong(saved, what);

  async function toggle(other: What = what) {
    setFailed(false);
    try {
      const { keep } = await import('./keep.ts');
      await keep(other, topicId, say);
    } catch {
      setFailed(true); // which says so, beside the menu
    }
  }
  const label = say(isSaved ? 'bookmark.takeOut' : `bookmark.${what.kind}`);
  const item: MenuItem = { label, onChoose: () => void toggle() };
  return { isSaved, failed, item, toggle };
}
