import { and, asc, eq, gt, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import { persons } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { deliveries } from '../platform/mail/deliveries.ts';
import { digestKind } from './queries.ts';
import { type DigestWindow, dueWindow, isFresh, usualPreferences } from './rules.ts';
import type { DigestPreferences } from './schemas.ts';
import { digestPreferences } from './tables.ts';

const batch = 1_000;

const chosen = {
  frequency: sql<
    DigestPreferences['frequency']
  >`coalesce(${digestPreferences.frequency}, ${usualPreferences.frequency})`,
  weekday: sql<
    DigestPreferences['weekday']
  >`coalesce(${digestPreferences.weekday}, ${usualPreferences.weekday})`,
  hour: sql<number>`coalesce(${digestPreferences.hour}, ${usualPreferences.hour}::smallint)`,
};
const theirs = eq(digestPreferences.personId, persons.id);

type Group = DigestPreferences & { timeZone: string };

/** People who want their digest at the same time: a few dozen groups, however many people there are. */
const findGroups = (db: Db, personId: string | undefined): Promise<Group[]> =>
  db
    .selectDistinct({ timeZone: persons.timeZone, ...chosen })
    .from(persons)
    .leftJoin(digestPreferences, theirs)
    .where(personId ? eq(persons.id, personId) : undefined);

/** The people of a group who have no delivery for this window yet. */
async function findDue(
  db: Db,
  { timeZone, frequency, weekday, hour }: Group,
  { key, startsAt }: DigestWindow,
  wish: Wish & { after: string | undefined },
): Promise<string[]> {
  const queued = db
    .select({ one: sql`1` })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.kind, digestKind),
        eq(deliveries.period, key),
        eq(deliveries.personId, persons.id),
      ),
    );
  const thereInTime = and(
    lt(persons.createdAt, startsAt),
    or(isNull(digestPreferences.changedAt), lt(digestPreferences.changedAt, startsAt)),
  );
  const rows = await db
    .select({ id: persons.id })
    .from(persons)
    .leftJoin(digestPreferences, theirs)
    .where(
      and(
        eq(persons.timeZone, timeZone),
        eq(chosen.frequency, frequency),
        eq(chosen.weekday, weekday),
        eq(chosen.hour, hour),
        or(isNull(persons.suspendedAt), lt(persons.suspendedUntil, startsAt)),
        wish.late ? undefined : thereInTime,
        wish.personId ? eq(persons.id, wish.personId) : undefined,
        wish.after ? gt(persons.id, wish.after) : undefined,
        notExists(queued),
      ),
    )
    .orderBy(asc(persons.id))
    .limit(batch);
  return rows.map(({ id }) => id);
}

type Wish = {
  /** Only this person. */
  personId?: string | undefined;
  /** Also windows that are long past, and people who came since: for a hand that asks for it. */
  late?: boolean | undefined;
};

/**
 * Makes the deliveries of everyone whose digest is due, a thousand in one statement. The unique key lets each window
 * have one, however many processes do this at once.
 *
 * @param onQueued  told of each batch after it was committed
 */
export async function queueDueDigests(
  db: Db,
  now: Date,
  onQueued: (deliveryIds: string[]) => Promise<void>,
  wish: Wish = {},
): Promise<void> {
  for (const group of await findGroups(db, wish.personId)) {
    const window = dueWindow(group, group.timeZone, now);
    if (!window || !(wish.late || isFresh(window, now))) continue;
    let after: string | undefined;
    for (;;) {
      const due = await findDue(db, group, window, { ...wish, after });
      if (due.length === 0) break;
      await onQueued(await queueAll(db, window.key, due));
      after = due.at(-1);
    }
  }
}

async function queueAll(db: Db, period: string, personIds: string[]): Promise<string[]> {
  const same = { kind: digestKind, period, once: 'at-most', state: 'queued' } as const;
  const rows = await db
    .insert(deliveries)
    .values(personIds.map((personId) => ({ id: newId(), personId, ...same })))
    .onConflictDoNothing()
    .returning({ id: deliveries.id });
  return rows.map(({ id }) => id);
}
