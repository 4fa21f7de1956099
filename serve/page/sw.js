// sw.js keeps one whole build of the site in a cache of its own, so that every
// page works offline after the first visit. The build fills in the lists.
//
// Versions never mix: a page always comes from this worker's own cache, and the
// names of its assets carry their hash, so an address means the same bytes in
// every cache. A new worker takes over as soon as its cache is whole; tabs that
// run the old build keep finding their assets in the cache before it, which
// stays until a later build and until no tab holds that version's lock. Caches
// of others on the same origin are never touched.
'use strict';

const VERSION = '@VERSION@';
const PAGES = '@PAGES@'; // paths below the scope: "" or "nl/lessons/lru/"
const FILES = '@FILES@'; // paths; of one whose name has no hash, a space and its hash
const MISSING = '@MISSING@';

const SCOPE = new URL(self.registration.scope);
const FAMILY = `locmem:${SCOPE.pathname}:`;
const NAME = FAMILY + VERSION;
const FILE = new Map(FILES.map(entry)); // what is known of a file, by its path
const PAGE = new Set([...PAGES, MISSING].map(at));

function at(path) {
  return new URL(path, SCOPE).pathname;
}

// entry reads one of FILES. A hash is the first twelve hexadecimal digits of SHA-256: it
// tells builds apart, and what was changed or cut off; it keeps nobody out.
function entry(text) {
  const [path, sum] = text.split(' ');
  return [at(path), { hashed: !sum, sum: sum ?? path.split('.').at(-2) }];
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => event.waitUntil(message(event)));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== SCOPE.origin) return;
  if (FILE.has(url.pathname) || old(url.pathname)) event.respondWith(file(request, url));
  else if (request.mode === 'navigate' && url.pathname.startsWith(SCOPE.pathname)) event.respondWith(page(request, url));
});

// old says whether an address is that of an asset of another build of ours.
function old(path) {
  return path.startsWith(at('assets/')) && /\.[0-9a-f]{12}\.[a-z]+$/.test(path);
}

// install fills the cache. A file that a cache of ours holds already is copied;
// the rest comes through the browser's cache, where the page has just put it.
// What an earlier, broken try left is kept, so a bad line gets there in the end.
// What does not come is told to the pages, all of it at once.
async function install() {
  const cache = await caches.open(NAME);
  const have = new Set((await cache.keys()).map((r) => new URL(r.url).pathname));
  const faults = [];
  const keep = async (path, get) => {
    try {
      if (!have.has(path)) await cache.put(path, await get());
    } catch (err) {
      faults.push({ path, why: err.message });
    }
  };
  for (const [path, f] of FILE) await keep(path, async () => (f.hashed && (await stored(path))) || fetched(path, f));
  await Promise.all([...PAGE].map((path) => keep(path, () => fetchedPage(path))));
  if (faults.length) {
    for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) {
      client.postMessage({ type: 'locmem:incomplete', faults });
    }
    throw new Error(`not complete: ${faults.map((f) => f.path).join(', ')}`);
  }
  await self.skipWaiting();
}

// fetched takes a file only with the bytes that it had in the build. When the
// browser's own copy has others, that of the server may be right.
async function fetched(path, { sum, hashed }) {
  const get = async (cache) => {
    const response = await fetch(path, { cache });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    if ((await hash(await response.clone().arrayBuffer())) !== sum) throw new Error('it was changed after the build');
    return response;
  };
  return get(hashed ? 'default' : 'no-cache').catch(() => get('reload'));
}

async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.slice(0, 6), (b) => b.toString(16).padStart(2, '0')).join('');
}

// fetchedPage takes a page only if it belongs to this very build: the server
// may have changed in the meantime.
async function fetchedPage(path) {
  const response = await fetch(path, { cache: 'no-cache' });
  const missing = path === at(MISSING);
  if (!response.ok && !(missing && response.status === 404)) throw new Error(`the server answered ${response.status}`);
  const text = await response.text();
  if (!missing && !text.includes(`data-version="${VERSION}"`)) throw new Error('it is of another version than sw.js');
  return new Response(text, { status: response.status, headers: response.headers });
}

async function activate() {
  await self.clients.claim();
  await tidy();
  for (const client of await self.clients.matchAll({ type: 'window' })) {
    client.postMessage({ type: 'locmem:version', version: VERSION });
  }
}

async function message(event) {
  if (event.data?.type !== 'locmem:hello') return;
  if (event.data.version !== VERSION) event.source?.postMessage({ type: 'locmem:version', version: VERSION });
  await tidy();
}

// tidy removes our own caches but this one, the one before it (a tab may be in
// the middle of loading from it), and those whose version a tab still runs.
async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== NAME);
  others.pop();
  if (others.length === 0 || !navigator.locks) return;
  const { held } = await navigator.locks.query();
  const used = new Set(held.map((lock) => lock.name));
  for (const name of others) {
    if (!used.has(`${FAMILY}version:${name.slice(FAMILY.length)}`)) await caches.delete(name);
  }
}

// stored looks an asset up in our caches, this version's first.
async function stored(path) {
  const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY)).reverse();
  for (const name of [NAME, ...names]) {
    const found = await (await caches.open(name)).match(path);
    if (found) return found;
  }
  return undefined;
}

async function file(request, url) {
  const own = !request.cache.startsWith('reload'); // a retry goes past every cache
  return (own && (await stored(url.pathname))) || fetch(request);
}

// page answers a navigation: from the cache for every page of ours, whatever
// the query; through the network for the rest, as "no such page" without one.
// The address without the slash, or with .html, leads to the page's folder.
async function page(request, url) {
  const { pathname } = url;
  const bare = pathname.replace(/\.html$/, '');
  if (PAGE.has(`${bare}/`)) return Response.redirect(`${bare}/${url.search}`, 301);
  const path = pathname.endsWith('/index.html') ? pathname.slice(0, -10) : pathname;
  const cache = await caches.open(NAME);
  const found = PAGE.has(path) && (await cache.match(path));
  if (found) return found;
  try {
    return await fetch(request);
  } catch {
    return (await cache.match(at(MISSING))) || Response.error();
  }
}
