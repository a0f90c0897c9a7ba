import { spawnSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Who uses a folder: the service itself, or a command of the command line that started the database for its own use.
 *
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} born       when that process began, so that a number used again is not taken for it
 * @property {'service' | 'command'} kind
 * @property {string} [address]  where the service answers
 * @property {boolean} [closing]  it is about to let go: nobody may join any more
 */

/** @typedef {{ update(change: Partial<Holder>): void, release(): void }} Hold */

const fileIn = (/** @type {string} */ folder) => join(folder, 'running.json');

/**
 * Takes the folder, unless a living process holds it already. What a dead one left is taken over.
 *
 * @param {string} folder
 * @param {Pick<Holder, 'kind' | 'address'>} as
 * @returns {{ hold: Hold } | { holder: Holder }}
 */
export function holdFolder(folder, as) {
  const file = fileIn(folder);
  /** @type {Holder} */
  let mine = { pid: process.pid, born: bornAt(process.pid), ...as };
  while (!writeNew(file, mine)) {
    const holder = findHolder(folder);
    if (holder) return { holder };
    setAside(file);
  }
  return {
    hold: {
      update(change) {
        mine = { ...mine, ...change };
        writeFileSync(`${file}.${process.pid}`, JSON.stringify(mine));
        renameSync(`${file}.${process.pid}`, file);
      },
      release: () => rmSync(file, { force: true }),
    },
  };
}

/**
 * The living process that holds the folder.
 *
 * @param {string} folder
 * @returns {Holder | undefined}
 */
export function findHolder(folder) {
  const holder = read(fileIn(folder));
  return holder && alive(holder.pid) && bornAt(holder.pid) === holder.born ? holder : undefined;
}

export function alive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'; // lives, under another account
  }
}

/** When a process began, in whatever words the system has; empty where it has none. */
export function bornAt(/** @type {number} */ pid) {
  if (process.platform === 'win32') return '';
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return fields?.[19] ?? '';
  } catch {
    return (
      spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ??
      ''
    );
  }
}

/**
 * Linked into place whole, so that nobody ever reads half of it.
 *
 * @returns {boolean} false when there is such a file already
 */
function writeNew(/** @type {string} */ file, /** @type {Holder} */ holder) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes what a dead process left. By renaming, so that of two who try at once one does. */
function setAside(/** @type {string} */ file) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
  const taken = read(aside);
  rmSync(aside, { force: true });
  if (taken && taken.pid !== process.pid && alive(taken.pid) && bornAt(taken.pid) === taken.born)
    writeNew(file, taken);
}

/** @returns {Holder | undefined} */
function read(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // absent
  }
}
