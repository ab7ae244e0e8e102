import { preloadable } from './preloadable.tsx';

const nothing = () => null;

/** The keys come with the lesson, which they walk. */
export const Keys = preloadable(async () => (await import('./Keys.tsx')).Keys, nothing);

/** What is passed on; fetched when the page rests, or a press waits for it. */
export const Share = preloadable(async () => (await import('../share/Share.tsx')).Share, nothing);
