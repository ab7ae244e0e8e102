/**
 * Keeps the files of a version, so that the page works offline and goes on when a newer version has
 * replaced them. A newer worker waits until the page is closed or the user takes it, and then serves
 * pages of the version before from that version's files.
 */
declare const self: ServiceWorkerGlobalScope & {
  /** all files of this version; those without a revision have a hash in their name */
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
};

const { scope } = self.registration;
// eslint-disable-next-line no-underscore-dangle -- the name that workbox looks for
const files = self.__WB_MANIFEST;
const PAGE = new URL('./', scope).href;
const PAGE_FILE = new URL('index.html', scope).href;

// the page names all files that have a hash, directly or not, so its revision names the version
const PREFIX = `spillway ${scope} `;
const CACHE = PREFIX + files.find(({ url }) => url === 'index.html')!.revision!;

/** Versions before this one whose files are kept, for pages that are still open. */
const VERSIONS_BEFORE = 2;

/** The address under which a file is kept: the page's is its folder, as hosts redirect its file to that. */
function addressOf(url: string): string {
  const { href } = new URL(url, scope);
  return href === PAGE_FILE ? PAGE : href;
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(
    files.map(
      ({ url, revision }) =>
        new Request(addressOf(url), { cache: revision === null ? 'default' : 'reload' }),
    ),
  );
}

async function dropOldVersions(): Promise<void> {
  const names = await caches.keys(); // in the order in which they were made
  const before = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const old = [
    ...before.slice(0, -VERSIONS_BEFORE),
    ...names.filter((name) => name.startsWith('workbox-') && name.endsWith(scope)), // of 0.5.0
  ];
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** From this version's files, else from those of the versions before, else from the network. */
async function answer(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  const address = addressOf(origin + pathname);
  const key = address === PAGE ? PAGE : request.url;
  const own = await caches.open(CACHE);
  const options = { ignoreVary: true };
  return (
    (await own.match(key, options)) ?? (await fromVersionsBefore(key)) ?? (await fetch(request))
  );
}

/** The newest of them first. */
async function fromVersionsBefore(key: string): Promise<Response | undefined> {
  for (const name of (await caches.keys()).reverse()) {
    if (!name.startsWith(PREFIX)) continue;
    const kept = await caches.match(key, { cacheName: name, ignoreVary: true });
    if (kept !== undefined) return kept;
  }
  return undefined;
}

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(dropOldVersions()));
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(scope)) event.respondWith(answer(event.request));
});
self.addEventListener('message', (event) => {
  const { type, script } = event.data as { readonly type: string; readonly script?: string };
  if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  // a page that was loaded before this worker: only if it is of the same version
  const isOfThisVersion = files.some(({ url }) => addressOf(url) === script);
  if (type === 'CLAIM' && isOfThisVersion) event.waitUntil(self.clients.claim());
});
