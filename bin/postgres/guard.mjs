/**
 * Runs PostgreSQL for as long as the process that asked for it lives, and again when it ends by itself.
 *
 * Standard input is a pipe from that process: when it ends, by `stop()` or by `kill -9`, PostgreSQL is stopped and,
 * for a cluster that is not to be kept, its folder removed. Runs in a session of its own, so that Ctrl+C in the
 * terminal reaches the service first and the database last.
 */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

/** @type {{ command: string[], account: object, cluster: string, pgCtl: string, remove: string | null }} */
const { command, account, cluster, pgCtl, remove } = JSON.parse(process.argv[2] ?? '');
const [program = '', ...args] = command;
const soon = 1000; // who ends sooner than this, in milliseconds, never came up
const mostTries = 20;

let stopping = false;
let servedOnce = false;
let tries = 0;
let postgres = run();

function run() {
  const began = Date.now();
  const child = spawn(program, args, {
    ...account,
    cwd: cluster,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.on('error', (error) => {
    console.error(error.message);
    finish(1);
  });
  child.on('exit', (code) => {
    const served = Date.now() - began > soon;
    servedOnce ||= served;
    tries = served ? 0 : tries + 1;
    if (stopping) finish(0);
    if (!servedOnce || tries > mostTries) finish(code || 1);
    setTimeout(again, 300); // what is left of the old one needs a moment to let go of its memory
  });
  return child;
}

function again() {
  if (stopping) finish(0);
  postgres = run();
}

function stop() {
  if (stopping) return;
  stopping = true;
  if (process.platform === 'win32') {
    spawnSync(pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-W']);
    return;
  }
  postgres.kill('SIGINT'); // fast: ends sessions, writes a checkpoint
  setTimeout(() => postgres.kill('SIGQUIT'), 20_000).unref(); // immediate: recovery at the next start
  setTimeout(() => postgres.kill('SIGKILL'), 25_000).unref();
}

function finish(/** @type {number} */ code) {
  if (remove) rmSync(remove, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('SIGHUP', stop);
