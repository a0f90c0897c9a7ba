import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import { record } from '../platform/events.ts';
import { admissionChanged, memberJoined, memberRemoved } from './events.ts';
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
  await dropAdmission(tx, spaceId, personId);
  await dropMailInvitation(tx, spaceId, personId);
  await tx.insert(memberships).values({ ...joining, joinedAt: at });
  await countMembers(tx, spaceId, 1);
  await record(tx, memberJoined, joining, at);
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
  await dropAdmission(tx, spaceId, personId);
  await tx.insert(admissions).values({ ...waiting, at });
  await record(tx, admissionChanged, { spaceId, personId }, at);
}

/** Takes back a request or an invitation, told to the person. */
export async function endAdmission(tx: Tx, spaceId: string, personId: string, at: Date) {
  await dropAdmission(tx, spaceId, personId);
  await record(tx, admissionChanged, { spaceId, personId }, at);
}

async function dropAdmission(tx: Tx, spaceId: string, personId: string): Promise<void> {
  const theirs = and(eq(admissions.spaceId, spaceId), eq(admissions.personId, personId));
  await tx.delete(admissions).where(theirs);
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
