import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 820px)');
const watch = (tell: () => void) => {
  narrow.addEventListener('change', tell);
  return () => narrow.removeEventListener('change', tell);
};

/** Whether the page is as narrow as on a phone. */
export const useNarrow = () => useSyncExternalStore(watch, () => narrow.matches);
