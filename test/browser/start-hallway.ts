import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const projectFolder = join(import.meta.dirname, '..', '..');
const patience = 120_000;

/**
 * Starts Hallway as a newcomer does, on an empty folder of its own, and stops it after the last test.
 * `HALLWAY_URL` set: tests that one, and starts nothing.
 */
export default async function startHallway() {
  if (process.env.HALLWAY_URL) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'hallway-browser-'));
  const { NODE_OPTIONS: _, NODE_ENV: __, ...environment } = process.env;
  const child = spawn(process.execPath, [join(projectFolder, 'bin', 'start.mjs')], {
    cwd: projectFolder,
    env: {
      ...environment,
      DATA_FOLDER: folder,
      PORT: String(await freePort()),
      RATE_LIMITS: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.env.HALLWAY_URL = await addressOf(child);
  process.env.HALLWAY_FOLDER = folder;
  return async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
}

/** The address stands in links and mails, so the port has to be known before the start. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function addressOf(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(said.join(''))), patience);
    child.on('exit', () => reject(new Error(said.join(''))));
    const listen = (chunk: Buffer) => {
      said.push(String(chunk));
      const address = /open at (http:\S+)/.exec(said.join(''))?.[1];
      if (!address) return;
      clearTimeout(giveUp);
      resolve(address);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
  });
}
