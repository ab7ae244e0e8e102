import { useCallback, useState } from 'react';
import type { Span } from '../components/span.ts';
import type { Settings } from '../core/simulation.ts';
import type { Layout } from '../views/storage-paths/stepsRequest.ts';

export interface ZoomedSpan {
  /** null: the whole time axis */
  readonly span: Span | null;
  /** null: the usual one */
  readonly layout: Layout | null;
  readonly onSpan: (span: Span | null) => void;
  readonly onLayout: (layout: Layout) => void;
}

/**
 * The part of the storage paths in sight. It stays while the reservoir changes, and goes with its axis.
 *
 * @param settings - of the run in sight
 */
export function useZoomedSpan({ T, chunks }: Settings): ZoomedSpan {
  const [chosen, setChosen] = useState({ chunks, layout: null as Layout | null });
  const axis = `${T} ${chunks}`;
  const [zoomed, setZoomed] = useState({ axis, span: null as Span | null });
  const onSpan = useCallback((span: Span | null) => setZoomed({ axis, span }), [axis]);
  const onLayout = useCallback(
    (next: Layout) => {
      setChosen({ chunks, layout: next });
      setZoomed({ axis, span: null });
    },
    [axis, chunks],
  );
  return {
    span: zoomed.axis === axis ? zoomed.span : null,
    layout: chosen.chunks === chunks ? chosen.layout : null,
    onSpan,
    onLayout,
  };
}
