import { Suspense, useLayoutEffect, useRef, useState } from 'react';
import { optional } from '../app/optional.ts';
import { Prose } from '../parts/prose.tsx';
import { findPlaces, mayHoldPlaces } from './find-places.ts';

const LinkCards = optional(async () => (await import('./link-cards.tsx')).LinkCards);
const none: HTMLAnchorElement[] = [];

/**
 * What people wrote, where a line that is only a link to something here becomes a card. Its place is kept before it is
 * first painted; what belongs into it is asked for afterwards.
 */
export function ProseWithCards({ html }: { html: string }) {
  const area = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState(none);
  useLayoutEffect(() => {
    setPlaces(area.current && mayHoldPlaces(html) ? findPlaces(area.current) : none);
  }, [html]);
  return (
    <>
      <Prose html={html} area={area} />
      {places.length > 0 && (
        <Suspense fallback={null}>
          <LinkCards places={places} />
        </Suspense>
      )}
    </>
  );
}
