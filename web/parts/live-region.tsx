import { announced } from '../app/announce.ts';
import { useStore } from '../app/store.ts';

/** The one place from which the page speaks to a screen reader by itself. */
export const LiveRegion = () => (
  <div className="sr" role="status" aria-live="polite" data-testid="live-region">
    {useStore(announced)}
  </div>
);
