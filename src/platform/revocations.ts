import { sql } from 'drizzle-orm';
import { index, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './db.ts';
import { newId } from './ids.ts';

/** What no longer holds: one credential, or all that is remembered of a person. Every process reads these. */
export const revocations = pgTable(
  'revocations',
  {
    id: uuid().primaryKey().$defaultFn(newId),
    personId: uuid(),
    credentialId: uuid(),
    /** The database's clock: processes compare with nothing else. */
    at: timestamp({ withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (t) => [index().on(t.at)],
);

export type Revocation = { personId: string } | { credentialId: string };

/** Whom this very process is revoking, until when: longer than a transaction lasts. */
const underWay = new Map<string, number>();
const underWayMillis = 20_000;

/** Tells every process, once this commits, to forget what it remembers of these people or credentials. */
export async function revoke(tx: Tx | Db, ...all: readonly Revocation[]): Promise<void> {
  if (all.length === 0) return;
  const now = performance.now();
  for (const [id, until] of underWay) if (until < now) underWay.delete(id);
  for (const what of all) {
    underWay.set('personId' in what ? what.personId : what.credentialId, now + underWayMillis);
  }
  await tx.insert(revocations).values([...all]);
}

/**
 * Whether this process has just revoked something of theirs, or is about to: nothing remembered of them counts then.
 * So whoever signs out is out with the answer, and not at the next reading of the rows.
 */
export const isBeingRevoked = (who: { personId: string; credentialId: string }): boolean =>
  underWay.size > 0 &&
  [who.personId, who.credentialId].some((id) => (underWay.get(id) ?? 0) > performance.now());

/** Revocations matter for a minute, the time a process remembers; a day is kept for those that were cut off. */
export async function forgetOldRevocations(db: Db): Promise<void> {
  await db.delete(revocations).where(sql`${revocations.at} < clock_timestamp() - interval '1 day'`);
}

const pollMillis = 500;
/** Transactions commit in another order than they write; none lasts as long as this. */
const overlapSeconds = 60;

type Listener = (revocation: Revocation) => void;
type Options = { db: Db; log: { warn(details: object, message: string): void } };

/** Reads new revocations twice a second with one indexed query, and tells each to the listeners once. */
export function watchRevocations({ db, log }: Options) {
  const listeners = new Set<Listener>();
  const told = new Map<string, number>();
  const started = performance.now();
  let read = started;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let away = false;

  async function poll(): Promise<void> {
    const asked = performance.now();
    const seconds = overlapSeconds + (asked - read) / 1000;
    const rows = await db
      .select()
      .from(revocations)
      .where(sql`${revocations.at} > clock_timestamp() - make_interval(secs => ${seconds})`);
    read = asked;
    for (const row of rows) {
      if (told.has(row.id)) continue;
      told.set(row.id, asked);
      const what = row.credentialId
        ? { credentialId: row.credentialId }
        : { personId: row.personId ?? '' };
      for (const listener of listeners) listener(what);
    }
    for (const [id, at] of told) if (asked - at > 3 * overlapSeconds * 1000) told.delete(id);
  }

  async function loop(): Promise<void> {
    try {
      await poll();
      away = false;
    } catch (error) {
      if (!away && !closed) log.warn({ err: error }, 'revocations cannot be read just now');
      away = true;
    }
    if (!closed) timer = setTimeout(() => (running = loop()), pollMillis).unref();
  }

  let running = loop();
  return {
    /** @returns a function that ends the listening */
    onRevoked(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close(): Promise<void> {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
