import { TABLE_ROWS, type TableData } from '../../components/DataTable.tsx';
import { formatCount, formatNumber } from '../../components/format.ts';
import type { Picture } from './picture.ts';

/** The numbers that the picture is drawn from, the first rows of them. */
export function storageTable(picture: Picture): TableData {
  // the shortest chunk may have no value at the last step
  const number = (value: number) => (Number.isNaN(value) ? '–' : formatNumber(value, 6));
  const { columns, rows } = rowsOf(picture);
  const shown = rows.slice(0, TABLE_ROWS);
  const extent =
    shown.length < rows.length
      ? `The first ${formatCount(shown.length)} of ${formatCount(rows.length)} points drawn; the CSV file holds every step.`
      : 'The points drawn.';
  return {
    caption: extent,
    columns,
    rows: shown.map(([step, ...values]) => [formatCount(step!), ...values.map(number)]),
  };
}

function rowsOf(picture: Picture): { columns: string[]; rows: number[][] } {
  switch (picture.kind) {
    case 'lines': {
      const [first, ...others] = picture.lines;
      return {
        columns: ['step', ...picture.lines.map(({ label }) => label)],
        rows: first!.points.map(({ x, y }, i) => [
          x,
          y,
          ...others.map(({ points }) => points[i]?.y ?? NaN),
        ]),
      };
    }
    case 'envelope':
      return {
        columns: ['middle step', 'steps', 'least', 'mean', 'greatest'],
        rows: picture.bins.map(({ x, steps, min, mean, max }) => [x, steps, min, mean, max]),
      };
    case 'bands':
      return {
        columns: ['step', ...picture.bands.map(({ share }) => `${share * 100} % quantile`)],
        rows: picture.bands[0]!.points.map(({ x }, i) => [
          x,
          ...picture.bands.map(({ points }) => points[i]!.y),
        ]),
      };
  }
}
