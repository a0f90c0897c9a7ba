import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import { record } from '../platform/events.ts';
import { admissionChanged, memberJoined, memberRemoved, requestsChanged } from './events.ts';
import {
  type Admission,
  admissions,
  type Membership,
  mailInvitations,
  memberships,
  spaces,
  topicLevels,
  topics,
} from './tables.ts';

type Joining = Pick<Membership, 'spaceId' | 'personId' | 'role'>;
type Waiting = Pick<Admission, 'spaceId' | 'personId' | 'kind' | 'byId'> &
  Partial<Pick<Admission, 'answer' | 'byMail'>>;

/** Makes someone a member. The space is held by the caller, so its count stays true. */
export async function addMember(tx: Tx, joining: Joining, at: Date): Promise<void> {
  const { spaceId, personId } = joining;
  const before = await dropAdmission(tx, spaceId, personId);
  await dropMailInvitation(tx, spaceId, personId);
  await tx.insert(memberships).values({ ...joining, joinedAt: at });
  await countMembers(tx, spaceId, 1);
  await record(tx, memberJoined, joining, at);
  if (before === 'asked') await tellFacilitators(tx, spaceId, at);
}

/** Ends a membership, and what they wished to hear of its topics; what the person joined live is closed by the event. */
export async function dropMember(tx: Tx, spaceId: string, personId: string, at: Date) {
  const theirs = and(eq(memberships.spaceId, spaceId), eq(memberships.personId, personId));
  await tx.delete(memberships).where(theirs);
  const itsTopics = tx.select({ id: topics.id }).from(topics).where(eq(topics.spaceId, spaceId));
  const levels = and(eq(topicLevels.personId, personId), inArray(topicLevels.topicId, itsTopics));
  await tx.delete(topicLevels).where(levels);
  await countMembers(tx, spaceId, -1);
  await record(tx, memberRemoved, { spaceId, personId }, at);
}

/** Notes that someone asks, or is invited; a request of theirs that was declined is past then. */
export async function addAdmission(tx: Tx, waiting: Waiting, at: Date): Promise<void> {
  const { spaceId, personId } = waiting;
  const before = await dropAdmission(tx, spaceId, personId);
  await tx.insert(admissions).values({ ...waiting, at });
  await record(tx, admissionChanged, { spaceId, personId }, at);
  const [asks, asked] = [waiting.kind === 'asked', before === 'asked'];
  if (asks || asked) await tellFacilitators(tx, spaceId, at, { asked: asks && !asked });
}

/** Takes back a request or an invitation, told to the person. */
export async function endAdmission(tx: Tx, spaceId: string, personId: string, at: Date) {
  const before = await dropAdmission(tx, spaceId, personId);
  await record(tx, admissionChanged, { spaceId, personId }, at);
  if (before === 'asked') await tellFacilitators(tx, spaceId, at);
}

/**
 * Says to those who look after a space that other people wait for their answer than before.
 *
 * @param asked  whether somebody came who did not wait before
 */
export async function tellFacilitators(
  tx: Tx,
  spaceId: string,
  at: Date,
  { asked } = { asked: false },
): Promise<void> {
  const those = and(eq(memberships.spaceId, spaceId), eq(memberships.role, 'facilitator'));
  const rows = await tx
    .select({ id: memberships.personId })
    .from(memberships)
    .where(those)
    .orderBy(memberships.personId);
  const facilitatorIds = rows.map(({ id }) => id);
  if (facilitatorIds.length === 0) return;
  await record(tx, requestsChanged, { spaceId, facilitatorIds, asked }, at);
}

/** @returns what it was, where it stood open */
async function dropAdmission(
  tx: Tx,
  spaceId: string,
  personId: string,
): Promise<Admission['kind'] | undefined> {
  const theirs = and(eq(admissions.spaceId, spaceId), eq(admissions.personId, personId));
  const [gone] = await tx.delete(admissions).where(theirs).returning();
  return gone && !gone.declinedAt ? gone.kind : undefined;
}

async function dropMailInvitation(tx: Tx, spaceId: string, personId: string): Promise<void> {
  const theirAddress = sql`(select email from persons where id = ${personId})`;
  await tx
    .delete(mailInvitations)
    .where(and(eq(mailInvitations.spaceId, spaceId), eq(mailInvitations.email, theirAddress)));
}

async function countMembers(tx: Tx, spaceId: string, by: 1 | -1): Promise<void> {
  const membersCount = sql`${spaces.membersCount} + ${by}`;
  await tx.update(spaces).set({ membersCount }).where(eq(spaces.id, spaceId));
}
