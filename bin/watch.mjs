/** `npm run dev`: starts Hallway, and again whenever its sources change; rebuilds the web app as it is edited. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch as watchFiles } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from './dependencies.mjs';
import { buildWeb, watchWeb } from './web-build.mjs';

const watched = ['src', 'workers', 'migrations', 'bin'];

/** Runs until Ctrl+C. A start that fails is tried again at the next change. */
export async function watch() {
  await buildWeb();
  await watchWeb();
  let changed = nextChange();
  let service = startService();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, async () => {
      await end(service);
      process.exit(0);
    });
  }
  for (;;) {
    const file = await changed;
    await sleep(100); // editors write in several steps
    changed = nextChange();
    console.log(`\n${file} changed; starting again ...`);
    await end(service);
    service = startService();
  }
}

function startService() {
  return spawn(process.execPath, [join(projectFolder, 'bin', 'start.mjs')], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'], // it stops when this line to us is cut
    env: { ...process.env, NODE_ENV: 'development', HALLWAY_WEB_IS_WATCHED: '1' }, // Vite says production here
  });
}

async function end(/** @type {import('node:child_process').ChildProcess} */ child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  if (child.connected) child.disconnect();
  await exited;
}

/** @returns {Promise<string>} the file that changed */
function nextChange() {
  return new Promise((resolve) => {
    const watchers = watched.map((folder) =>
      watchFiles(join(projectFolder, folder), { recursive: true }, (_event, file) => {
        for (const watcher of watchers) watcher.close();
        resolve(join(folder, file ?? ''));
      }),
    );
  });
}
