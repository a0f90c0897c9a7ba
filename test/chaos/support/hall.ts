import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { defineEvent, record } from '../../../src/platform/events.ts';
import { newId } from '../../../src/platform/ids.ts';
import { defineJob } from '../../../src/platform/jobs.ts';
import type { openWorkshop } from '../../support/workshop.ts';

type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

export const doorOpened = defineEvent({
  type: 'halls.door-opened',
  data: z.object({ door: z.uuid() }),
  subject: () => 'halls/main',
});

/** A job that remembers for which doors it ran. */
export function greeter(done: string[], name = 'halls.greet') {
  return defineJob({
    name,
    on: doorOpened,
    run: async (_deps, { data }) => void done.push(data.door),
  });
}

export async function openDoors(shop: Workshop, count: number): Promise<string[]> {
  const doors = Array.from({ length: count }, newId);
  for (const door of doors)
    await shop.deps.db.transaction((tx) => record(tx, doorOpened, { door }, new Date()));
  shop.deps.ring();
  return doors;
}

export async function stillOwed(shop: Workshop): Promise<number> {
  const { rows } = await shop.deps.db.execute<{ n: number }>(
    sql`select count(*)::int as n from owed_jobs where parked_at is null and job like 'halls.%'`,
  );
  return rows[0]?.n ?? 0;
}

export const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
