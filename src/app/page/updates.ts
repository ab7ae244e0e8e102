/** How often it is looked for a new version beside a page that stays in sight, in ms. */
const LOOK_EVERY_MS = 3_600_000;

let isThere = false;
const listeners = new Set<() => void>();

/** Whether a newer version of the page is there, to be had by `reloadPage`. */
export const isUpdateThere = () => isThere;

export function onUpdate(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Registers the service worker and watches for newer versions. One that comes waits, so that workers that are
 * started later still fit this page.
 *
 * @throws where the browser has no service workers, or refuses this one
 */
export async function keepUpToDate(): Promise<void> {
  const { serviceWorker } = navigator;
  let isControlled = serviceWorker.controller !== null;
  const registered = await serviceWorker.register('./sw.js');

  const look = () => {
    if (registered.waiting !== null && registered.active !== null) tell();
  };
  const follow = () => registered.installing?.addEventListener('statechange', look);
  registered.addEventListener('updatefound', follow);
  follow();
  look();
  // taken in another tab: this one goes on with the files of its version
  serviceWorker.addEventListener('controllerchange', () => {
    if (isControlled) tell();
    isControlled = true;
  });

  // a page whose tab is never closed
  const ask = () => void registered.update().catch(() => {}); // no network: later
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
  });
  setInterval(ask, LOOK_EVERY_MS);

  // the first page of all is loaded before its service worker
  const { active } = await serviceWorker.ready;
  if (!isControlled) active?.postMessage({ type: 'CLAIM', script: import.meta.url });
}

function tell(): void {
  isThere = true;
  for (const listener of listeners) listener();
}
