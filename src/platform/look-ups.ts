import type { FastifyRequest } from 'fastify';
import type { Counter } from './http/limit-counts.ts';
import { byAddress } from './http/limits.ts';

/** What one request may still ask the tables about who sends it. */
export type LookUp = {
  /** False when too many credentials from the same address were good for nothing: then none is looked up. */
  mayAsk(): boolean;
  /** Counts a credential that was looked up and found no good. */
  failed(): Promise<void>;
  /** Seconds until credentials from there are looked up again; 0 unless this request was refused one. */
  readonly retryAfter: number;
};

/** A whole school may stand behind one address, and its sessions may end on the same day. */
const mostFailed = 300;
const windowMs = 60_000;
const mostClosed = 10_000;

/**
 * Bounds what somebody can make the database look up by sending made-up credentials. Only failures are counted, and
 * remembered credentials are not asked about at all, so people who are signed in are let in from a closed address too.
 */
export function countLookUps(counter: Counter, now: () => number = Date.now) {
  const closed = new Map<string, number>(); // an address and until when, ms

  function waitOf(address: string): number {
    if (closed.size === 0) return 0;
    const wait = (closed.get(address) ?? 0) - now();
    if (wait <= 0) closed.delete(address);
    return Math.max(0, wait);
  }

  function close(address: string, forMs: number): void {
    const [oldest] = closed.keys();
    if (oldest !== undefined && closed.size >= mostClosed) closed.delete(oldest);
    closed.set(address, now() + forMs);
  }

  return (request: FastifyRequest): LookUp => {
    let retryAfter = 0;
    return {
      mayAsk() {
        const wait = waitOf(byAddress(request));
        retryAfter = Math.ceil(wait / 1000);
        return wait === 0;
      },
      async failed() {
        const address = byAddress(request);
        const key = request.server.hideLimited(`credential ${address}`);
        const { current, ttl } = await counter.add(key, windowMs);
        if (current >= mostFailed) close(address, ttl);
      },
      get retryAfter() {
        return retryAfter;
      },
    };
  };
}
