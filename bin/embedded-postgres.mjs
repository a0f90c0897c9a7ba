import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findHolder, holdFolder } from './folder-lock.mjs';
import { chooseAccount, giveTo, requireOwnFolder } from './postgres/account.mjs';
import { findBinaries } from './postgres/binaries.mjs';
import { createCluster, readPassword } from './postgres/cluster.mjs';
import { addressOf, launch, stopLeftover } from './postgres/server.mjs';
import { registerUser, users } from './postgres/users.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('./folder-lock.mjs').Hold} Hold */

/**
 * @typedef {object} RunningPostgres
 * @property {string} url                   a connection string; the account is a superuser of this cluster
 * @property {() => Promise<void>} stop     returns when PostgreSQL has ended; may be called twice
 * @property {(address: string) => void} announce  says where the service answers, for those who come second
 */

/**
 * @typedef {object} Wish
 * @property {string} folder
 * @property {boolean} [temporary]  for tests: never waits for the disk, and is removed when it stops
 * @property {(reason: string) => void} [onLost]  called when PostgreSQL ends without being asked to
 */

/**
 * Starts the PostgreSQL that lives in `folder`, made at the first start. It listens on a free port of 127.0.0.1, asks
 * for a random password that only the owner of the folder can read, and ends when this process does, however it ends.
 *
 * @param {Wish} wish
 * @returns {Promise<RunningPostgres>}
 * @throws {Refusal} when somebody else uses the folder, or this machine cannot run PostgreSQL
 */
export async function startEmbeddedPostgres(wish) {
  const folder = prepareFolder(wish.folder);
  return startHeld({ ...wish, folder }, 'service', await takeFolder(folder));
}

/**
 * For commands: the database of `folder`, whether it is running or not. `stop()` ends only what this call began.
 *
 * @param {{ folder: string }} wish
 * @returns {Promise<Pick<RunningPostgres, 'url' | 'stop'>>}
 */
export async function attachOrStart(wish) {
  const folder = prepareFolder(wish.folder);
  const deadline = Date.now() + 30_000;
  for (;;) {
    const taken = holdFolder(folder, { kind: 'command' });
    if ('hold' in taken) return startHeld({ folder }, 'command', taken.hold);
    const user = registerUser(folder);
    const port = addressOf(join(folder, 'cluster'));
    if (port !== undefined && mayJoin(folder)) {
      return { url: urlFor(folder, port), stop: async () => user.leave() };
    }
    user.leave();
    if (Date.now() > deadline) throw inUse(taken.holder);
    await sleep(50); // it is just starting, or just stopping
  }
}

/**
 * @param {Wish} wish
 * @param {'service' | 'command'} kind
 * @param {Hold} hold
 */
async function startHeld({ folder, temporary = false, onLost }, kind, hold) {
  const cluster = join(folder, 'cluster');
  try {
    const binaries = findBinaries();
    const account = chooseAccount(folder, binaries.postgres);
    await stopLeftover(cluster);
    createCluster({ folder, cluster, binaries, account, temporary });
    if (account.owner !== undefined) giveTo(cluster, account.owner);
    const server = await launch({ folder, cluster, binaries, account, temporary, onLost });
    /** @type {Promise<void> | undefined} */
    let stopped;
    const stop = async () => {
      await closeToOthers(hold, kind === 'command' ? folder : undefined);
      await server.stop();
      if (!temporary) hold.release();
    };
    return {
      url: urlFor(folder, server.port),
      announce: (/** @type {string} */ address) => hold.update({ address }),
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    hold.release();
    if (temporary) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function prepareFolder(/** @type {string} */ named) {
  const folder = resolve(named);
  requireOwnFolder(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) chmodSync(folder, 0o711); // PostgreSQL runs as somebody else and has to pass through
  return folder;
}

function mayJoin(/** @type {string} */ folder) {
  const holder = findHolder(folder);
  return holder !== undefined && !holder.closing;
}

/** Refuses when the service runs already; waits for a command to finish, and for a service that is stopping. */
async function takeFolder(/** @type {string} */ folder) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const taken = holdFolder(folder, { kind: 'service' });
    if ('hold' in taken) return taken.hold;
    const { kind, closing } = taken.holder;
    if ((kind === 'service' && !closing) || Date.now() > deadline) throw inUse(taken.holder);
    await sleep(100);
  }
}

function inUse(/** @type {import('./folder-lock.mjs').Holder} */ { kind, pid, address }) {
  if (kind === 'command') {
    return new Refusal(
      `A Hallway command (process ${pid}) is using the database of this folder. Try again when it has finished.`,
    );
  }
  return new Refusal(
    `Hallway already runs here${address ? ` at ${address}` : ''} (process ${pid}).\n` +
      'Open that address, stop it with Ctrl+C where it was started, or use another copy of the folder.',
  );
}

/**
 * Lets nobody join any more. A command that started the database first waits for those that joined it meanwhile;
 * who comes between its look and its word is seen by the second look.
 *
 * @param {Hold} hold
 * @param {string} [folder]  where to look for others
 */
async function closeToOthers(hold, folder) {
  hold.update({ closing: true });
  while (folder && users(folder).length > 0) {
    hold.update({ closing: false });
    await sleep(100);
    hold.update({ closing: true });
  }
}

function urlFor(/** @type {string} */ folder, /** @type {number} */ port) {
  return `postgres://hallway:${readPassword(folder)}@127.0.0.1:${port}/hallway`;
}
