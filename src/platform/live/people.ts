import { isDatabaseAway } from '../db.ts';
import type { Live, LivePerson } from './types.ts';

/** Reads whom a person has a block with: before their first event, and whenever something happens on their subject. */
export function knowBlocks(live: Live, person: LivePerson): Promise<void> {
  const reading: Promise<void> = readBlocks(live, person, () => person.known === reading);
  person.known = reading;
  reading.catch((error: unknown) => {
    live.deps.log.error({ err: error }, 'blocks could not be read');
    if (person.known === reading) person.known = undefined;
  });
  return reading;
}

async function readBlocks(live: Live, person: LivePerson, isLatest: () => boolean): Promise<void> {
  for (;;) {
    try {
      const blocked = await live.turns(() => live.person.blocked(live.deps, person.id));
      if (isLatest()) person.blocked = blocked;
      return;
    } catch (error) {
      if (!isDatabaseAway(error) || live.stopping || person.connections.size === 0) throw error;
      await pause(live);
    }
  }
}

/** Waits about a second, not all at once: what was away is back for everyone at the same moment. */
export const pause = (live: Live): Promise<void> =>
  new Promise((wake) => setTimeout(wake, live.limits.beatMs * (1 + 2 * Math.random())).unref());
