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
  const targets = curves.map(
    ({ points }) => new Map(points.map(([target, B]) => [B, target] as const)),
  );
  return {
    caption: `The target (${unit}) that an active storage yields, for each reliability.`,
    columns: [`active storage (${unit})`, ...curves.map(({ reliability }) => percent(reliability))],
    // while curves become finer some have points that others have not
    rows: longest.points.map(([, B]) => [
      formatNumber(B, 5),
      ...targets.map((of) => {
        const target = of.get(B);
        return target === undefined ? '–' : formatNumber(target, 5);
      }),
    ]),
  };
}
