import { useCallback } from 'react';
import { useLatest } from '../../components/useLatest.ts';
import type { Span } from '../../components/span.ts';
import { layoutOf } from '../../views/storage-paths/picture.ts';
import type { Layout } from '../../views/storage-paths/stepsRequest.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { PageSession, Zoom } from './PageSession.ts';
import { useShown, useStore } from './useStore.ts';

export interface ZoomedSpan {
  /** null: the whole time axis */
  readonly span: Span | null;
  /** null: the usual one */
  readonly layout: Layout | null;
  /** Shows a part of the axis, of the layout in sight or of another one. */
  readonly onShow: (span: Span | null, layout?: Layout) => void;
}

/** What a zoom belongs to: it goes with other steps, other chunks or another layout. */
const axisOf = (T: number, chunks: number, layout: Layout | '') => `${T} ${chunks} ${layout}`;

/** Chunks joined, in these steps; null: all of them, in the usual layout. */
export function zoomedTo({ T, chunks }: Pick<Settings, 'T' | 'chunks'>, span: Span | null): Zoom {
  return { chunks, layout: span && 'joined', axis: axisOf(T, chunks, 'joined'), span };
}

/**
 * The part of the storage paths in sight. It stays while the reservoir changes, and goes with its axis:
 * other steps, other chunks, another layout.
 */
export function useZoomedSpan(session: PageSession): ZoomedSpan {
  const shown = useShown(session);
  const zoom = useStore(session.zoom);
  const { T = 0, chunks = 0 } = shown?.settings ?? {};
  const axisIn = (layout: Layout | null) =>
    axisOf(T, chunks, shown === null ? '' : layoutOf(shown, layout));
  const layout = zoom.chunks === chunks ? zoom.layout : null;
  const newest = useLatest({ chunks, layout, axisIn });
  const onShow = useCallback(
    (span: Span | null, next?: Layout) => {
      const now = newest();
      const chosen = next ?? now.layout;
      session.zoom.set({ chunks: now.chunks, layout: chosen, axis: now.axisIn(chosen), span });
    },
    [session, newest],
  );
  return { span: zoom.axis === axisIn(layout) ? zoom.span : null, layout, onShow };
}
