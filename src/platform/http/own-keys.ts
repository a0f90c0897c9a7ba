import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The signing key of a machine for development: made once, kept in its data folder, readable by its owner alone. */
export function readOrMakeKey(folder: string): Buffer {
  const file = join(folder, 'signing-key');
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (!existsSync(file)) makeKey(file);
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}

/** Linked into place whole, so that nobody, not even after a kill, reads an empty key. Of two who make one, one does. */
function makeKey(file: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
