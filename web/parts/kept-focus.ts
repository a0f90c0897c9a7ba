import { useEffect, useRef } from 'react';

/**
 * A place that takes the focus when what had it inside is gone, so that the keyboard goes on from here; when the place
 * is gone as well, the page takes it.
 */
export function useKeptFocus<Place extends HTMLElement>() {
  const place = useRef<Place>(null);
  const had = place.current?.contains(document.activeElement) ?? false; // before this rendering takes anything away
  useEffect(() => {
    if (had && document.activeElement === document.body) {
      (place.current ?? document.getElementById('main'))?.focus({ preventScroll: true });
    }
  });
  return place;
}
