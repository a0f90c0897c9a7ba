import { createHmac } from 'node:crypto';
import rateLimit, { type FastifyRateLimitStore, normalizeIP } from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { defineProblem } from '../problem.ts';
import type { Count, Counter } from './limit-counts.ts';

export const tooOften = defineProblem(
  'too-often',
  429,
  'That was too often in a short time',
  'Wait for the seconds that Retry-After names and send the same again. Nothing was changed.',
);

export type Limit = {
  /** What is limited; limits of the same name count together. */
  name: string;
  max: number;
  windowSeconds: number;
  /** Whose count it is; undefined: this limit does not apply. Values are kept only as keyed hashes. */
  by: (request: FastifyRequest) => string | undefined;
};

/** The address a request came from; of IPv6 the /64, which is what one household or school is given. */
export const byAddress = ({ ip }: FastifyRequest): string => normalizeIP(ip, 64);

/** The person who asks, or the address of who has not signed in. */
export const byPerson = (request: FastifyRequest): string =>
  request.visitor?.personId ?? byAddress(request);

/** For several things together, such as an address and the account that is asked for from it. */
export const byEach =
  (...parts: Limit['by'][]): Limit['by'] =>
  (request) => {
    const values = parts.map((part) => part(request));
    return values.includes(undefined) ? undefined : values.join(' ');
  };

type LimitOptions = { counter: Counter; key: Buffer; enabled?: boolean };

/** Makes `limit` work in every route registered after it. */
export const rateLimits = fastifyPlugin<LimitOptions>(async (app, { counter, key, enabled }) => {
  app.decorate('hideLimited', (text: string) =>
    createHmac('sha256', key).update(`limits ${text}`).digest('base64url'),
  );
  app.decorate('limitsApply', enabled ?? true);
  app.decorate('countUp', (text: string, windowMs: number) =>
    counter.add(app.hideLimited(text), windowMs),
  );
  class Store implements FastifyRateLimitStore {
    incr(name: string, done: (error: Error | null, count?: Count) => void, windowMs: number) {
      counter.add(name, windowMs).then((count) => done(null, count), done);
    }
    child() {
      return this;
    }
  }
  await app.register(rateLimit, { global: false, store: Store });
  app.addHook('onClose', async () => counter.close());
});

declare module 'fastify' {
  interface FastifyInstance {
    hideLimited(text: string): string;
    limitsApply: boolean;
    /** Adds one to what is counted under that text, which is kept only as a keyed hash. */
    countUp(text: string, windowMs: number): Promise<Count>;
  }
}

type Check = ReturnType<FastifyRequest['server']['createRateLimit']>;

/**
 * A `preHandler` that refuses with 429 what is asked for too often. Each limit counts by itself, also refused tries.
 *
 * @example preHandler: limit({ name: 'post', max: 30, windowSeconds: 60, by: byPerson })
 */
export function limit(...limits: readonly [Limit, ...Limit[]]) {
  const checks = new WeakMap<FastifyRequest['server'], Check[]>();

  return async function refuseTooOften(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { server } = request;
    if (!server.limitsApply) return;
    const known = checks.get(server) ?? limits.map((one) => checkOf(server, one));
    checks.set(server, known);
    const states = await Promise.all(known.map((check) => check(request)));
    const waits = states.flatMap((state) =>
      !state.isAllowed && state.isExceeded ? [state.ttlInSeconds] : [],
    );
    if (waits.length === 0) return;
    const retryAfter = Math.max(1, ...waits);
    reply.header('retry-after', retryAfter);
    throw tooOften(`Try again in ${retryAfter} s`, { retryAfter });
  };
}

function checkOf(server: FastifyRequest['server'], { name, max, windowSeconds, by }: Limit): Check {
  const everyone = 'not limited';
  return server.createRateLimit({
    max,
    timeWindow: windowSeconds * 1000,
    allowList: (_request, key) => key === everyone,
    keyGenerator: (request) => {
      const whose = by(request);
      return whose === undefined ? everyone : server.hideLimited(`${name} ${whose}`);
    },
  });
}
