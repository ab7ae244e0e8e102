import type { RowRange } from '../../core/run/rowRanges.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { layoutOf } from '../../views/storage-paths/picture.ts';
import { rowsOfSpan } from '../../views/storage-paths/stepsRequest.ts';
import type { PageSession } from './PageSession.ts';
import { useZoomedSpan } from './useZoomedSpan.ts';

/** The rows of the part of the path in sight; null if all of it is. */
export function useShownRows(session: PageSession, run: SimulationRun): readonly RowRange[] | null {
  const { span, layout } = useZoomedSpan(session);
  return span === null ? null : rowsOfSpan(run, layoutOf(run, layout), span);
}
