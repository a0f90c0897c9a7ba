import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.mjs';

/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {import('./binaries.mjs').Binaries} Binaries */

const major = '18';
const passwordFile = (/** @type {string} */ folder) => join(folder, 'password');

/** Everyone on this machine can reach the port, so everyone must know the password. */
const access = 'host all all 127.0.0.1/32 scram-sha-256\n';

export const readPassword = (/** @type {string} */ folder) =>
  readFileSync(passwordFile(folder), 'utf8').trim();

/**
 * Makes the cluster with its database and its password, unless it is there. An interrupted attempt leaves nothing:
 * the cluster is made under another name and moved into place when it is whole.
 *
 * @param {{ folder: string, cluster: string, binaries: Binaries, account: Account, temporary: boolean }} options
 */
export function createCluster({ folder, cluster, binaries, account, temporary }) {
  if (existsSync(cluster)) return requireVersion(cluster);
  const draft = join(folder, 'cluster.unfinished');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (account.owner !== undefined) chownSync(draft, account.owner, account.owner);

  const password = randomBytes(24).toString('hex');
  writeFileSync(passwordFile(folder), password, { mode: 0o600 });
  const locale = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const haste = temporary ? ['--no-sync'] : [];
  run(account, [
    binaries.initdb,
    '-D',
    draft,
    '-U',
    'hallway',
    '--auth=trust',
    ...locale,
    ...haste,
  ]);
  const set = `ALTER USER hallway PASSWORD '${password}';\nCREATE DATABASE hallway;\n`;
  const alone = temporary ? ['-c', 'fsync=off'] : [];
  run(account, [binaries.postgres, '--single', '-D', draft, ...alone, 'postgres'], set);
  writeFileSync(join(draft, 'pg_hba.conf'), access);
  renameSync(draft, cluster);
}

function requireVersion(/** @type {string} */ cluster) {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version === major) return;
  throw new Refusal(
    `The data in ${cluster} was written by PostgreSQL ${version}; this Hallway brings ${major}.\n` +
      'Start the earlier Hallway to export what you need, or move the folder away to begin anew.',
  );
}

function run(
  /** @type {Account} */ { prefix, uid, gid },
  /** @type {string[]} */ words,
  input = '',
) {
  const [program = '', ...args] = [...prefix, ...words];
  const account = uid === undefined ? {} : { uid, gid };
  const done = spawnSync(program, args, { ...account, input, cwd: '/', encoding: 'utf8' });
  if (done.status === 0) return;
  const said = [done.error?.message, done.stderr].filter(Boolean).join('\n').trim();
  throw new Refusal(`The embedded PostgreSQL could not be prepared.\n${said}`);
}
