import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { findDistrictByLeaId } from './queries.ts';
import { rememberWords } from './remember-words.ts';
import { districtExists } from './rules.ts';
import { searchVector } from './search-words.ts';
import { type District, districts } from './tables.ts';
import { zoneOf } from './zones.ts';

export type NewDistrict = Pick<District, 'name' | 'state' | 'city'> & Partial<District>;

/**
 * Adds one district to those that can be found. Part of a larger write: the caller has the transaction.
 *
 * @param district  without coordinates the zone is the state's main one, marked as assumed
 * @throws          `district-exists` when one has this `leaId` already
 */
export async function addDistrict(tx: Tx, district: NewDistrict, now: Date): Promise<District> {
  const latitude = district.latitude ?? null;
  const longitude = district.longitude ?? null;
  const added = {
    id: district.id ?? newId(),
    leaId: district.leaId ?? null,
    name: district.name,
    state: district.state,
    city: district.city,
    locale: district.locale ?? null,
    students: district.students ?? null,
    latitude,
    longitude,
    ...zoneOf({ state: district.state, latitude, longitude }),
    createdAt: now,
    updatedAt: now,
  };
  const search = searchVector(added);
  const [made] = await tx
    .insert(districts)
    .values({ ...added, search })
    .onConflictDoNothing({ target: districts.leaId })
    .returning({ id: districts.id });
  if (!made && added.leaId !== null) {
    const same = await findDistrictByLeaId(tx, added.leaId);
    throw districtExists(undefined, { districtId: same?.id });
  }
  await rememberWords(tx, [search]);
  return added;
}
