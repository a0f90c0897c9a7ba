import type { FastifyBaseLogger } from 'fastify';
import { openRedis, within } from '../redis.ts';

export type Count = { current: number; ttl: number };

/** Counts how often something happened within a time that begins with the first. */
export type Counter = {
  /** Adds one; `ttl` is what is left of the time, ms. */
  add(key: string, windowMs: number): Promise<Count>;
  close(): void;
};

const mostKeys = 50_000;

/** Counts in this process alone. Bounded: beyond its keys the oldest are forgotten. */
export function createLocalCounter(now: () => number = Date.now): Counter {
  const counts = new Map<string, { current: number; until: number }>();
  return {
    async add(key, windowMs) {
      const at = now();
      const known = counts.get(key);
      const count = known && known.until > at ? known : { current: 0, until: at + windowMs };
      count.current += 1;
      if (!known && counts.size >= mostKeys) counts.delete(counts.keys().next().value ?? '');
      counts.set(key, count);
      return { current: count.current, ttl: count.until - at };
    },
    close: () => counts.clear(),
  };
}

const script = `
local current = redis.call('INCR', KEYS[1])
if current == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {current, redis.call('PTTL', KEYS[1])}`;

const patienceMs = 250;
const pauseMs = 1_000;

/**
 * Counts for all processes in Redis. While Redis is away, slow or full each process goes on with what it counted
 * itself: there is always a limit.
 */
export function createSharedCounter(options: {
  url: string;
  prefix: string;
  log: FastifyBaseLogger;
}): Counter {
  const redis = openRedis(options.url, { name: 'hallway-limits', log: options.log });
  const local = createLocalCounter();
  let trustAgainAt = 0;
  return {
    async add(key, windowMs) {
      const own = await local.add(key, windowMs);
      if (!redis.isReady || Date.now() < trustAgainAt) return own;
      try {
        const keys = [`${options.prefix}:limits:${key}`];
        const asked = redis.eval(script, { keys, arguments: [String(windowMs)] });
        const [current, ttl] = (await within(patienceMs, asked)) as [number, number];
        return { current, ttl };
      } catch {
        trustAgainAt = Date.now() + pauseMs; // no request waits for it again until then
        return own;
      }
    },
    close: () => redis.hangUp(),
  };
}
