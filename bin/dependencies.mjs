import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.mjs';

/** The folder that holds package.json. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, peer?: boolean }} Locked */

/**
 * Installs the dependencies with `npm ci` when what is installed is not what the lock file asks for.
 * Uses nothing but Node itself, since it runs before anything is installed.
 *
 * @param {string} [folder]
 */
export function installDependencies(folder = projectFolder) {
  requireNode();
  if (installed(folder)) return;
  console.log('Installing what Hallway needs; this takes a minute or two and happens once ...');
  const { status, error } = npm(
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    folder,
  );
  if (status === 0) return;
  throw new Refusal(
    `The dependencies could not be installed${error ? ` (${error.message})` : ''}.\n` +
      'Read what npm says above, check that this machine reaches the npm registry, and try again.',
  );
}

/** Whether npm's own record of node_modules agrees with package-lock.json. */
export function installed(/** @type {string} */ folder) {
  const wanted = packagesIn(join(folder, 'package-lock.json'));
  const present = packagesIn(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  const same = Object.entries(present).every(
    ([path, { version, integrity }]) =>
      wanted[path]?.version === version && wanted[path]?.integrity === integrity,
  );
  return (
    same &&
    Object.entries(wanted).every(
      ([path, entry]) => path === '' || path in present || mayBeAbsent(entry),
    )
  );
}

/** Packages for other platforms stand in the lock file and are never installed here. */
const mayBeAbsent = (/** @type {Locked} */ { optional, peer }) => Boolean(optional || peer);

/**
 * @param {string} file
 * @returns {Record<string, Locked> | undefined}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined; // absent, or cut off by an interrupted install: either way, install
  }
}

/** Runs npm: the one that started us where there is one, so that its settings hold. */
function npm(/** @type {string[]} */ args, /** @type {string} */ cwd) {
  const own = process.env.npm_execpath;
  const [program, ...words] = own?.endsWith('npm-cli.js') ? [process.execPath, own] : ['npm'];
  return spawnSync(program, [...words, ...args], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && program === 'npm', // npm is a batch file there
  });
}

/** Says so when this Node is too old, before anything fails for it. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(
    `Hallway needs Node 20.19 or newer; this is Node ${process.versions.node}.\n` +
      'Install Node 24 from https://nodejs.org, or run it once with: npx -y node@24 bin/start.mjs',
  );
}
