import { findDistrictByLeaId } from '../src/districts/index.ts';
import type { Deps } from '../src/platform/deps.ts';
import { checkIndex } from '../src/search/index.ts';
import { seedDistricts } from './seed/districts.ts';
import { evidenceOfLearning } from './seed/evidence-of-learning.ts';
import { multilingualLearners } from './seed/multilingual-learners.ts';
import { principals } from './seed/principals.ts';
import { writeDistricts, writePeople } from './seed/write-places.ts';
import { writeTalk } from './seed/write-talk.ts';

/**
 * Writes the demonstration network: invented people of invented districts, and a week of their talk up to now.
 *
 * Never in production, where anybody could sign in as these people; the caller sees to that.
 *
 * @returns false when it was there already; nothing was changed then
 */
export async function seedDemonstration({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<boolean> {
  const at = now();
  const written = await db.transaction(async (tx) => {
    await tx.execute("select pg_advisory_xact_lock(hashtext('demonstration network'))");
    if (await findDistrictByLeaId(tx, seedDistricts.alderValley.leaId)) return false;
    const places = await writeDistricts(tx, new Date(at.getTime() - 40 * 24 * 3_600_000));
    await writePeople(tx, places, at);
    for (const space of [multilingualLearners, evidenceOfLearning, principals]) {
      await writeTalk(tx, space, at);
    }
    return true;
  });
  if (written) await checkIndex(db, new AbortController().signal); // nothing announced what was written
  return written;
}
