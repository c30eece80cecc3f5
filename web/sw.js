/**
 * What is there without a connection: the client's files, which never change under their address, and the conversations
 * last seen by whoever is signed in. Answers of the API are none of its business. The server puts above where files are.
 */

/* global root, needed */
const files = `files:${root}`;
const pages = 'pages:';
const kept = /^\/(rooms\/.+|directs\/.+|groups\/\d+)?$/;
const most = 30;
/** After so many milliseconds an older page is better than none. */
const patience = 4_000;
/** As browsers say by themselves with a visit, once they are told to. */
const withFiles = { 'Service-Worker-Navigation-Preload': root };

self.addEventListener('install', event => event.waitUntil(prepare()));
self.addEventListener('activate', event => event.waitUntil(begin()));
self.addEventListener('fetch', event => {
  const { request, preloadResponse } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(fromFiles(request));
  else if (pathname === '/signin') event.waitUntil(forget());
  else if (request.mode === 'navigate' && !pathname.startsWith('/api/')) event.respondWith(visit(event, request, preloadResponse));
});

async function prepare() {
  const cache = await caches.open(files);
  await cache.add(new Request('/offline', { headers: withFiles }));
  for (const address of needed) await cache.put(address, await mine(address));
  await self.skipWaiting();
}

/** A server of another version answers with its own file, which must not be taken for this one's. */
async function mine(address) {
  const answer = await fetch(address);
  if (!answer.ok || isAnothers(answer)) throw new Error(`${address} is not to be had here`);
  return answer;
}

const isAnothers = answer => answer.headers.get('Cache-Control') === 'no-store';

/**
 * Pages of another version name files of another version. Those that are open were loaded without this worker. The server
 * is told with each visit which files are here, so that it leaves the style sheets out of the page. Visits wait until this
 * is done, which is therefore soon. Where a session has just ended, nothing is followed to where the cookies are cleared:
 * by then somebody may have signed in again.
 */
async function begin() {
  for (const name of await caches.keys()) if (name !== files) await caches.delete(name);
  const { navigationPreload } = self.registration;
  await navigationPreload?.enable();
  await navigationPreload?.setHeaderValue(root);
  await self.clients.claim();
  const open = (await self.clients.matchAll()).map(({ url }) => new URL(url).pathname);
  await Promise.all([...new Set(['/', ...open])].map(async path => {
    const request = new Request(path, { headers: { ...withFiles, Accept: 'text/html' }, redirect: 'manual', signal: AbortSignal.timeout(patience) });
    await fetch(request).then(answer => keep(request, answer)).catch(() => {});
  }));
}

let forgotten = 0;

/** Whoever signs in next may be somebody else; what was asked for before is not kept either. */
async function forget() {
  forgotten++;
  for (const name of await caches.keys()) if (name.startsWith(pages)) await caches.delete(name);
}

async function fromFiles(request) {
  const cache = await caches.open(files);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && !isAnothers(answer)) cache.put(request, answer.clone());
  return answer;
}

/** From the server; as last seen where there is no connection, or where the server takes its time. */
async function visit(event, request, preloaded) {
  const asked = live(event, request, preloaded);
  event.waitUntil(asked.catch(() => {}));
  try {
    return (await Promise.race([asked, slow(request)])) ?? (await asked);
  } catch {
    return (await seen(request)) ?? (await caches.match('/offline')) ?? Response.error();
  }
}

async function live(event, request, preloaded) {
  const before = forgotten;
  const answer = (await preloaded) ?? (await fetch(request));
  event.waitUntil(keep(request, answer.clone(), before));
  return answer;
}

const seen = request => caches.match(request, { ignoreVary: true });
/** What a form has just changed is not shown as it was before. */
const slow = request => new Promise(done => { if (!request.url.endsWith('/about')) setTimeout(() => done(seen(request)), patience); });

/** Keeps the page of a signed-in user, and nothing of anybody else. */
async function keep(request, answer, before = forgotten) {
  const owner = answer.headers.get('Parley-User');
  if (!answer.ok || answer.redirected || !owner || !kept.test(new URL(request.url).pathname)) return;
  const mine = pages + owner;
  for (const name of await caches.keys()) if (name.startsWith(pages) && name !== mine) await caches.delete(name);
  const cache = await caches.open(mine);
  await cache.delete(request);
  await cache.put(request, answer);
  if (before !== forgotten) return forget();
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
}
