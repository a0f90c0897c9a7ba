import { findPerson, isDistrictLead, isVerified, type Person } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { forbidden } from '../platform/problem.ts';
import { createSpace } from './create-space.ts';
import { mayStartSpace, type Starter } from './policy.ts';
import { checkSpaceKind, joinPolicyFor, notVerified } from './rules.ts';
import type { SpaceStart } from './schemas.ts';
import type { Space } from './tables.ts';

/** Starts a space with the person asking as its first facilitator. */
export async function startSpace(deps: Deps, actor: Actor, wish: SpaceStart): Promise<Space> {
  return deps.db.transaction(async (tx) => {
    const { personId } = actor;
    const { kind } = wish;
    const at = deps.now();
    const person = await findPerson(tx, personId);
    const starter = await starterOf(tx, person, at);
    if (!starter.verified) throw notVerified();
    checkSpaceKind(kind);
    if (!mayStartSpace(kind, starter)) {
      throw forbidden('A district space is started by someone who leads the district');
    }
    const joinPolicy = joinPolicyFor(kind, wish.joinPolicy);
    const districtId = kind === 'district' ? (person?.districtId ?? null) : null;
    const beginning = { ...wish, joinPolicy, districtId, startedById: personId };
    return createSpace(tx, beginning, [{ personId, role: 'facilitator' }], at);
  });
}

async function starterOf(tx: Tx, person: Person | undefined, at: Date): Promise<Starter> {
  if (!person || !isVerified(person, at)) return { verified: false, leadsDistrict: false };
  const { id, districtId } = person;
  const leadsDistrict = districtId !== null && (await isDistrictLead(tx, id, districtId));
  return { verified: true, leadsDistrict };
}
