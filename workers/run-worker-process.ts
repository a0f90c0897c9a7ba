import { once } from 'node:events';
import { type Config, ConfigError, readConfig, refuseAlone } from '../src/config.ts';
import { openConnections, waitForDatabase, waitForTables } from '../src/connections.ts';
import { waitFor } from '../src/platform/wait-for.ts';
import { openWorkConnections } from '../src/work-connections.ts';
import { startWorkers } from './main.ts';

/** `npm run worker`: a process that only works, beside any number of others and of API processes. */
export async function runWorkerProcess(): Promise<void> {
  try {
    const config = readConfig();
    refuseAlone(config, 'a worker process');
    await work(config);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function work(config: Config): Promise<void> {
  const told = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const cutShort = () => process.exit(0); // nothing has begun yet: there is nothing to finish
  process.once('SIGTERM', cutShort).once('SIGINT', cutShort);

  const connections = openConnections(config, 'hallway-worker');
  const { deps, bus, databaseUrl } = connections;
  await waitForDatabase(connections);
  await waitForTables(connections);
  const { queues, ...work } = openWorkConnections(connections);
  const reached = async () => {
    if (!bus.isUp() || !queues.isUp()) throw new Error('away');
  };
  await waitFor('Redis', reached, () => true, deps.log);

  const workers = startWorkers(work.deps, { databaseUrl, bus, queues });
  process.off('SIGTERM', cutShort).off('SIGINT', cutShort);
  deps.log.info('the worker is ready');
  await told;
  deps.log.info('the worker finishes what it began');
  await workers.stop();
  await work.close();
  await connections.close();
}
