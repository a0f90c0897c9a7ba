import { inArray } from 'drizzle-orm';
import { blocksAmong, persons } from '../people/index.ts';
import type { Tx } from '../platform/db.ts';
import { createSpace } from './create-space.ts';
import { cannotBringTogether, checkConversation } from './rules.ts';

/**
 * Starts a conversation of two to eight people whom a match, a visit or a mutual yes brought together, inside the write
 * that does so. Nobody looks after it: no one is invited, no one is taken out, and whoever wants to leaves.
 *
 * @throws `cannot-bring-together` when one of them is gone, or two of them have a block: nobody is told which
 */
export async function startConversation(
  tx: Tx,
  wish: { name: string; purpose: string; personIds: readonly string[]; startedById: string },
  at: Date,
): Promise<{ spaceId: string }> {
  const personIds = [...new Set(wish.personIds)];
  checkConversation(personIds.length);
  const here = await tx.$count(persons, inArray(persons.id, personIds));
  const blocks = await blocksAmong(tx, personIds);
  const apart = personIds.some((id) => personIds.some((other) => blocks.get(id)?.has(other)));
  if (here !== personIds.length || apart) throw cannotBringTogether();
  const { name, purpose, startedById } = wish;
  const kind = { kind: 'conversation', joinPolicy: 'invitation', hue: 'plum' } as const;
  const plain = { districtId: null, guidelines: '', welcome: '' };
  const beginning = { ...kind, ...plain, name, purpose, startedById };
  const members = personIds.map((personId) => ({ personId, role: 'member' }) as const);
  const { id } = await createSpace(tx, beginning, members, at);
  return { spaceId: id };
}
