import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './dependencies.mjs';

/**
 * @typedef {object} Made
 * @property {string} stamp    where a build here notes what it was made from
 * @property {string} product  a file that every build writes, also one started elsewhere
 * @property {string[]} files  all that it is made from, seen from the project's folder
 */

/**
 * Builds something unless what stands there was built here from the very same sources.
 *
 * @param {Made} made
 * @param {() => Promise<boolean>} build  whether it succeeded
 */
export async function buildUnlessSame({ stamp, product, files }, build) {
  const sources = hash(files);
  if (readStamp(stamp, product) === sources) return;
  if (await build()) writeFileSync(stamp, sources);
}

/** Files below a folder of the project, without what a build left there. */
export function filesBelow(/** @type {string} */ folder) {
  return readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length))
    .filter((file) => !file.startsWith(join(folder, 'dist')));
}

function hash(/** @type {string[]} */ files) {
  const sum = createHash('sha256');
  for (const file of files.sort()) {
    sum
      .update(file)
      .update('\0')
      .update(readFileSync(join(projectFolder, file)));
  }
  return sum.digest('hex');
}

function readStamp(/** @type {string} */ stamp, /** @type {string} */ product) {
  try {
    const builtElsewhereSince = statSync(product).mtimeMs > statSync(stamp).mtimeMs;
    return builtElsewhereSince ? undefined : readFileSync(stamp, 'utf8');
  } catch {
    return undefined; // never built
  }
}
