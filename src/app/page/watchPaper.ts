import { useSyncExternalStore } from 'react';

/**
 * Lays the page out for paper while it is printed, by `data-paper` on its root. A style sheet for print alone
 * would come too late: charts are drawn again before, at the size that they have on paper.
 */
export function watchPaper(): void {
  const { dataset } = document.documentElement;
  let scrolled: number | null = null;
  const lay = () => {
    scrolled ??= window.scrollY;
    dataset['paper'] = '';
  };
  const lift = () => {
    if (scrolled === null) return;
    delete dataset['paper'];
    window.scrollTo({ top: scrolled, behavior: 'instant' });
    scrolled = null;
  };
  window.addEventListener('beforeprint', lay);
  window.addEventListener('afterprint', lift);
  const print = window.matchMedia('print');
  print.addEventListener('change', () => (print.matches ? lay() : lift()));
}

function subscribe(listener: () => void): () => void {
  const paper = new MutationObserver(listener);
  paper.observe(document.documentElement, { attributeFilter: ['data-paper'] });
  return () => paper.disconnect();
}

/** Whether the page is laid out for paper. */
export function usePaper(): boolean {
  return useSyncExternalStore(subscribe, () => 'paper' in document.documentElement.dataset);
}
