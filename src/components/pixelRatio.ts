import { useSyncExternalStore } from 'react';

/** Printers have some 300 dots an inch, and CSS 96 pixels. */
const ON_PAPER = 3;

/** Pixels of a canvas for a pixel of the page. */
export function pixelRatio(): number {
  const { devicePixelRatio } = window;
  const isPaper = 'paper' in document.documentElement.dataset;
  return isPaper ? Math.max(devicePixelRatio, ON_PAPER) : devicePixelRatio;
}

/** Tells when it changes: on another monitor, when the page is zoomed or printed. */
export function watchPixelRatio(listener: () => void): () => void {
  let query: MediaQueryList | null = null;
  const changed = () => {
    query?.removeEventListener('change', changed);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', changed);
    listener();
  };
  changed();
  const paper = new MutationObserver(listener);
  paper.observe(document.documentElement, { attributeFilter: ['data-paper'] });
  return () => {
    query?.removeEventListener('change', changed);
    paper.disconnect();
  };
}

/** The ratio in force. */
export function usePixelRatio(): number {
  return useSyncExternalStore(watchPixelRatio, pixelRatio);
}
