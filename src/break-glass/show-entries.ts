import { and, desc, eq, not, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { staffRoleOf } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { authorFrom, authorTables } from '../spaces/index.ts';
import { mayDecide, mayEnd, mayRead } from './policy.ts';
import { isPartyTo } from './queries.ts';
import { isUnderWay, lapsesAt, stateOf } from './rules.ts';
import type { EntryView } from './schemas.ts';
import { entries } from './tables.ts';

const Key = z.tuple([MomentKey, z.uuid()]);
const asker = authorTables('asker');
const decider = authorTables('decider');

/** Only of circles with which the moderator asking has nothing to do: the others hear of it as members. */
const selectEntries = (db: Db, { personId }: Actor, which: SQL | undefined) =>
  db
    .select({ entry: entries, askedBy: asker.columns, decidedBy: decider.columns })
    .from(entries)
    .leftJoin(asker.person, eq(asker.person.id, entries.askedById))
    .leftJoin(asker.district, eq(asker.district.id, asker.person.districtId))
    .leftJoin(decider.person, eq(decider.person.id, entries.decidedById))
    .leftJoin(decider.district, eq(decider.district.id, decider.person.districtId))
    .where(and(not(isPartyTo(personId, entries.spaceId)), which));

type Row = Awaited<ReturnType<typeof selectEntries>>[number];

/** Requests for access, the newest first, for network moderators. */
export async function showEntries(db: Db, actor: Actor, query: PageQuery, now: Date) {
  if ((await staffRoleOf(db, actor)) === 'none') throw forbidden();
  const { limit } = query;
  const after = decodeCursor(Key, query.cursor);
  const { askedAt, id } = entries;
  const beyond = after && sql`(${askedAt}, ${id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const rows = await selectEntries(db, actor, beyond)
    .orderBy(desc(askedAt), desc(id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => show(row, actor, now),
    ({ entry }) => [entry.askedAt.toISOString(), entry.id],
  );
}

/** One request. */
export async function showEntry(
  db: Db,
  actor: Actor,
  entryId: string,
  now: Date,
): Promise<EntryView> {
  const isStaff = (await staffRoleOf(db, actor)) !== 'none';
  const [row] = isStaff ? await selectEntries(db, actor, eq(entries.id, entryId)) : [];
  if (!row) throw notFound();
  return show(row, actor, now);
}

/** Whoever gets here is staff and no party, so what is left to ask is which of the two they are. */
function show({ entry, askedBy, decidedBy }: Row, actor: Actor, now: Date): EntryView {
  const standing = { staff: true, party: false };
  const state = stateOf(entry, now);
  return {
    ...entry,
    state,
    askedBy: authorFrom(askedBy),
    decidedBy: authorFrom(decidedBy),
    lapsesAt: lapsesAt(entry),
    mine: {
      mayDecide: state === 'waiting' && mayDecide(actor, entry, standing),
      mayRead: state === 'open' && mayRead(actor, entry, standing),
      mayEnd: isUnderWay(entry, now) && mayEnd(standing),
    },
  };
}
