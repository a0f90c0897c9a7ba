import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { alive } from '../folder-lock.mjs';
import { Refusal } from '../refusal.mjs';

/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {import('./binaries.mjs').Binaries} Binaries */

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));
const common = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
];
const careless = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  'max_wal_size=4GB',
];

/**
 * Starts PostgreSQL under its guard and waits until it answers.
 *
 * @param {{ folder: string, cluster: string, binaries: Binaries, account: Account, temporary: boolean,
 *   onLost?: ((reason: string) => void) | undefined }} options
 * @returns {Promise<{ port: number, stop(): Promise<void> }>}
 */
export async function launch(options, attempts = 3) {
  const { folder, cluster, onLost } = options;
  const port = await freePort();
  const log = openLog(folder);
  const child = spawnGuard(options, port, log.descriptor);
  const exited = once(child, 'exit');
  let ready = false;
  let stopping = false;
  child.on('exit', () => {
    if (ready && !stopping) onLost?.(`The embedded PostgreSQL stopped by itself; see ${log.file}`);
  });
  while (addressOf(cluster) !== port) {
    if (child.exitCode !== null || child.signalCode !== null) {
      if (attempts > 1 && log.added().includes('could not bind'))
        return launch(options, attempts - 1);
      throw new Refusal(`The embedded PostgreSQL did not start. It says:\n${log.added().trim()}`);
    }
    await sleep(10);
  }
  ready = true;
  return {
    port,
    async stop() {
      stopping = true;
      child.stdin?.end();
      await exited;
    },
  };
}

/**
 * The port of the PostgreSQL that runs on a cluster and takes connections, read from the file that it keeps.
 *
 * @returns {number | undefined}
 */
export function addressOf(/** @type {string} */ cluster) {
  const { pid, port, status } = readPidFile(cluster);
  return status === 'ready' && pid !== undefined && alive(pid) ? port : undefined;
}

/**
 * Ends a PostgreSQL whose launcher and guard were both killed, and clears a pid file that names a process which is
 * something else by now: PostgreSQL itself would refuse to start.
 */
export async function stopLeftover(/** @type {string} */ cluster) {
  const { pid } = readPidFile(cluster);
  if (pid === undefined) return;
  const deadline = Date.now() + 30_000;
  for (let asked = false; alive(pid) && serves(pid, cluster); asked = true) {
    if (!asked) await sleep(200); // its guard may be at work
    if (serves(pid, cluster)) process.kill(pid, Date.now() > deadline ? 'SIGKILL' : 'SIGINT');
    await sleep(100);
  }
  if (readPidFile(cluster).pid === pid) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Whether a process is PostgreSQL at work on this cluster. */
function serves(/** @type {number} */ pid, /** @type {string} */ cluster) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster);
  } catch {
    const asked = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return asked.stdout?.includes(cluster) ?? false; // no /proc and no ps: Windows, where pg's own check must do
  }
}

/** Line 1 is the process, line 4 the port, line 8 how far it is. */
function readPidFile(/** @type {string} */ cluster) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return {
      pid: Math.abs(Number(lines[0])) || undefined,
      port: Number(lines[3]),
      status: lines[7]?.trim(),
    };
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return {};
    throw error;
  }
}

function spawnGuard(
  /** @type {Parameters<typeof launch>[0]} */ { folder, cluster, binaries, account, temporary },
  /** @type {number} */ port,
  /** @type {number} */ log,
) {
  const { prefix, uid, gid } = account;
  const settings = [...common, `port=${port}`, ...(temporary ? careless : [])];
  const command = [
    ...prefix,
    binaries.postgres,
    '-D',
    cluster,
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const order = {
    command,
    account: { uid, gid },
    cluster,
    pgCtl: binaries.pgCtl,
    remove: temporary ? folder : null,
  };
  const child = spawn(process.execPath, [guard, JSON.stringify(order)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', log, log],
    env: { PATH: process.env.PATH, SYSTEMROOT: process.env.SYSTEMROOT },
  });
  child.stdin?.on('error', () => {}); // the guard went first; its exit tells
  closeSync(log);
  return child;
}

/** Kept from start to start, begun anew when it has grown past 5 MB. */
function openLog(/** @type {string} */ folder) {
  const file = join(folder, 'log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const kept = size > 5_000_000 ? 0 : size;
  const descriptor = openSync(file, kept ? 'a' : 'w', 0o600);
  return { file, descriptor, added: () => readFileSync(file).subarray(kept).toString() };
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  probe.close();
  return port;
}
