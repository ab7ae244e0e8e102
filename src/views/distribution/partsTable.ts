import type { TableData } from '../../components/DataTable.tsx';
import { formatNumber, formatSetting, formatToError } from '../../components/format.ts';
import type { Labels } from '../../components/labels.ts';
import type { Cell, Cells } from './cells.ts';

/** The parts of the histogram in numbers: bins and single storages, ascending. */
export function partsTable(
  { bins, atoms, isFitted }: Cells,
  K: number,
  { unit }: Labels,
): TableData {
  const storage = (value: number) => (value === K ? formatSetting(K) : formatNumber(value, 6));
  const share = (value: number | null, { standardError }: Cell) =>
    value === null ? '–' : formatToError(value, standardError, 5);
  return {
    caption:
      'The parts of the histogram: bins up to their upper end, and single storages. Exact: in the long run. Expected: of this run, its starts from full included; from there z counts standard errors.',
    columns: [
      `storage (${unit})`,
      'share of steps',
      isFitted ? 'law of μ, σ' : 'exact',
      'expected',
      'z',
    ],
    rows: [...bins, ...atoms]
      .toSorted((a, b) => a.to - b.to || a.from - b.from)
      .map((cell) => [
        cell.from === cell.to
          ? `exactly ${storage(cell.to)}`
          : `${storage(cell.from)} to ${storage(cell.to)}`,
        share(cell.share, cell),
        share(cell.exact, cell),
        share(cell.expected, cell),
        cell.z === null ? '–' : formatNumber(cell.z, 2),
      ]),
  };
}
