import { eq } from 'drizzle-orm';
import { districts } from '../districts/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { districtLeads, type Person, persons, profiles } from './tables.ts';

const zoneOfNobody = 'America/New_York';

type Wish = Pick<Person, 'email' | 'name' | 'role'> &
  Partial<
    Pick<
      Person,
      | 'districtId'
      | 'language'
      | 'staffRole'
      | 'verification'
      | 'demonstration'
      | 'timeZone'
      | 'termsVersion'
    >
  > & { districtLead?: boolean };

/**
 * Makes a person, in the time zone of their district.
 *
 * @returns undefined when somebody has the address already: nobody's account is ever taken over
 */
export async function addPerson(tx: Tx | Db, wish: Wish, now: Date): Promise<Person | undefined> {
  const { districtLead, ...row } = wish;
  const districtId = wish.districtId ?? null;
  const [person] = await tx
    .insert(persons)
    .values({
      ...row,
      id: newId(),
      email: wish.email.toLowerCase(),
      districtId,
      timeZone: wish.timeZone ?? (await zoneOf(tx, districtId)),
      verifiedAt: (wish.verification ?? 'none') === 'none' ? null : now,
      termsAcceptedAt: wish.termsVersion ? now : null,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!person) return undefined;
  await tx.insert(profiles).values({ personId: person.id, updatedAt: now });
  if (districtLead && districtId) {
    await tx.insert(districtLeads).values({ districtId, personId: person.id, createdAt: now });
  }
  return person;
}

async function zoneOf(db: Db, districtId: string | null): Promise<string> {
  if (districtId === null) return zoneOfNobody;
  const [row] = await db
    .select({ timeZone: districts.timeZone })
    .from(districts)
    .where(eq(districts.id, districtId));
  return row?.timeZone ?? zoneOfNobody;
}
