import { ErrorState } from '../parts/state-block.tsx';

/** The screen broke: what was written is on the device, and loading the page again is the way on. */
export const Fault = ({ error }: { error: unknown }) => (
  <ErrorState error={error} onRetry={() => location.reload()} />
);
