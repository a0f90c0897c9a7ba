import type { Tx } from '../platform/db.ts';
import { createSpace, type FirstMember } from './create-space.ts';
import type { hues, joinPolicies } from './schemas.ts';

type EventSpace = {
  name: string;
  purpose: string;
  /** By invitation without a choice: whoever takes part is brought in by what they take part in. */
  joinPolicy?: (typeof joinPolicies)[number];
  hue?: (typeof hues)[number];
  guidelines?: string;
  welcome?: string;
  startedById: string;
  /** Hosts or organizers look after it; at least one. */
  members: readonly FirstMember[];
};

/**
 * Starts the space of a visit or convening, inside the write that the occasion is part of: both are kept or neither.
 * Who may do so is the policy of that write. People who take part later are brought in by `bringInto`.
 *
 * @throws RangeError without a facilitator
 */
export async function startEventSpace(
  tx: Tx,
  { members, ...wish }: EventSpace,
  at: Date,
): Promise<{ spaceId: string }> {
  if (!members.some(({ role }) => role === 'facilitator')) {
    throw new RangeError('An event space begins with someone who looks after it');
  }
  const usual = { joinPolicy: 'invitation', hue: 'sky', guidelines: '', welcome: '' } as const;
  const beginning = { ...usual, ...wish, kind: 'event', districtId: null } as const;
  const { id } = await createSpace(tx, beginning, members, at);
  return { spaceId: id };
}
