/**
 * `npm start`: Hallway on a machine that has nothing but Node. Installs what is missing, brings a PostgreSQL of its own
 * unless DATABASE_URL names one, and runs API and workers in this process. Until the packages are installed it uses
 * nothing but what Node brings.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installDependencies, projectFolder, requireNode } from './dependencies.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { portTaken, requireFreePort } from './free-port.mjs';
import { requireOwnFolder } from './postgres/account.mjs';
import { orRefuse, Refusal } from './refusal.mjs';

/** @typedef {{ stop(): Promise<void> }} Part */

await orRefuse(async () => {
  requireNode();
  readSettings();
  refuseProduction();
  installDependencies();
  if (!process.argv.includes('--watch')) return start();
  const { watch } = await import('./watch.mjs');
  return watch();
});

/** A file named .env may hold settings; what the environment says already goes before. */
function readSettings() {
  const file = join(projectFolder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

function refuseProduction() {
  if (process.env.NODE_ENV !== 'production') return;
  throw new Refusal(
    '"npm start" is for trying Hallway and for working on it: anybody may sign in as a demonstration person.\n' +
      'In production use docker compose, or "npm run build" and then "npm run api" and "npm run worker".',
  );
}

async function start() {
  /** @type {Part[]} */
  const parts = [];
  stopOnSignal(parts);
  const data = resolve(projectFolder, process.env.DATA_FOLDER || '.data');
  const settings = {
    ...process.env,
    DATA_FOLDER: data,
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
  };
  const service = await loadService(settings);

  const postgres = process.env.DATABASE_URL ? undefined : await startPostgres(data);
  if (postgres) parts.push(postgres);
  await requireFreePort();
  if (!process.env.HALLWAY_WEB_IS_WATCHED) await (await import('./web-build.mjs')).buildWeb();
  const hallway = await service.start(
    postgres ? { ...settings, DATABASE_URL: postgres.url } : settings,
  );
  parts.push(hallway);
  postgres?.announce(hallway.address);
  const mail = process.env.SMTP_URL
    ? ''
    : `Mail it sends is kept here: ${hallway.address}/dev/mail\n`;
  const host = process.env.HOST || '127.0.0.1';
  const warning = ['127.0.0.1', '::1', 'localhost'].includes(host)
    ? ''
    : 'HOST lets other machines in: whoever reaches this one may sign in as anybody here and read all mail.\n';
  console.log(`\nHallway is open at ${hallway.address}\n${mail}${warning}Ctrl+C stops it.\n`);
}

/**
 * Settings are looked at first, since that is quick; the rest is read while PostgreSQL starts.
 *
 * @param {NodeJS.ProcessEnv} settings
 */
async function loadService(settings) {
  await (await import('./server-build.mjs')).buildServer();
  /** @type {[typeof import('../src/config.ts')]} */
  const [{ readConfig }] = await compiled('src/config.js');
  try {
    readConfig(settings);
  } catch (error) {
    throw new Refusal(
      `A setting has a value that Hallway cannot use.\n${/** @type {Error} */ (error).message}`,
    );
  }
  /** @type {Promise<[typeof import('../src/main.ts'), typeof import('./fill-when-empty.ts')]>} */
  const loading = compiled('src/main.js', 'bin/fill-when-empty.js');
  loading.catch(() => {}); // told when it is asked for, below
  return {
    async start(/** @type {NodeJS.ProcessEnv} */ env) {
      const [{ startHallway }, { fillWhenEmpty: prepare }] = await loading;
      const parts = { api: true, workers: true, embedded: true, prepare };
      try {
        return await startHallway(readConfig(env), parts);
      } catch (error) {
        throw portTaken(error) ?? error;
      }
    },
  };
}

/** @returns {Promise<any>} modules that the compiler left in dist/ */
function compiled(/** @type {string[]} */ ...files) {
  return Promise.all(files.map((file) => import(new URL(`../dist/${file}`, import.meta.url).href)));
}

function startPostgres(/** @type {string} */ data) {
  requireOwnFolder(data);
  mkdirSync(data, { recursive: true, mode: 0o711 });
  return startEmbeddedPostgres({
    folder: join(data, 'postgres'),
    onLost(reason) {
      console.error(`\n${reason}\nStart Hallway again: what was saved is kept.\n`);
      process.exit(1);
    },
  });
}

/**
 * Stops what was started, the last first. A second Ctrl+C does not wait.
 * Under `npm run dev` the watching process decides: Ctrl+C is its business, and when it goes, so does this one.
 */
function stopOnSignal(/** @type {Part[]} */ parts) {
  let stopping = false;
  async function stop() {
    if (stopping) process.exit(130);
    stopping = true;
    console.log('\nStopping ...');
    for (const part of parts.reverse()) await part.stop();
    process.exit(0);
  }
  if (process.connected) process.on('disconnect', stop);
  process.on('SIGINT', process.connected ? () => {} : stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
}
