import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { type Config, ConfigError, readConfig, refuseAlone } from './config.ts';
import {
  type Connections,
  mailFolder,
  openConnections,
  openCounter,
  waitForDatabase,
  waitForTables,
} from './connections.ts';
import { liveChannels } from './live-channels.ts';
import { blockedIds, blocksChanged } from './people/index.ts';
import type { Deps } from './platform/deps.ts';
import { openHub } from './platform/live/hub.ts';
import { migrateDatabase } from './platform/migrate.ts';
import { startedDirectly } from './platform/started-directly.ts';
import { openSessions } from './sign-in/index.ts';

type Parts = {
  api: boolean;
  workers: boolean;
  /** Everything in one process, on a machine for development: brings the tables up to date by itself. */
  embedded: boolean;
  /** Told when the tables are there, before anything is answered; only when embedded. */
  prepare?: (deps: Deps) => Promise<void>;
};

export type Running = { address: string; stop(): Promise<void> };

type Step = () => Promise<void>;

/** Opens connections, waits for what it needs, starts what was asked for. `stop` ends all in the opposite order. */
export async function startHallway(config: Config, parts: Parts): Promise<Running> {
  const connections = openConnections(config, parts.embedded ? 'hallway' : 'hallway-api');
  const toStop: Step[] = [() => connections.close()];
  const stop = async () => {
    for (const step of toStop.splice(0).reverse()) {
      // What cannot be ended holds up nothing else.
      await step().catch((err: unknown) =>
        connections.deps.log.error({ err }, 'a part could not be ended'),
      );
    }
  };
  try {
    await waitForDatabase(connections);
    if (parts.embedded) {
      const { prepareQueueTables } = await import('./platform/jobs/postgres.ts');
      await migrateDatabase(connections.databaseUrl, prepareQueueTables);
      await parts.prepare?.(connections.deps);
    } else await waitForTables(connections);
    if (parts.workers) toStop.push(await startWork(connections));
    const address = parts.api ? await startApi(connections, parts.embedded, toStop) : '';
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Loaded only where it is asked for: a process that just answers needs neither queues nor mail in its memory. */
async function startWork(connections: Connections): Promise<Step> {
  const { openWorkConnections } = await import('./work-connections.ts');
  const { startWorkers } = await import('../workers/main.ts');
  const { databaseUrl, bus } = connections;
  const work = openWorkConnections(connections);
  const workers = startWorkers(work.deps, { databaseUrl, bus, queues: work.queues });
  return async () => {
    await workers.stop();
    await work.close();
  };
}

async function startApi(
  connections: Connections,
  embedded: boolean,
  toStop: Step[],
): Promise<string> {
  const { config, deps, bus } = connections;
  const sessions = openSessions(deps);
  toStop.push(() => sessions.close());
  const live = openHub({
    deps,
    bus,
    channels: liveChannels,
    person: {
      blocked: ({ db }, personId) => blockedIds(db, personId),
      changedBy: blocksChanged,
    },
  });
  sessions.onRevoked((what) => {
    if ('credentialId' in what) live.endCredential(what.credentialId);
    else live.endPerson(what.personId);
  });
  const app = await buildApp(deps, {
    authenticate: sessions.authenticate,
    live,
    isStopping: live.isStopping,
    metricsToken: config.METRICS_TOKEN,
    signIn: {
      demonstration: embedded && config.NODE_ENV === 'development',
      production: config.production,
      privateIssuers: config.PRIVATE_ISSUERS,
    },
    webFolder: webFolder(),
    ...(embedded &&
      config.SMTP_URL === undefined &&
      !config.production && {
        devMail: { folder: mailFolder(config), production: config.production },
      }),
    files: { store: connections.files, limits: config.fileLimits },
    limited: config.RATE_LIMITS,
    counter: openCounter(connections),
    ...(config.TRUST_PROXY && { trustProxy: config.TRUST_PROXY }),
  });
  toStop.push(() => app.close());
  return listen(app, config);
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  await app.listen({ host: config.HOST, port: config.PORT });
  return config.publicUrl;
}

/** Where Vite leaves the web app, seen from the source and from what `npm run build` makes of it. */
function webFolder(): string {
  const candidates = ['../web/dist', '../../web/dist'];
  const folders = candidates.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return folders.find((folder) => existsSync(folder)) ?? String(folders[0]);
}

/** `npm run api`: a process that only answers, beside any number of others. */
async function runApiProcess(): Promise<void> {
  const config = readConfig();
  refuseAlone(config, 'an API process');
  const running = await startHallway(config, { api: true, workers: false, embedded: false });
  const stop = () => void running.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

if (startedDirectly(import.meta.url)) {
  await runApiProcess().catch((error: unknown) => {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
}
