import { addDistrict } from '../../src/districts/index.ts';
import { schools } from '../../src/districts/tables.ts';
import { termsVersion } from '../../src/people/index.ts';
import { districtDomains, districtLeads, persons, profiles } from '../../src/people/tables.ts';
import type { Tx } from '../../src/platform/db.ts';
import { type DistrictKey, type SeedDistrict, seedDistricts } from './districts.ts';
import { idOf } from './ids.ts';
import { type PersonKey, type SeedPerson, seedPeople } from './people.ts';

type Place = { id: string; timeZone: string };

/** Writes the districts, their schools and the domains they have proved. */
export async function writeDistricts(tx: Tx, now: Date): Promise<Map<DistrictKey, Place>> {
  const places = new Map<DistrictKey, Place>();
  for (const [key, seed] of entries<DistrictKey, SeedDistrict>(seedDistricts)) {
    const { domain, schools: seedSchools, ...facts } = seed;
    const { id, timeZone } = await addDistrict(tx, { ...facts, id: idOf(`districts/${key}`) }, now);
    places.set(key, { id, timeZone });
    await tx.insert(districtDomains).values({ domain, districtId: id, createdAt: now });
    await tx.insert(schools).values(
      seedSchools.map((school, at) => ({
        ...school,
        id: idOf(`schools/${key}/${at}`),
        ncesSchoolId: `${facts.leaId}${String(at + 1).padStart(5, '0')}`,
        districtId: id,
        city: facts.city,
        timeZone,
        createdAt: now,
        updatedAt: now,
      })),
    );
  }
  return places;
}

/** Writes the people with their profiles, in the order in which the sign-in page offers them. */
export async function writePeople(
  tx: Tx,
  places: ReadonlyMap<DistrictKey, Place>,
  now: Date,
): Promise<void> {
  const people = entries<PersonKey, SeedPerson>(seedPeople).map(([key, seed], at) => {
    const place = places.get(seed.district);
    if (!place) throw new RangeError(`There is no district ${seed.district}`);
    const { domain } = seedDistricts[seed.district];
    const createdAt = new Date(now.getTime() - 30 * 24 * 3_600_000 + at * 1_000);
    return { id: personId(key), seed, place, email: emailOf(seed.name, domain), createdAt };
  });
  await tx.insert(persons).values(
    people.map(({ id, seed, place, email, createdAt }) => ({
      ...{ id, email, name: seed.name, role: seed.role, demonstration: true, createdAt },
      ...{ districtId: place.id, timeZone: place.timeZone, staffRole: seed.staffRole ?? 'none' },
      ...{ verification: 'district-email' as const, verifiedAt: createdAt },
      ...{ termsVersion, termsAcceptedAt: createdAt, onboardedAt: createdAt },
    })),
  );
  await tx.insert(profiles).values(
    people.map(({ id, seed, createdAt }) => ({
      personId: id,
      ...seed.profile,
      updatedAt: createdAt,
    })),
  );
  const leads = people.filter(({ seed }) => seed.lead);
  await tx
    .insert(districtLeads)
    .values(
      leads.map(({ id, place, createdAt }) => ({ personId: id, districtId: place.id, createdAt })),
    );
}

export const personId = (key: PersonKey): string => idOf(`people/${key}`);

const emailOf = (name: string, domain: string): string =>
  `${name.toLowerCase().replaceAll(' ', '.')}@${domain}`;

const entries = <Key extends string, Value>(record: Record<Key, Value>): [Key, Value][] =>
  Object.entries(record) as [Key, Value][];
