import { spawnSync } from 'node:child_process';
import { existsSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../refusal.mjs';

/**
 * How PostgreSQL's programs are started: PostgreSQL refuses to run as root.
 *
 * @typedef {object} Account
 * @property {string[]} prefix  words put before the command
 * @property {number} [uid]     the account to become, when it is not ours
 * @property {number} [gid]
 * @property {number} [owner]   who must own the files of the cluster, when that is not us
 */

const nobody = 65534;
const unshare = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];

/**
 * Chooses the account for a cluster in `folder`. Root becomes `nobody` where `nobody` can reach both the folder
 * and the program, else stays the owner of the files inside a user namespace of its own.
 *
 * @param {string} folder    exists
 * @param {string} postgres  path of the program
 * @returns {Account}
 */
export function chooseAccount(folder, postgres) {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const reaches = ['sh', '-c', 'cd "$1" && "$2" --version', 'sh', folder, postgres];
  const account = nobodyId();
  if (runs(reaches, account)) return { prefix: [], ...account, owner: account.uid };
  if (runs([...unshare, ...reaches], {})) return { prefix: unshare, owner: 0 };
  throw new Refusal(
    `PostgreSQL does not run as root, and the account "nobody" cannot enter ${folder}.\n` +
      'Start Hallway as an ordinary account, move it to a folder that everybody may enter,\n' +
      'or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** Says who must start Hallway, when the kept data belongs to another account. */
export function requireOwnFolder(/** @type {string} */ folder) {
  const me = process.getuid?.();
  if (me === undefined || !existsSync(folder)) return;
  const { uid } = statSync(folder);
  if (uid === me || (me === 0 && uid === nobodyId().uid)) return;
  throw new Refusal(
    `The folder ${folder} belongs to another account (${accountName(uid)}); you are ${userInfo().username}.\n` +
      `Start Hallway as ${accountName(uid)}, or make the folder yours:\n` +
      `  sudo chown -R ${userInfo().username} ${folder}`,
  );
}

/** Gives the files below `path` to `owner`: a folder that moved may need the other way of running as root. */
export function giveTo(/** @type {string} */ path, /** @type {number} */ owner) {
  if (statSync(path).uid === owner) return;
  for (const entry of readdirSync(path, { recursive: true }))
    lchownSync(join(path, String(entry)), owner, owner);
  lchownSync(path, owner, owner); // last, so that an interruption is noticed and repeated
}

function nobodyId() {
  const asked = spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' });
  const uid = asked.status === 0 ? Number(asked.stdout) : nobody;
  return { uid, gid: uid };
}

function runs(/** @type {string[]} */ [command = '', ...args], /** @type {object} */ account) {
  return spawnSync(command, args, { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function accountName(/** @type {number} */ uid) {
  const asked = spawnSync('id', ['-nu', String(uid)], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : `number ${uid}`;
}
