import { type FileHandle, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Rejected } from '../../src/districts/index.ts';

export type RejectedReport = {
  add(rejected: Rejected): Promise<void>;
  /** @returns the name of the file, or undefined when nothing was rejected */
  close(): Promise<string | undefined>;
};

const longestRow = 2_000;

/** A cell for a spreadsheet: quoted, and never a formula. */
export const safeCell = (text: string): string => {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('\0', '').replaceAll('"', '""')}"`;
};

/** Gathers rejected rows with their reasons in a file that is made with the first of them. */
export function openRejectedReport(folder: string, imported: string, now: Date): RejectedReport {
  const name = basename(imported)
    .replace(/\.csv$/i, '')
    .replace(/[^\w.-]+/g, '_');
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  let file: { handle: FileHandle; name: string } | undefined;
  return {
    async add({ line, reason, text }) {
      if (!file) {
        file = await openNew(folder, `rejected-${name}-${time}`);
        await file.handle.write('"line","reason","row"\r\n');
      }
      const cells = [String(line), reason, text.slice(0, longestRow)].map(safeCell);
      await file.handle.write(`${cells.join(',')}\r\n`);
    },
    async close() {
      await file?.handle.close();
      return file?.name;
    },
  };
}

/** Never writes over an earlier report: one of the same second gets a number. */
async function openNew(folder: string, stem: string) {
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}.csv`;
    try {
      return { handle: await open(join(folder, name), 'wx'), name };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
