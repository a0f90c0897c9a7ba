import { useEffect, useState } from 'react';

/** An answer with how far the clock of this device is behind that of the server, milliseconds. */
export type Timed<View> = View & { behindMs: number };

export const timed = <View extends { serverTime: string }>(view: View): Timed<View> => ({
  ...view,
  behindMs: Date.parse(view.serverTime) - Date.now(),
});

/** What time it is at the server; drawn anew each second while something runs. */
export function useServerNow(behindMs: number, runs: boolean): number {
  const [, draw] = useState(0);
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setInterval(() => draw((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [runs]);
  return Date.now() + behindMs;
}
