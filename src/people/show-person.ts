import { eq } from 'drizzle-orm';
import { type District, districts } from '../districts/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/problem.ts';
import { isOfDistrict, maySeePerson, profileFor } from './policy.ts';
import { authorOf, blockedBetween, staffRoleOf } from './queries.ts';
import type { AuthorView, PersonView } from './schemas.ts';
import { type Person, type Profile, persons, profiles } from './tables.ts';

/** Everyone who is in a cohort with someone. Cohorts stand higher up, so the answer is handed in. */
export type CohortPeers = (db: Db, personId: string) => Promise<ReadonlySet<string>>;

type Found = { person: Person; profile: Profile | null; district: District | null };

/** A person as this reader may see them. */
export function personViewOf(
  { person, profile, district }: Found,
  author: AuthorView,
  actor: Actor,
  peers: ReadonlySet<string>,
): PersonView {
  const relation = {
    self: actor.personId === person.id,
    sameDistrict: isOfDistrict(actor, person),
    sharesCohort: peers.has(person.id),
  };
  return {
    ...author,
    districtId: person.districtId,
    state: district?.state ?? null,
    verification: person.verification,
    timeZone: person.timeZone,
    profile: profile ? profileFor(profile, relation) : {},
  };
}

export async function showPerson(
  db: Db,
  actor: Actor,
  personId: string,
  cohortPeers: CohortPeers,
): Promise<PersonView> {
  const [found] = await db
    .select({ person: persons, profile: profiles, district: districts })
    .from(persons)
    .leftJoin(profiles, eq(profiles.personId, persons.id))
    .leftJoin(districts, eq(districts.id, persons.districtId))
    .where(eq(persons.id, personId));
  if (!found) throw notFound();
  const blocked = await blockedBetween(db, actor.personId, personId);
  if (!maySeePerson(blocked, blocked ? await staffRoleOf(db, actor) : 'none')) throw notFound();
  const author = authorOf(found.person, found.district?.name ?? null);
  return personViewOf(found, author, actor, await cohortPeers(db, actor.personId));
}
