import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const start = fileURLToPath(new URL('../../bin/start.mjs', import.meta.url));

export type Started = { child: ChildProcess; said: () => string };

/** Runs `npm start`, on a folder and a port of its own, with nothing else set. */
export function startHallway(env: Record<string, string>): Started {
  const child = spawn(process.execPath, [start], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      NODE_OPTIONS: '',
      ...{ DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '', PUBLIC_URL: '', HOST: '' },
      HALLWAY_WEB_IS_WATCHED: '1', // these tests are about the server
      ...env,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  return { child, said: () => said };
}

/** How a start that was refused ended, and what it said. */
export async function untilRefused({ child, said }: Started) {
  const [status] = await once(child, 'close');
  return { status, said: said() };
}

export async function untilReady({ child, said }: Started, port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/health/ready`;
  for (;;) {
    const reply = await fetch(url).catch(() => undefined);
    if (reply?.ok) return;
    if (child.exitCode !== null) throw new Error(`It ended instead:\n${said()}`);
    await sleep(50);
  }
}

export async function end({ child }: Started, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const closed = once(child, 'close');
  child.kill(signal);
  const [status] = await closed;
  return status;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}
