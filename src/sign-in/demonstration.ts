import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { districts } from '../districts/index.ts';
import { authorOf, findPerson, persons } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { notFound } from '../platform/problem.ts';
import type { Browser, Entry } from './complete-sign-in.ts';
import { createSession } from './create-session.ts';
import type { DemonstrationPerson } from './schemas.ts';

const shown = 12;

/** The made-up people of the demonstration network. */
export async function listDemonstrationPeople(
  db: Db,
): Promise<z.output<typeof DemonstrationPerson>[]> {
  const rows = await db
    .select({ person: persons, district: districts.name })
    .from(persons)
    .leftJoin(districts, eq(districts.id, persons.districtId))
    .where(eq(persons.demonstration, true))
    .orderBy(asc(persons.createdAt), asc(persons.id))
    .limit(shown);
  return rows.map(({ person, district }) => authorOf(person, district));
}

/** Signs in as a made-up person with one click, staff rights included. Reachable in development only. */
export async function signInAsDemonstrationPerson(
  deps: Deps,
  personId: string,
  browser: Browser,
): Promise<Entry> {
  return deps.db.transaction(async (tx) => {
    const person = await findPerson(tx, personId);
    if (!person?.demonstration) throw notFound();
    const wish = { method: 'demonstration', secondFactor: true, ...browser } as const;
    const { token } = await createSession(tx, personId, wish, deps.now());
    return { token, signedIn: { personId, secondFactorNeeded: false, newcomer: false } };
  });
}
