import { and, eq, isNull, sql } from 'drizzle-orm';
import { staffRoleOf } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { newId } from '../platform/ids.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { spaceSubject, spaces, topics } from '../spaces/index.ts';
import { mayAsk } from './policy.ts';
import { findStanding, tellStaff } from './queries.ts';
import { askedAlready, isUnderWay, partyToIt } from './rules.ts';
import type { EntryStart } from './schemas.ts';
import { type Entry, entries } from './tables.ts';

/** Asks to read a circle, or to learn who asked an anonymous topic in one. Opens nothing: that takes somebody else. */
export async function askForAccess(
  deps: Deps,
  actor: Actor,
  wish: EntryStart,
): Promise<{ id: string }> {
  return deps.db.transaction(async (tx) => {
    if ((await staffRoleOf(tx, actor)) === 'none') throw forbidden();
    const spaceId = await holdCircle(tx, wish);
    if (spaceId === undefined) throw notFound();
    if (!mayAsk(await findStanding(tx, actor, spaceId))) throw partyToIt();

    const at = deps.now();
    const topicId = wish.topicId ?? null;
    const { personId: askedById } = actor;
    const under = await findUnderWay(tx, spaceId, topicId, at);
    if (under?.askedById === askedById) return under;
    if (under) throw askedAlready(undefined, { id: under.id });

    const entry = { id: newId(), spaceId, topicId, askedById, reason: wish.reason, askedAt: at };
    await tx.insert(entries).values(entry);
    const about = { subject: spaceSubject(spaceId), details: { entryId: entry.id, topicId } };
    await writeAudit(tx, { actorId: askedById, action: 'break-glass.asked', ...about }, at);
    await tellStaff(tx, entry.id, at);
    return entry;
  });
}

/** The circle that it is about, held so that two who ask at once take turns. */
async function holdCircle(
  tx: Tx,
  { spaceId, topicId }: Pick<EntryStart, 'spaceId' | 'topicId'>,
): Promise<string | undefined> {
  const ofTopic = sql`(select ${topics.spaceId} from ${topics}
    where ${topics.id} = ${topicId ?? null} and ${topics.pseudonym} is not null)`;
  const [space] = await tx
    .select({ id: spaces.id })
    .from(spaces)
    .where(and(eq(spaces.id, spaceId ?? ofTopic), eq(spaces.kind, 'circle')))
    .for('no key update');
  return space?.id;
}

async function findUnderWay(
  tx: Tx,
  spaceId: string,
  topicId: string | null,
  now: Date,
): Promise<Entry | undefined> {
  const same = topicId === null ? isNull(entries.topicId) : eq(entries.topicId, topicId);
  const rows = await tx
    .select()
    .from(entries)
    .where(and(eq(entries.spaceId, spaceId), same, isNull(entries.endedAt)));
  return rows.find((entry) => isUnderWay(entry, now));
}
