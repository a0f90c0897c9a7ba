/**
 * Hallway as it runs in earnest, compiled, in a process of its own: `hallway.mjs api` answers requests, `hallway.mjs
 * worker` relays and does the jobs beside it.
 */
const built = (/** @type {string} */ file) =>
  import(new URL(`../../dist/src/${file}`, import.meta.url).href);
const { readConfig } = await built('config.js');
const { startHallway } = await built('main.js');

const part = process.argv[2];
const parts = { api: part === 'api', workers: part === 'worker', embedded: false };
const running = await startHallway(readConfig(), parts);
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
console.log(`listening ${running.address || 'nowhere'}`);
