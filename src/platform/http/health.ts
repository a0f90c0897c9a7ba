import { setTimeout as after } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../db.ts';

const patienceMs = 2_000;
const Health = z.object({ status: z.enum(['up', 'down']), waitingFor: z.array(z.string()) });

/** `/health/live`: the process answers. `/health/ready`: it can serve, or says what it waits for. */
export const healthRoutes: FastifyPluginAsyncZod<{ db: Db; isStopping: () => boolean }> = async (
  app,
  deps,
) => {
  const config = { access: 'anyone' } as const;
  const missing = lookout(deps.db);

  app.get(
    '/health/live',
    {
      config,
      logLevel: 'warn',
      schema: { summary: 'Is the process alive', response: { 200: Health } },
    },
    async () => ({ status: 'up' as const, waitingFor: [] }),
  );

  app.get(
    '/health/ready',
    {
      config,
      logLevel: 'warn',
      schema: { summary: 'Can it serve', response: { 200: Health, 503: Health } },
    },
    async (_request, reply) => {
      const waitingFor = deps.isStopping() ? ['shutdown'] : await missing();
      if (waitingFor.length === 0) return { status: 'up' as const, waitingFor };
      return reply.status(503).header('retry-after', 2).send({ status: 'down', waitingFor });
    },
  );
};

/** Looks for what cannot be reached. A database that takes connections and answers nobody counts as away, too. */
function lookout(db: Db): () => Promise<string[]> {
  let looking: Promise<boolean> | undefined; // one at a time, however many ask while nobody answers

  async function look(): Promise<boolean> {
    try {
      await db.execute(sql`select 1`);
      return true;
    } catch {
      return false;
    } finally {
      looking = undefined;
    }
  }

  return async () => {
    looking ??= look();
    const answers = await Promise.race([looking, after(patienceMs, false, { ref: false })]);
    return answers ? [] : ['PostgreSQL'];
  };
}
