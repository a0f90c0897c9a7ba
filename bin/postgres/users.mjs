import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alive } from '../folder-lock.mjs';

const register = (/** @type {string} */ folder) => join(folder, 'users');

/** Notes that this process uses a database which another one started. */
export function registerUser(/** @type {string} */ folder) {
  const entry = join(register(folder), String(process.pid));
  mkdirSync(register(folder), { recursive: true, mode: 0o700 });
  writeFileSync(entry, '');
  return { leave: () => rmSync(entry, { force: true }) };
}

/** The living processes that use the database; entries of dead ones are forgotten. */
export function users(/** @type {string} */ folder) {
  return entries(folder).filter((pid) => {
    if (alive(pid)) return true;
    rmSync(join(register(folder), String(pid)), { force: true });
    return false;
  });
}

function entries(/** @type {string} */ folder) {
  try {
    return readdirSync(register(folder)).map(Number);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return [];
    throw error;
  }
}
