import { eq } from 'drizzle-orm';
import { districts } from '../districts/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/problem.ts';
import { authorOf, leadsOf } from './queries.ts';
import { type MeView, termsVersion } from './schemas.ts';
import { persons, profiles } from './tables.ts';

/** Everything a person may see and change about themselves. */
export async function showMe(db: Db, actor: Actor): Promise<MeView> {
  const [row] = await db
    .select({ person: persons, profile: profiles, district: districts.name })
    .from(persons)
    .leftJoin(profiles, eq(profiles.personId, persons.id))
    .leftJoin(districts, eq(districts.id, persons.districtId))
    .where(eq(persons.id, actor.personId));
  if (!row) throw notFound();
  const leads = await leadsOf(db, actor.personId);
  const { person, profile } = row;
  return {
    ...authorOf(person, row.district),
    email: person.email,
    districtId: person.districtId,
    schoolId: person.schoolId,
    timeZone: person.timeZone,
    language: person.language === 'es' ? 'es' : 'en',
    staffRole: person.staffRole,
    secondFactor: actor.secondFactor,
    verification: person.verification,
    verifiedAt: person.verifiedAt,
    leads,
    termsToAccept: person.termsVersion === termsVersion ? null : termsVersion,
    onboarded: person.onboardedAt !== null,
    profile: {
      gradeBands: profile?.gradeBands ?? [],
      subjects: profile?.subjects ?? [],
      languages: profile?.languages ?? [],
      challenge: profile?.challenge ?? null,
      offers: profile?.offers ?? [],
      seeks: profile?.seeks ?? [],
      readiness: profile?.readiness ?? [],
      availability: profile?.availability ?? [],
    },
    audiences: profile?.audiences ?? {},
  };
}
