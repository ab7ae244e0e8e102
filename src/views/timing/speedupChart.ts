import type { ChartData } from 'chart.js';
import type { TimingMedian } from '../../core/timing.ts';
import { translucent, type Palette } from '../../components/usePalette.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The article's own measurement: 5.04 s and 2.63 s on a laptop of 2 cores. */
const ARTICLE_SPEEDUP: Point = { x: 2, y: 5.04 / 2.63 };

/** Speed-up over workers: measured with its spread, the ideal, and the article's point. */
export function speedupData(
  medians: readonly TimingMedian[],
  ideal: readonly number[],
  palette: Palette,
): ChartData<'line', Point[]> {
  const alone = medians.find(({ workers }) => workers === 1)?.wallMs;
  const points = (of: (median: TimingMedian) => number) =>
    alone === undefined
      ? []
      : medians.map((median) => ({ x: median.workers, y: alone / of(median) }));
  const edge = {
    borderWidth: 0,
    pointRadius: 0,
    backgroundColor: translucent(palette.accent, 0.2),
  };
  return {
    datasets: [
      {
        label: 'measured (median)',
        data: points(({ wallMs }) => wallMs),
        borderColor: palette.accent,
        backgroundColor: palette.accent,
        borderWidth: 2,
        pointRadius: 4,
        pointStyle: 'rectRounded',
      },
      {
        label: 'fastest to slowest round',
        data: points(({ low }) => low),
        fill: '+1',
        pointStyle: 'rect',
        ...edge,
      },
      { label: '(slowest round)', data: points(({ high }) => high), ...edge },
      {
        label: 'ideal',
        data: ideal.map((y, i) => ({ x: i + 1, y })),
        borderColor: palette.muted,
        borderDash: [6, 4],
        borderWidth: 1.5,
        pointRadius: 0,
        pointStyle: 'line',
      },
      {
        label: 'the article, 2 cores',
        data: [ARTICLE_SPEEDUP],
        borderColor: palette.warm,
        backgroundColor: palette.warm,
        pointStyle: 'rectRot',
        pointRadius: 7,
        showLine: false,
      },
    ],
  };
}
