import { useState } from 'react';
import type { Span } from '../components/span.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import { layoutOf } from '../views/storage-paths/picture.ts';
import type { Layout } from '../views/storage-paths/stepsRequest.ts';

export interface ZoomedSpan {
  /** null: the whole time axis */
  readonly span: Span | null;
  /** null: the usual one */
  readonly layout: Layout | null;
  /** Shows a part of the axis, of the layout in sight or of another one. */
  readonly onShow: (span: Span | null, layout?: Layout) => void;
}

/**
 * The part of the storage paths in sight. It stays while the reservoir changes, and goes with its axis:
 * other steps, other chunks, another layout.
 *
 * @param run - in sight
 */
export function useZoomedSpan(run: SimulationRun | null): ZoomedSpan {
  const { T = 0, chunks = 0 } = run?.settings ?? {};
  const axisOf = (layout: Layout | null) =>
    `${T} ${chunks} ${run === null ? '' : layoutOf(run, layout)}`;
  const [state, setState] = useState({
    chunks,
    layout: null as Layout | null,
    axis: '',
    span: null as Span | null,
  });
  const layout = state.chunks === chunks ? state.layout : null;
  return {
    span: state.axis === axisOf(layout) ? state.span : null,
    layout,
    onShow: (span, next) => {
      const chosen = next ?? layout;
      setState({ chunks, layout: chosen, axis: axisOf(chosen), span });
    },
  };
}
