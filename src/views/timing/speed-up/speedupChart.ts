import type { ChartData, ChartDataset } from 'chart.js';
import type { Palette } from '../../../components/usePalette.ts';
import {
  ARTICLE_POINTS,
  asQuantity,
  fittedCurve,
  measuredPoints,
  whiskers,
  type Point,
  type Quantity,
  type Speedups,
} from './speedupPoints.ts';

const LAWS = {
  'karp-flatt': 'Karp-Flatt',
  amdahl: 'Amdahl’s law, fitted',
  usl: 'Universal Scalability Law, fitted',
} as const;

/** Measured medians with their 95 % intervals, the ideal, the fit, the article's and the guess. */
export function speedupData(
  { medians, ideal, fit, cores, guess }: Speedups,
  quantity: Quantity,
  palette: Palette,
): ChartData<'line', Point[]> {
  const as = (points: readonly Point[]) => asQuantity(points, quantity);
  const measured = as(measuredPoints(medians));
  const most = Math.max(ideal.length, medians.at(-1)?.workers ?? 0);
  // all values of one number of workers are read at once, if they are not too close
  // many points would merge into a band
  const sized = (radius: number) => Math.max(1.5, radius * Math.min(1, 16 / most));
  const pointHitRadius = Math.max(2, Math.min(20, 200 / most));
  const line = { borderWidth: 2, pointRadius: 0, pointHitRadius, spanGaps: false };
  const marker = { ...line, showLine: false };

  const datasets: ChartDataset<'line', Point[]>[] = [
    {
      ...marker,
      label: 'measured, with 95 % interval',
      data: measured.filter(({ x }) => x <= cores),
      borderColor: palette.accent,
      backgroundColor: palette.accent,
      pointRadius: sized(5),
      pointStyle: 'rectRounded',
      order: 2,
    },
    {
      ...line,
      label: '(95 % intervals)',
      data: whiskers(measured),
      borderColor: palette.accent,
      borderWidth: most > 16 ? 1 : 2,
      pointBorderWidth: most > 16 ? 1 : 2,
      pointRadius: sized(7),
      pointStyle: 'line',
      order: 3,
    },
    {
      ...line,
      label: 'ideal',
      data: as(ideal.map((y, i) => ({ x: i + 1, y }))),
      borderColor: palette.muted,
      borderDash: [6, 4],
      borderWidth: 1.5,
      pointStyle: 'line',
      order: 4,
    },
    {
      ...line,
      label: 'the article, 2 cores',
      data: medians.length === 0 ? [] : as(ARTICLE_POINTS), // no answer before the guess
      borderColor: palette.warm,
      backgroundColor: 'transparent', // it may stand where ours does
      borderDash: [2, 3],
      pointBorderWidth: 2,
      pointRadius: Math.max(4, sized(9)),
      pointStyle: 'rectRot',
      order: 0,
    },
  ];
  const oversubscribed = measured.filter(({ x }) => x > cores);
  if (oversubscribed.length > 0) {
    datasets.push({
      ...marker,
      label: 'more workers than logical cores',
      data: oversubscribed,
      borderColor: palette.accent,
      backgroundColor: palette.surface,
      pointBorderWidth: most > 16 ? 1 : 2,
      pointRadius: sized(6),
      pointStyle: 'triangle',
      order: 2,
    });
  }
  if (fit !== null) {
    datasets.push({
      ...line,
      label: LAWS[fit.model],
      data: as(fittedCurve(fit, most)),
      borderColor: palette.series[2] ?? palette.text,
      // nothing was fitted beyond the cores
      segment: { borderDash: ({ p1 }) => ((p1.parsed.x ?? 0) > cores ? [2, 4] : undefined) },
      pointHitRadius: 0,
      pointStyle: 'line',
      order: 1, // through the points
    });
  }
  // one far above the ideal would press all else onto the axis; the words tell it
  if (guess !== null && most > 1 && guess <= 2 * most) {
    datasets.push({
      ...marker,
      label: 'your guess',
      data: as([{ x: most, y: guess }]),
      borderColor: palette.text,
      backgroundColor: 'transparent', // a ring, as the dot was: what was measured may stand in it
      pointBorderWidth: 2,
      pointRadius: 10,
      pointStyle: 'circle',
      order: 0,
    });
  }
  return { datasets };
}
