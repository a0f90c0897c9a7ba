import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createClient } from 'redis';
import { freePort } from './network.ts';

/** True where a Redis of one's own can be started and ill-treated. */
export const canStartRedis = ((): boolean => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A Redis that belongs to the test: it may be stopped, frozen and emptied. Keeps nothing over a restart. */
export async function startOwnRedis() {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server = await start(port);

  return {
    url,
    freeze: () => server.kill('SIGSTOP'),
    thaw: () => server.kill('SIGCONT'),
    async kill() {
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
    },
    async restart() {
      server = await start(port);
    },
    async empty() {
      const client = await createClient({ url }).connect();
      await client.flushAll();
      await client.close();
    },
    async stop() {
      server.kill('SIGCONT');
      if (server.exitCode === null) await this.kill();
    },
  };
}

async function start(port: number): Promise<ChildProcess> {
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const words of server.stdout ?? []) if (/Ready to accept/.test(`${words}`)) break;
  server.stdout?.resume();
  return server;
}
