// Keeps the page itself, and the last answers that were read, for times without a connection.
// The build fills in the version and the files (build/offline-shell.ts).
const version = 'built-in-version';
const files = [
  /* built-in-files */
];
const shell = `shell-${version}`;
const reads = 'reads';

/** Answers worth keeping: home, spaces, topics and their posts, and who I am. */
const keepsake = /^\/api\/(me|me\/home|spaces(\/[^/]+(\/topics)?)?|topics\/[^/]+(\/posts)?)$/;
/** Pages that the server makes itself. */
const notOurs =
  /^\/(api|dev|problems|calendar|unsubscribe|certificates|health|metrics|assets)(\/|$)/;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.addAll(files))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const outdated = (name) => name.startsWith('shell-') && name !== shell;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(outdated).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && !notOurs.test(url.pathname)) {
    event.respondWith(fromShell('/', request));
  } else if (files.includes(url.pathname)) {
    event.respondWith(fromShell(url.pathname, request));
  } else if (keepsake.test(url.pathname)) {
    event.respondWith(fromNetworkElseKept(request));
  }
});

async function fromShell(path, request) {
  const cache = await caches.open(shell);
  return (await cache.match(path)) ?? fetch(request);
}

/** The answer of the moment; without a connection, the last one, with the time it was read. */
async function fromNetworkElseKept(request) {
  const cache = await caches.open(reads);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, await stamped(answer.clone()));
    else if (answer.status === 401 || answer.status === 404) await cache.delete(request);
    return answer;
  } catch (noConnection) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw noConnection;
  }
}

async function stamped(answer) {
  const headers = new Headers(answer.headers);
  headers.set('saved-at', new Date().toISOString());
  return new Response(await answer.blob(), { status: answer.status, headers });
}
