import type { ChartData, ChartOptions } from 'chart.js';
import { chartOptions } from '../../components/chartOptions.ts';
import { formatNumber } from '../../components/format.ts';
import type { Labels } from '../../components/labels.ts';
import { translucent, type Palette } from '../../components/usePalette.ts';
import { densityOf, isMixed, type Cell, type Cells } from './cells.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The outline of bars, as a line. */
function outline(bins: readonly Cell[]): Point[] {
  return bins.flatMap((bin) => {
    const y = densityOf(bin, bin.share);
    return [
      { x: bin.from, y },
      { x: bin.to, y },
    ];
  });
}

/**
 * The exact density as a line through the middles of bins, in pieces that end where it may jump, at atoms, and
 * where bins hold atoms that are not told apart.
 */
export function density(cells: Cells): Point[] {
  const pieces: Cell[][] = [];
  for (const bin of cells.bins.filter((one) => one.exact !== null && !isMixed(one, cells))) {
    const isJump = cells.atoms.some(({ from }) => Math.abs(from - bin.from) < 1e-9 * bin.to);
    const piece = pieces.at(-1);
    if (piece === undefined || isJump || piece.at(-1)!.to < bin.from) pieces.push([bin]);
    else piece.push(bin);
  }
  return pieces.flatMap((piece, i) => [
    ...(i === 0 ? [] : [{ x: piece[0]!.from, y: NaN }]),
    ...throughMiddles(piece),
  ]);
}

/** The middles of bins, and on straight lines through the outer ones the two ends. */
function throughMiddles(piece: readonly Cell[]): Point[] {
  const middles = piece.map((bin) => ({
    x: (bin.from + bin.to) / 2,
    y: densityOf(bin, bin.exact!),
  }));
  const endAt = (x: number, outer: Point, next: Point = outer): Point => {
    const slope = next === outer ? 0 : (outer.y - next.y) / (outer.x - next.x);
    return { x, y: Math.max(outer.y + slope * (x - outer.x), 0) };
  };
  return [
    endAt(piece[0]!.from, middles[0]!, middles[1]),
    ...middles,
    endAt(piece.at(-1)!.to, middles.at(-1)!, middles.at(-2)),
  ];
}

/** The shares of single storages. */
function atomPoints({ atoms }: Cells, value: 'share' | 'exact'): Point[] {
  return atoms.flatMap((atom) => {
    const y = atom[value];
    return y === null || y === 0 ? [] : [{ x: atom.from, y }];
  });
}

/** Histogram, law and atoms; what is kept of another run as an outline. */
export function histogramData(
  cells: Cells,
  kept: Cells | null,
  palette: Palette,
): ChartData<'line', Point[]> {
  // a stem is a line from 0 to the point and a gap after it
  const stems = (atoms: readonly Point[]) =>
    atoms.flatMap(({ x, y }) => [
      { x, y: 0 },
      { x, y },
      { x, y: NaN },
    ]);
  const line = { borderWidth: 2, pointRadius: 0, pointHitRadius: 8, spanGaps: false };
  return {
    datasets: [
      {
        ...line,
        label: 'steps of this run',
        data: outline(cells.bins),
        borderColor: palette.accent,
        borderWidth: 1,
        backgroundColor: translucent(palette.accent, 0.25),
        fill: 'origin',
        pointStyle: 'rect',
        order: 3,
      },
      {
        ...line,
        label: cells.isFitted ? 'density by the law of μ, σ' : 'exact density',
        data: density(cells),
        borderColor: palette.warm,
        pointStyle: 'line',
        order: 2,
      },
      ...(kept === null
        ? []
        : [
            {
              ...line,
              label: 'kept',
              data: outline(kept.bins),
              borderColor: palette.muted,
              borderWidth: 1.5,
              borderDash: [5, 3],
              pointStyle: 'line' as const,
              order: 2,
            },
            {
              ...line,
              label: '(kept, right)',
              data: atomPoints(kept, 'share'),
              showLine: false,
              pointRadius: 5,
              borderWidth: 1.5,
              pointStyle: 'circle' as const,
              borderColor: palette.muted,
              backgroundColor: 'transparent',
              yAxisID: 'atoms',
              order: 1,
            },
          ]),
      {
        ...line,
        label: '(stems)',
        data: stems(atomPoints(cells, 'share')),
        borderColor: palette.accent,
        borderWidth: 3,
        pointHitRadius: 0,
        yAxisID: 'atoms',
        order: 1,
      },
      {
        ...line,
        label: 'at one storage (right)',
        data: atomPoints(cells, 'share'),
        showLine: false,
        pointRadius: 5,
        pointStyle: 'circle',
        borderColor: palette.accent,
        backgroundColor: palette.accent,
        yAxisID: 'atoms',
        order: 1,
      },
      {
        ...line,
        label: cells.isFitted ? 'law of μ, σ (right)' : 'exact (right)',
        data: atomPoints(cells, 'exact'),
        showLine: false,
        pointRadius: 9,
        pointStyle: 'crossRot',
        borderColor: palette.warm,
        backgroundColor: palette.warm,
        yAxisID: 'atoms',
        order: 0,
      },
    ],
  };
}

/** @param K - capacity up to which the axis reaches, held while a slider moves */
export function histogramOptions(
  cells: Cells,
  kept: Cells | null,
  K: number,
  { unit }: Labels,
  palette: Palette,
): ChartOptions<'line'> {
  const { bins, atoms } = cells;
  const greatest = ({ share, exact }: Cell) => Math.max(share, exact ?? 0);
  const heights = [...bins, ...(kept?.bins ?? [])].map((bin) => densityOf(bin, greatest(bin)));
  const onLine = density(cells).flatMap(({ y }) => (Number.isNaN(y) ? [] : [y]));
  const shares = [...atoms, ...(kept?.atoms ?? [])].map(greatest);
  const options = chartOptions(
    palette,
    { title: `storage (${unit})`, min: 0, max: K },
    {
      title: `share per ${unit}`,
      min: 0,
      max: 1.1 * Math.max(...heights, ...onLine, 1e-6 / K), // where all of it is single storages
    },
  );
  const { y, ...scales } = options.scales!;
  return {
    ...options,
    layout: { padding: { top: 10 } },
    clip: false,
    scales: {
      ...scales,
      y: y!,
      atoms: {
        ...y!,
        position: 'right',
        min: 0,
        max: Math.min(1.1, 1.15 * Math.max(...shares, 1e-3)),
        title: { display: true, text: 'share (dots)', color: palette.text },
        grid: { display: false },
      },
    },
    plugins: {
      ...options.plugins,
      legend: {
        ...options.plugins?.legend,
        reverse: true,
        labels: { ...options.plugins?.legend?.labels, pointStyleWidth: 14 },
      },
      tooltip: {
        ...options.plugins?.tooltip,
        callbacks: {
          title: ([item]) => `storage ${formatNumber(item?.parsed.x ?? NaN, 4)}`,
          label: ({ dataset, parsed }) => `${dataset.label}: ${formatNumber(parsed.y ?? NaN, 4)}`,
        },
      },
    },
  };
}
