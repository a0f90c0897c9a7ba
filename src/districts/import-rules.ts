import type { DistrictField, SchoolField } from './file-formats.ts';
import { RowFault } from './file-refused.ts';
import type { Row } from './file-values.ts';
import { searchVector } from './search-words.ts';
import { states } from './states.ts';
import type { District, School } from './tables.ts';
import { type Zone, zoneOf } from './zones.ts';

type Coordinates = Pick<District, 'latitude' | 'longitude'>;
const nowhere: Coordinates = { latitude: null, longitude: null };

export type DistrictRow = Omit<
  District,
  'id' | 'leaId' | 'search' | 'createdAt' | 'updatedAt' | keyof Zone
> & { leaId: string };
export type SchoolRow = Omit<
  School,
  'id' | 'districtId' | 'createdAt' | 'updatedAt' | keyof Zone
> & { leaId: string };
export type DistrictFacts = DistrictRow & Zone & { search: string };
export type SchoolFacts = Omit<SchoolRow, 'leaId'> & Zone & { districtId: string };

/** @throws `RowFault` with the reason when the row is not that of a district */
export function readDistrict(row: Row<DistrictField>): DistrictRow {
  const leaId = row.id('leaId', 'district id', 7);
  const name = row.text('name');
  if (name === null) throw new RowFault('The name is missing');
  const state = row.text('state')?.toUpperCase();
  if (state === undefined) throw new RowFault('The state is missing');
  if (!states.has(state)) throw new RowFault(`“${state.slice(0, 40)}” is not a state code`);
  return {
    leaId,
    name,
    state,
    city: row.text('city'),
    locale: row.text('locale'),
    students: row.count('students'),
    ...(row.coordinates('latitude', 'longitude') ?? nowhere),
  };
}

/** @throws `RowFault` with the reason when the row is not that of a school */
export function readSchool(row: Row<SchoolField>): SchoolRow {
  const ncesSchoolId = row.id('ncesSchoolId', 'school id', 12);
  const leaId = row.id('leaId', 'district id', 7);
  const name = row.text('name');
  if (name === null) throw new RowFault('The name is missing');
  return {
    ncesSchoolId,
    leaId,
    name,
    city: row.text('city'),
    lowGrade: row.text('lowGrade'),
    highGrade: row.text('highGrade'),
    ...(row.coordinates('latitude', 'longitude') ?? nowhere),
  };
}

/** What is known after a row was read: a file that lacks something takes nothing away. */
export function mergeDistrict(known: District | undefined, read: DistrictRow): DistrictFacts {
  const facts = {
    ...read,
    city: read.city ?? known?.city ?? null,
    locale: read.locale ?? known?.locale ?? null,
    students: read.students ?? known?.students ?? null,
    ...mergeCoordinates(known, read),
  };
  return { ...facts, ...zoneOf(facts), search: searchVector(facts) };
}

/** A school without coordinates of its own is taken to keep its district's zone. */
export function mergeSchool(
  known: School | undefined,
  { leaId: _leaId, ...read }: SchoolRow,
  district: Pick<District, 'id' | 'state' | 'timeZone'>,
): SchoolFacts {
  const coordinates = mergeCoordinates(known, read);
  const found = zoneOf({ state: district.state, ...coordinates });
  const zone = found.timeZoneAssumed ? { ...found, timeZone: district.timeZone } : found;
  return {
    ...read,
    city: read.city ?? known?.city ?? null,
    lowGrade: read.lowGrade ?? known?.lowGrade ?? null,
    highGrade: read.highGrade ?? known?.highGrade ?? null,
    ...coordinates,
    ...zone,
    districtId: district.id,
  };
}

const mergeCoordinates = (known: Coordinates | undefined, read: Coordinates): Coordinates => {
  const { latitude, longitude } = read.latitude === null ? (known ?? nowhere) : read;
  return { latitude, longitude };
};

/** Whether a row tells something else than what is known. How a search finds it is no fact of its own. */
export const differs = (known: object, facts: object): boolean =>
  Object.entries(facts).some(
    ([field, value]) => field !== 'search' && known[field as keyof typeof known] !== value,
  );
