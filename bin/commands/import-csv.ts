import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ImportFile, ImportSummary, ImportWatcher } from '../../src/districts/index.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { CommandRefused, type Given, type Surroundings } from './command.ts';
import { openRejectedReport } from './rejected-report.ts';
import { withDeps } from './with-deps.ts';

type Import = (deps: Deps, file: ImportFile, watcher: ImportWatcher) => Promise<ImportSummary>;

const number = new Intl.NumberFormat('en-US');

/** Takes in the file that was named, tells how far it is, and what became of its rows. */
export async function importCsv(
  importFile: Import,
  { files: [named = ''] }: Given,
  around: Surroundings,
): Promise<void> {
  const path = resolve(around.folder, named);
  if ((await stat(path)).isDirectory())
    throw new CommandRefused(`${path} is a folder; name a file.`);
  const report = openRejectedReport(around.folder, path, around.now());
  const { summary, rejected } = await withDeps(around, async (deps) => {
    try {
      const watcher: ImportWatcher = {
        onProgress: (rows) => around.progress(`${number.format(rows)} rows read`),
        onRejected: (row) => report.add(row),
      };
      const file = { open: (): AsyncIterable<Buffer> => createReadStream(path) };
      return { summary: await importFile(deps, file, watcher), rejected: await report.close() };
    } finally {
      await report.close();
    }
  });
  around.say(`${basename(path)}: ${summary.format}, ${summary.encoding}`);
  const counts = (['new', 'changed', 'unchanged', 'rejected'] as const).map(
    (count) => `${number.format(summary[count])} ${count}`,
  );
  around.say(counts.join(', '));
  if (rejected === undefined) return;
  around.say(`Rejected rows with reasons: ${rejected}`);
  if (summary.new + summary.changed + summary.unchanged > 0) return;
  throw new CommandRefused(`No row could be used. ${rejected} says why.`);
}
