import { readFileSync } from 'node:fs';
import { importDistricts, type Rejected } from '../../src/districts/index.ts';
import type { World } from '../support/world.ts';

/** The project's own file of districts, with every oddity. */
export const fixture = readFileSync(new URL('../fixtures/districts.csv', import.meta.url));

/** Takes in a file, handed over in pieces. `counts` are those of new, changed, unchanged and rejected rows. */
export async function takeIn(
  world: World,
  content: string | Buffer,
  importFile: typeof importDistricts = importDistricts,
) {
  const bytes = Buffer.from(content);
  async function* open() {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
  }
  const rejected: Rejected[] = [];
  const onRejected = (row: Rejected) => void rejected.push(row);
  const summary = await importFile(world.deps, { open }, { onRejected });
  const { new: added, changed, unchanged } = summary;
  return { counts: [added, changed, unchanged, summary.rejected], rejected, summary };
}
