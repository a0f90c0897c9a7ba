import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Bus } from '../src/platform/bus.ts';
import { type BusMessage, relayChannel } from '../src/platform/bus-message.ts';
import type { OwedKey } from '../src/platform/jobs/owed-jobs.ts';
import { describeFailure } from '../src/platform/jobs/runner.ts';
import {
  type Batch,
  findBatch,
  keepProgress,
  type Listening,
  markQueued,
  numberEvents,
  type RelaySession,
  readProgress,
} from '../src/platform/outbox/relay-steps.ts';
import { holdRelayLock } from './relay-lock.ts';

export type RelayParts = {
  databaseUrl: string;
  bus: Bus;
  listening: Listening;
  /** Puts jobs into their queues; tells which ones got there. */
  enqueue(owed: readonly OwedKey[]): Promise<OwedKey[]>;
  log: FastifyBaseLogger;
};

const batchSize = 500;
const mostPublished = 5_000;
const pollMs = 200;
const retryMs = 500;
// Commits of the same moment share a round: one of 24 events costs an eighth, for each, of what one of 2 does.
const gatherMs = 40;

/**
 * Hands on what the outbox holds: numbers it, commits, and only then publishes it and enqueues its jobs.
 *
 * Any number of relays may be started; one at a time works, the others wait for its lock. While the bus is away it
 * goes on numbering, and hands on when the bus is back. A crash repeats events under the same ids and numbers.
 */
export function startRelay(parts: RelayParts): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const bell = hangBell();
  const listening = parts.bus.subscribe(relayChannel, bell.ring);
  const ended = run();

  async function run(): Promise<void> {
    let told = false;
    while (!stopping.signal.aborted) {
      try {
        await holdRelayLock(parts.databaseUrl, stopping.signal, (session) => {
          told = false;
          return work(session);
        });
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (!told) parts.log.warn({ cause: describeFailure(error) }, 'the relay cannot work');
        told = true; // once for each time that it is held up
        const pause = retryMs + Math.random() * retryMs;
        await sleep(pause, undefined, stopping).catch(() => undefined);
      }
    }
  }

  async function work(session: RelaySession): Promise<void> {
    parts.log.info('this process relays');
    const relaying = await beginRelaying(parts, session);
    while (!stopping.signal.aborted) {
      const rung = bell.next(pollMs);
      const busy = await relaying.round(batchSize);
      if (busy) continue;
      await rung;
      await sleep(gatherMs);
    }
    await relaying.end();
  }

  return {
    async stop() {
      stopping.abort();
      bell.ring();
      await ended;
      await (await listening)();
    },
  };
}

/**
 * Takes up where the relay before this one ended. What is returned does one round, and tells whether there may be more
 * to do at once.
 *
 * The numbers are committed when the first step of a round resolves. Published before that, a number could be given
 * twice. How far the publishing came is written down by the next round, so a relay that dies repeats its last batch.
 */
export async function beginRelaying(
  parts: Pick<RelayParts, 'bus' | 'listening' | 'enqueue'>,
  session: RelaySession,
): Promise<{ round(limit: number): Promise<boolean>; end(): Promise<void> }> {
  const { bus, listening } = parts;
  let { given, handedOn } = await readProgress(session);

  async function handOn({ messages, owed }: Batch): Promise<boolean> {
    const enqueuing = parts.enqueue(owed).catch(() => []); // they stay owed, and are looked for again
    const published = await publishAll(messages);
    await markQueued(session, await enqueuing);
    return published;
  }

  /** A few thousand at a time, which is fewer than a connection to Redis lets wait. */
  async function publishAll(messages: readonly BusMessage[]): Promise<boolean> {
    for (let from = 0; from < messages.length; from += mostPublished) {
      const slice = messages.slice(from, from + mostPublished);
      const sent = await Promise.allSettled(
        slice.map((message) => bus.publish(message.subject, JSON.stringify(message))),
      );
      if (sent.some(({ status }) => status === 'rejected')) return false;
    }
    return true;
  }

  return {
    async round(limit) {
      const upToDate = handedOn === given;
      const numbered = await numberEvents(session, listening, handedOn, limit);
      given = Math.max(given, numbered.last);
      const isFull = numbered.size === limit;
      if (!bus.isUp()) return isFull;
      const batch = upToDate ? numbered : await findBatch(session, handedOn, limit);
      if (batch.size === 0) return false;
      if (!(await handOn(batch))) return false; // the whole batch again, when the bus is back
      handedOn = batch.last;
      return isFull || handedOn < given;
    },
    end: () => keepProgress(session, handedOn),
  };
}

/** Wakes whoever waits. Ask for the next ring before the work that it may interrupt: then none is missed. */
function hangBell() {
  let wake = () => {};
  return {
    ring: () => wake(),
    /** Resolves at the next ring, counted from now, or after the time given. */
    next: (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
