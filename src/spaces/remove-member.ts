import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { spaceSubject } from './events.ts';
import { holdAsFacilitator } from './hold-as-facilitator.ts';
import { dropMember, endAdmission } from './members.ts';
import { countFacilitators, findAdmission, findMembership } from './queries.ts';
import { lastFacilitator } from './rules.ts';

/** A facilitator takes someone out, declines their request, or takes an invitation back. */
export async function removeMember(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  personId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await holdAsFacilitator(tx, actor, spaceId);

    const at = deps.now();
    const member = await findMembership(tx, spaceId, personId);
    if (member) {
      const last = member.role === 'facilitator' && (await countFacilitators(tx, spaceId)) === 1;
      if (last) throw lastFacilitator();
      const entry = { actorId: actor.personId, subject: spaceSubject(spaceId) };
      await writeAudit(
        tx,
        { ...entry, action: 'spaces.member-removed', details: { personId } },
        at,
      );
      return dropMember(tx, spaceId, personId, at);
    }
    const waiting = await findAdmission(tx, spaceId, personId);
    if (waiting) await endAdmission(tx, spaceId, personId, at);
  });
}
