import { preloadable } from './preloadable.tsx';

const nothing = () => null;

/** The keys come in one file with the lesson, which they walk, and which tells where that cannot be loaded. */
export const Keys = preloadable(async () => {
  const part = await import('./Keys.tsx').catch(() => null);
  return part?.Keys ?? nothing;
}, nothing);

/** What a sheet of paper needs besides; fetched when the page rests, for a browser does not wait in printing. */
export const Printed = preloadable(async () => (await import('./Printed.tsx')).Printed, nothing);

/** What is passed on; fetched when the page rests, or a press waits for it. */
export const Share = preloadable(async () => (await import('../share/Share.tsx')).Share, nothing);
