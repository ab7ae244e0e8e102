import { useEffect } from 'react';
import { preloadPanels } from '../panels/panels.ts';

let isBegun = false;

/**
 * Fetches what the page may need besides, and what it needs without a network. Once it first rests: before, that
 * would come in the way of the first picture.
 */
export function useFetchAhead(isBusy: boolean): void {
  useEffect(() => {
    if (isBusy || isBegun || !import.meta.env.PROD) return;
    isBegun = true;
    requestAnimationFrame(() => setTimeout(fetchAhead)); // once the picture has been painted
  }, [isBusy]);
}

function fetchAhead(): void {
  preloadPanels();
  // refused, or not there: the page works without
  import('./updates.ts').then(({ keepUpToDate }) => keepUpToDate()).catch(() => {});
}
