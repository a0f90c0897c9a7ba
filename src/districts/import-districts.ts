import { inArray } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { newId } from '../platform/ids.ts';
import { excluded } from './excluded.ts';
import { findDistrictColumns } from './file-formats.ts';
import {
  type Counts,
  type ImportFile,
  type ImportSummary,
  type ImportWatcher,
  importFile,
  type ReadRow,
} from './import-file.ts';
import { type DistrictRow, differs, mergeDistrict, readDistrict } from './import-rules.ts';
import { rememberWords } from './remember-words.ts';
import { districts } from './tables.ts';

/** Takes in a file of districts: an NCES search export or the merged file, told apart by their headers. */
export const importDistricts = (
  deps: Deps,
  file: ImportFile,
  watcher: ImportWatcher = {},
): Promise<ImportSummary> =>
  importFile(
    deps,
    {
      of: 'districts',
      findColumns: findDistrictColumns,
      read: readDistrict,
      identity: ({ leaId }) => leaId,
      keep: keepDistricts,
    },
    file,
    watcher,
  );

const changing = [
  'name',
  'state',
  'city',
  'locale',
  'students',
  'latitude',
  'longitude',
  'timeZone',
  'timeZoneAssumed',
  'search',
  'updatedAt',
] as const;

async function keepDistricts(tx: Tx, rows: ReadRow<DistrictRow>[], now: Date): Promise<Counts> {
  const ids = rows.map(({ facts }) => facts.leaId);
  const held = await tx
    .select()
    .from(districts)
    .where(inArray(districts.leaId, ids))
    .orderBy(districts.leaId)
    .for('update');
  const knownBy = new Map(held.map((district) => [district.leaId, district]));
  const counts = { new: 0, changed: 0, unchanged: 0 };
  const written: (typeof districts.$inferInsert)[] = [];
  for (const { facts: read } of rows) {
    const known = knownBy.get(read.leaId);
    const facts = mergeDistrict(known, read);
    if (known && !differs(known, facts)) {
      counts.unchanged += 1;
      continue;
    }
    counts[known ? 'changed' : 'new'] += 1;
    written.push({ id: known?.id ?? newId(), ...facts, createdAt: now, updatedAt: now });
  }
  if (written.length === 0) return counts;
  await tx
    .insert(districts)
    .values(written)
    .onConflictDoUpdate({
      target: districts.leaId,
      set: excluded(changing),
    });
  await rememberWords(
    tx,
    written.map(({ search }) => String(search)),
  );
  return counts;
}
