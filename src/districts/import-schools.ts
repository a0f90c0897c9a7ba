import { inArray } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { newId } from '../platform/ids.ts';
import { excluded } from './excluded.ts';
import { findSchoolColumns } from './file-formats.ts';
import {
  type Counts,
  type ImportFile,
  type ImportSummary,
  type ImportWatcher,
  importFile,
  type ReadRow,
  type Rejected,
} from './import-file.ts';
import { differs, mergeSchool, readSchool, type SchoolRow } from './import-rules.ts';
import { districts, schools } from './tables.ts';

/** Takes in an NCES search export of schools. Their districts must be there already. */
export const importSchools = (
  deps: Deps,
  file: ImportFile,
  watcher: ImportWatcher = {},
): Promise<ImportSummary> =>
  importFile(
    deps,
    {
      of: 'schools',
      findColumns: findSchoolColumns,
      read: readSchool,
      identity: ({ ncesSchoolId }) => ncesSchoolId,
      keep: keepSchools,
    },
    file,
    watcher,
  );

const changing = [
  'districtId',
  'name',
  'city',
  'lowGrade',
  'highGrade',
  'latitude',
  'longitude',
  'timeZone',
  'timeZoneAssumed',
  'updatedAt',
] as const;

async function keepSchools(
  tx: Tx,
  rows: ReadRow<SchoolRow>[],
  now: Date,
  reject: (row: Rejected) => void,
): Promise<Counts> {
  const { districtBy, knownBy } = await findKnown(tx, rows);
  const counts = { new: 0, changed: 0, unchanged: 0 };
  const written: (typeof schools.$inferInsert)[] = [];
  for (const { facts: read, line, text } of rows) {
    const district = districtBy.get(read.leaId);
    if (!district) {
      reject({ line, text, reason: `Its district ${read.leaId} is not there; import it first` });
      continue;
    }
    const known = knownBy.get(read.ncesSchoolId);
    const facts = mergeSchool(known, read, district);
    if (known && !differs(known, facts)) {
      counts.unchanged += 1;
      continue;
    }
    counts[known ? 'changed' : 'new'] += 1;
    written.push({ id: known?.id ?? newId(), ...facts, createdAt: now, updatedAt: now });
  }
  if (written.length === 0) return counts;
  await tx
    .insert(schools)
    .values(written)
    .onConflictDoUpdate({ target: schools.ncesSchoolId, set: excluded(changing) });
  return counts;
}

async function findKnown(tx: Tx, rows: ReadRow<SchoolRow>[]) {
  const leaIds = [...new Set(rows.map(({ facts }) => facts.leaId))];
  const { id, leaId, state, timeZone } = districts;
  const around = await tx
    .select({ id, leaId, state, timeZone })
    .from(districts)
    .where(inArray(leaId, leaIds));
  const ids = rows.map(({ facts }) => facts.ncesSchoolId);
  const held = await tx
    .select()
    .from(schools)
    .where(inArray(schools.ncesSchoolId, ids))
    .orderBy(schools.ncesSchoolId)
    .for('update');
  return {
    districtBy: new Map(around.map((district) => [district.leaId, district])),
    knownBy: new Map(held.map((school) => [school.ncesSchoolId, school])),
  };
}
