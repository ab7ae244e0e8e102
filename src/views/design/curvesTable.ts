import type { TableData } from '../../components/DataTable.tsx';
import { formatNumber } from '../../components/format.ts';
import type { Labels } from '../../components/labels.ts';
import type { Curve } from '../../core/design/Design.ts';
import { percent } from './designTexts.ts';

/** The curves in numbers: for each active storage the target of each reliability. */
export function curvesTable(curves: readonly Curve[], { unit }: Labels): TableData {
  const longest = curves.reduce((most, curve) =>
    curve.points.length > most.points.length ? curve : most,
  );
  return {
    caption: `The target (${unit}) that an active storage yields, for each reliability.`,
    columns: [`active storage (${unit})`, ...curves.map(({ reliability }) => percent(reliability))],
    rows: longest.points.map(([, B], index) => [
      formatNumber(B, 5),
      ...curves.map(({ points }) => {
        const point = points[index];
        return point === undefined ? '–' : formatNumber(point[0], 5);
      }),
    ]),
  };
}
