import { useLayoutEffect } from 'react';
import type { Page } from '../address/link.ts';

/** Tells style sheets and pictures, by attributes of the root, how the page is shown. */
export function useModes({ view, present, embed }: Page): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['view'] = view;
    root.toggleAttribute('data-present', present);
    root.toggleAttribute('data-embed', embed);
  }, [view, present, embed]);
}
