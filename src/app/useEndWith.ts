import { useEffect, useRef } from 'react';

/** What of the page decides whether a measurement goes on. */
export interface LabPage {
  /** names settings and workers */
  readonly key: string;
  /** a slider moves */
  readonly isDragging: boolean;
  /** the laboratory is the view in sight */
  readonly isInView: boolean;
}

/** Ends what is measured when the page's settings change, or another view is opened. */
export function useEndWith(page: LabPage, isRunning: boolean, end: (by: string) => void): void {
  const { key, isDragging, isInView } = page;
  const before = useRef(page);
  useEffect(() => {
    const { current } = before;
    before.current = { key, isDragging, isInView };
    if (current.isInView && !isInView) end('a change of view');
    else if (current.key !== key) {
      const isSameDrag = isDragging && current.isDragging; // what it ended is told to its end
      if (isRunning || !isSameDrag) end('a change of settings');
    }
  }, [key, isDragging, isInView, isRunning, end]);
}
