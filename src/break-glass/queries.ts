import { and, eq, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { everWroteBriefIn } from '../briefs/index.ts';
import { checkInAnswers, checkInOffers } from '../check-ins/index.ts';
import { persons, staffRoleOf } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import { record } from '../platform/events.ts';
import {
  anonymousAuthors,
  memberships,
  personSubject,
  posts,
  spaces,
  topics,
} from '../spaces/index.ts';
import { entryChanged } from './events.ts';
import type { Standing } from './policy.ts';
import { type Entry, entries } from './tables.ts';

/** Whether someone is in a circle, began it, or ever wrote in it under any name: in a topic, a round or a brief. */
export const isPartyTo = (personId: string | AnyPgColumn, spaceId: string | AnyPgColumn) =>
  sql<boolean>`(
    exists (select 1 from ${memberships} m where m.space_id = ${spaceId} and m.person_id = ${personId})
    or exists (select 1 from ${spaces} s where s.id = ${spaceId} and s.started_by_id = ${personId})
    or exists (select 1 from ${topics} t join ${posts} p on p.topic_id = t.id
      where t.space_id = ${spaceId} and p.author_id = ${personId})
    or exists (select 1 from ${topics} t join ${anonymousAuthors} a on a.topic_id = t.id
      where t.space_id = ${spaceId} and a.person_id = ${personId})
    or exists (select 1 from ${topics} t join ${checkInAnswers} a on a.topic_id = t.id
      left join ${checkInOffers} o on o.answer_id = a.id
      where t.space_id = ${spaceId} and ${personId} in (a.person_id, o.person_id))
    or ${everWroteBriefIn(personId, spaceId)})`;

export async function findStanding(db: Db, actor: Actor, spaceId: string): Promise<Standing> {
  const staff = (await staffRoleOf(db, actor)) !== 'none';
  if (!staff) return { staff, party: false };
  const [row] = await db
    .select({ party: isPartyTo(actor.personId, spaceId) })
    .from(sql`(select 1) as one`);
  return { staff, party: row?.party ?? true };
}

/** Holds the entry until the transaction ends, so that what is decided, read and ended takes turns. */
export async function holdEntry(
  tx: Tx,
  actor: Actor,
  entryId: string,
): Promise<{ entry: Entry; standing: Standing } | undefined> {
  const [entry] = await tx.select().from(entries).where(eq(entries.id, entryId)).for('update');
  return entry && { entry, standing: await findStanding(tx, actor, entry.spaceId) };
}

/** Whether whoever asked is still of staff, and no party to the circle. */
export async function askerStands(
  db: Db,
  { askedById, spaceId }: Entry,
  now: Date,
): Promise<boolean> {
  const [row] = await db
    .select({ party: isPartyTo(askedById, spaceId) })
    .from(persons)
    .where(
      and(
        eq(persons.id, askedById),
        ne(persons.staffRole, 'none'),
        or(isNull(persons.suspendedAt), lte(persons.suspendedUntil, now)),
      ),
    );
  return row?.party === false;
}

/** Who asked an anonymous topic. Whoever calls this has written down that they did. */
export async function findAuthorOf(db: Db, topicId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ personId: anonymousAuthors.personId })
    .from(anonymousAuthors)
    .where(eq(anonymousAuthors.topicId, topicId));
  return row?.personId;
}

/** Tells the other moderators, who look after requests together. */
export async function tellStaff(tx: Tx, entryId: string, at: Date): Promise<void> {
  const staff = await tx
    .select({ id: persons.id })
    .from(persons)
    .where(ne(persons.staffRole, 'none'))
    .orderBy(persons.id);
  const subjects = staff.map(({ id }) => personSubject(id));
  await record(tx, entryChanged, { entryId }, at, subjects);
}
