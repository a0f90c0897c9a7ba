import type { Frame } from './socket.ts';

type Key = readonly string[];
type Knowledge = ReadonlyMap<Key, unknown>;

/** The page's own code for what it keeps, read once: it looks for a browser around it. */
async function openPage() {
  Object.assign(globalThis, {
    location: new URL('http://hallway.test/'),
    window: Object.assign(new EventTarget(), { location: new URL('http://hallway.test/') }),
  });
  if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { onLine: true } });
  const every = globalThis.setInterval;
  const unheld = (...given: Parameters<typeof every>) => every(...given).unref(); // else its pings keep the process
  globalThis.setInterval = unheld as typeof every;
  const read = (file: string) => import(`../../web/${file}`); // typed with the web, not with the server
  const { cache } = await read('app/query.ts'); // one by one: jest links modules that are asked for at once wrongly
  const { hearEvent, outdated } = await read('app/live-cache.ts');
  await read('spaces/post-cache.ts');
  await read('briefs/queries.ts');
  globalThis.setInterval = every;
  return { cache, hearEvent, outdated };
}
let page: ReturnType<typeof openPage> | undefined;

/**
 * What the web app makes of frames from the live socket: the app's own code over its own cache.
 *
 * @param before  what the page had read, by query key
 */
export async function foldedPage(personId: string, before: Knowledge, frames: readonly Frame[]) {
  page ??= openPage();
  const { cache, hearEvent, outdated } = await page;
  cache.clear();
  cache.setQueryData(['me'], { id: personId });
  for (const [key, value] of before) cache.setQueryData(key, structuredClone(value));
  for (const frame of frames) {
    if (frame.op === 'event') hearEvent(frame);
    else if (frame.op === 'left' || frame.op === 'reset') outdated(String(frame.subject));
  }
  return {
    readsAgain: (key: Key): boolean => cache.getQueryState(key)?.isInvalidated === true,
    knows: (key: Key): unknown => withoutMarks(cache.getQueryData(key)),
  };
}

/** As the page shows it, without what it noted for itself. */
const withoutMarks = (value: unknown): unknown =>
  value === undefined
    ? undefined
    : JSON.parse(
        JSON.stringify(value, (key, member) => (key === 'arrivedLive' ? undefined : member)),
      );
