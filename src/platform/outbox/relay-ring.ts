import { setTimeout as sleep } from 'node:timers/promises';
import type { Bus } from '../bus.ts';
import { relayChannel } from '../bus-message.ts';

const restMs = 10;

/**
 * Makes `deps.ring`: wakes the relay over the bus, with one ring under way at a time. Commits made meanwhile are told
 * by one more ring. A ring that fails is no loss, since the relay also looks by itself.
 */
export function createRing(bus: Bus): () => void {
  let underWay = false;
  let again = false;

  async function ringOnce(): Promise<void> {
    underWay = true;
    do {
      again = false;
      await bus.publish(relayChannel, '').catch(() => undefined); // the relay's poll is the net
      await sleep(restMs, undefined, { ref: false }); // the relay gathers longer than this
    } while (again);
    underWay = false;
  }

  return () => {
    if (underWay) again = true;
    else if (bus.isUp()) void ringOnce();
  };
}
