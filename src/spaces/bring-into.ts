import { eq } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import { addMember, dropMember } from './members.ts';
import { countFacilitators, findMembership } from './queries.ts';
import { type Membership, spaces } from './tables.ts';

/** The space of an occasion, held. Other kinds take nobody in this way. */
async function holdEventSpace(tx: Tx, spaceId: string): Promise<void> {
  const its = eq(spaces.id, spaceId);
  const [space] = await tx
    .select({ kind: spaces.kind })
    .from(spaces)
    .where(its)
    .for('no key update');
  if (space?.kind !== 'event')
    throw new RangeError('This is not the space of a visit or convening');
}

/**
 * Brings someone who takes part in a visit or convening into its space, inside the write that lets them take part.
 * Someone who is in already stays as they are. Also where the space is archived: they may read it.
 */
export async function bringInto(
  tx: Tx,
  spaceId: string,
  personId: string,
  role: Membership['role'],
  at: Date,
): Promise<void> {
  await holdEventSpace(tx, spaceId);
  if (await findMembership(tx, spaceId, personId)) return;
  await addMember(tx, { spaceId, personId, role }, at);
}

/** Takes someone out who does not take part any more; the last who looks after the space stays. */
export async function takeOutOf(
  tx: Tx,
  spaceId: string,
  personId: string,
  at: Date,
): Promise<void> {
  await holdEventSpace(tx, spaceId);
  const member = await findMembership(tx, spaceId, personId);
  if (!member) return;
  const last = member.role === 'facilitator' && (await countFacilitators(tx, spaceId)) === 1;
  if (!last) await dropMember(tx, spaceId, personId, at);
}
