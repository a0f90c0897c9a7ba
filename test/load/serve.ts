import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server in a process of its own, so that its processor time and memory are its alone. */
export type Served = { name: string; url: string; pid: number; stop(): Promise<void> };

/**
 * Starts a Node script that prints `listening <address>` when it is ready.
 *
 * @param script  compiled JavaScript, or TypeScript, which is then read through tsx
 */
export async function serve(
  name: string,
  script: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[] = [],
): Promise<Served> {
  // What is compiled runs with the memory for young objects that `npm run api` gives it.
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const profile =
    process.env.HALLWAY_LOAD_PROFILE === name ? ['--cpu-prof', '--cpu-prof-dir=/tmp'] : [];
  const child = spawn(process.execPath, [...profile, ...loader, script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await address(child, name);
  return {
    name,
    url,
    pid: Number(child.pid),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function address(child: ChildProcess, name: string): Promise<string> {
  if (!child.stdout) throw new Error('no output to read');
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${code} before it listened`);
  });
  const listening = (async () => {
    for await (const line of lines) {
      const found = /^listening (\S+)$/.exec(line)?.[1];
      if (found) return found;
    }
    return ended;
  })();
  const url = await Promise.race([listening, ended]);
  child.stdout.resume();
  return url;
}
