import type { Tx } from '../platform/db.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { firstCharter, keepCharter, standardTexts } from './charters.ts';
import { memberJoined, spaceStarted } from './events.ts';
import { renderWords } from './guidelines.ts';
import { type Membership, memberships, type Space, spaces } from './tables.ts';

type Beginning = Pick<
  Space,
  | 'name'
  | 'purpose'
  | 'kind'
  | 'joinPolicy'
  | 'hue'
  | 'districtId'
  | 'guidelines'
  | 'welcome'
  | 'startedById'
> &
  Partial<Pick<Space, 'question'>>;

/** Someone who is in a space from its first moment. */
export type FirstMember = Pick<Membership, 'personId' | 'role'>;

/**
 * Keeps a new space with the people it begins with. Whether that may be is the caller's to ask. Who starts a circle
 * accepts its first charter by doing so.
 */
export async function createSpace(
  tx: Tx,
  beginning: Beginning,
  members: readonly FirstMember[],
  at: Date,
): Promise<Space> {
  const words = { ...beginning, ...renderWords(beginning) };
  const charterVersion = firstCharter(beginning.kind);
  const start = { id: newId(), createdAt: at, membersCount: members.length, charterVersion };
  const [space] = await tx
    .insert(spaces)
    .values({ ...words, ...start })
    .returning();
  if (!space) throw new Error('A space was inserted and did not come back');
  const spaceId = space.id;
  const personId = beginning.startedById;
  const agreed = { charterVersion, charterAcceptedAt: charterVersion > 0 ? at : null };
  await tx.insert(memberships).values(
    members.map((member) => {
      const first = member.personId === personId ? agreed : {};
      const welcomedAt = member.personId === personId ? at : null; // their own words
      return { ...member, ...first, spaceId, joinedAt: at, welcomedAt };
    }),
  );
  if (charterVersion > 0) {
    const made = { spaceId, version: charterVersion, madeById: personId, madeAt: at };
    await keepCharter(tx, made, standardTexts);
  }
  await record(tx, spaceStarted, { spaceId, personId }, at);
  for (const { personId: memberId, role } of members) {
    if (memberId !== personId) {
      await record(tx, memberJoined, { spaceId, personId: memberId, role }, at);
    }
  }
  return space;
}
