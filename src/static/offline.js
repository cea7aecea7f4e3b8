// Keeps the program for the day without a line: installed only on the phones of people who keep their emergency page. It keeps what
// the page names (the start page, scripts and styles, whose names carry a hash) and never an answer of the API.
const CACHE = 'kangban-pocket';
const START = '/';

async function keep(paths) {
  const cache = await caches.open(CACHE);
  await cache.addAll([START, ...paths]);
  const wanted = new Set([START, ...paths].map((path) => new URL(path, self.location.origin).href));
  const kept = await cache.keys();
  await Promise.all(kept.filter(({ url }) => !wanted.has(url)).map((request) => cache.delete(request)));
}

async function startPage(request) {
  try {
    return await fetch(request);
  } catch (fault) {
    const kept = await caches.match(START);
    if (kept) return kept;
    throw fault;
  }
}

async function keptOrFetched(request) {
  return (await caches.match(request)) ?? fetch(request);
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const { data, ports } = event;
  if (!Array.isArray(data?.keep)) return;
  const done = keep(data.keep).then(
    () => true,
    () => false,
  );
  event.waitUntil(done.then((ok) => ports[0]?.postMessage(ok)));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname === START) event.respondWith(startPage(request));
  else if (/^\/(js|css)\//.test(pathname)) event.respondWith(keptOrFetched(request));
});
