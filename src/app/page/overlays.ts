import { createElement } from 'react';
import { preloadable } from './preloadable.tsx';

const nothing = () => null;

/** Keeps its line, so that what stands below does not move. */
const NoArticle = () => createElement('div', { className: 'article' });

/** The keys come in one file with the lesson, which they walk, and which tells where that cannot be loaded. */
export const Keys = preloadable(async () => {
  const part = await import('./Keys.tsx').catch(() => null);
  return part?.Keys ?? nothing;
}, nothing);

/** What the lesson began with, in one file with it. */
export const ArticleFold = preloadable(
  async () => (await import('../lesson/ArticleFold.tsx')).ArticleFold,
  NoArticle,
);

/** Has downloads to wait for, as the part has until they are there. */
const NoFiles = () => createElement('section', { className: 'files no-downloads' });

/** What leaves the page, at its end; in that file too. */
export const Files = preloadable(async () => (await import('../files/Files.tsx')).Files, NoFiles);

/** Takes files that are dropped; with the lesson too. */
export const DropZone = preloadable(
  async () => (await import('../files/DropZone.tsx')).DropZone,
  nothing,
);

/** That a newer version is there; it comes with the lesson too. */
export const UpdateLine = preloadable(
  async () => (await import('./UpdateLine.tsx')).UpdateLine,
  nothing,
);

/** What a sheet of paper needs besides; fetched when the page rests, for a browser does not wait in printing. */
export const Printed = preloadable(async () => (await import('./Printed.tsx')).Printed, nothing);

/** What is passed on; fetched when the page rests, or a press waits for it. */
export const Share = preloadable(async () => (await import('../share/Share.tsx')).Share, nothing);

/** Only where something has been measured: the laboratory is there. */
export const MeasuringChip = preloadable(
  async () => (await import('./MeasuringChip.tsx')).MeasuringChip,
  nothing,
);
