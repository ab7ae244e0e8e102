import { useSyncExternalStore } from 'react';

/** Printers have some 300 dots an inch, and CSS 96 pixels. */
const ON_PAPER = 3;

/** Of pictures that are saved. */
const SAVED = 2;

/** Attributes of the root that say for what pictures are drawn. */
const PURPOSES = ['data-paper', 'data-present', 'data-saved'];

/** Pixels of a canvas for a pixel of the page. */
export function pixelRatio(): number {
  const { dataset } = document.documentElement;
  const least = 'paper' in dataset ? ON_PAPER : 'saved' in dataset ? SAVED : 0;
  return Math.max(window.devicePixelRatio, least);
}

/** Tells when pictures are to be drawn anew: on another monitor, when the page is zoomed, printed or presented. */
export function watchPixelRatio(listener: () => void): () => void {
  let query: MediaQueryList | null = null;
  const changed = () => {
    query?.removeEventListener('change', changed);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', changed);
    listener();
  };
  changed();
  const purpose = new MutationObserver(listener);
  purpose.observe(document.documentElement, { attributeFilter: PURPOSES });
  return () => {
    query?.removeEventListener('change', changed);
    purpose.disconnect();
  };
}

/** The ratio in force. */
export function usePixelRatio(): number {
  return useSyncExternalStore(watchPixelRatio, pixelRatio);
}
