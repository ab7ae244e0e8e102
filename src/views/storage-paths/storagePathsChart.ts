import type { Chart, ChartData, ChartDataset, ChartOptions, ScriptableContext } from 'chart.js';
import { chartOptions } from '../../components/chartOptions.ts';
import { formatCount, formatNumber } from '../../components/format.ts';
import type { Labels } from '../../components/labels.ts';
import type { Mark } from '../../components/marks.ts';
import { translucent, type Palette } from '../../components/usePalette.ts';
import { labelRoom } from './levelLabels.ts';
import type { Picture } from './picture.ts';
import type { Point } from './drawnPaths.ts';

type Dataset = ChartDataset<'line', Point[]>;

/** Points up to which each has a dot. */
const DOTTED_POINTS = 128;

/** Of the bands around the median, the narrowest first. */
const BAND_OPACITIES = [0.3, 0.2, 0.15];

const DASHES = [[], [6, 3], [2, 3], [10, 3, 2, 3], [4, 4], [12, 4], [1, 2], [8, 2]];

function line(label: string, points: readonly Point[], colour: string, width: number): Dataset {
  return {
    label,
    data: points as Point[],
    borderColor: colour,
    borderWidth: width,
    pointRadius: points.length === 1 ? 3 : 0,
    pointStyle: 'line',
    pointHitRadius: 8,
  };
}

/** The legend takes the first point's style. */
const dotStyle = ({ dataIndex, dataset }: ScriptableContext<'line'>) =>
  dataIndex === 0 && dataset.data.length > 1 ? 'line' : 'circle';

/** A dot for each of few points, so that single steps are seen. */
function dots(points: readonly Point[], colour: string): Partial<Dataset> {
  if (points.length > DOTTED_POINTS) return {};
  return {
    pointRadius: 2.5,
    pointBackgroundColor: colour,
    pointStyle: dotStyle,
  };
}

/**
 * Two edges with the space between them filled; only the first is named in the legend.
 *
 * @param seen - the colour that it has together with what lies over it, for the legend
 */
function band(
  label: string,
  upper: readonly Point[],
  lower: readonly Point[],
  colour: string,
  seen = colour,
): Dataset[] {
  return [
    {
      ...line(label, upper, colour, 0),
      backgroundColor: seen,
      pointStyle: 'rect',
      fill: { target: '+1', above: colour, below: colour },
    },
    line(`(${label}, from)`, lower, colour, 0),
  ].map((dataset) => ({ ...dataset, pointRadius: 0 }));
}

/** The data sets of a picture of storage paths. */
export function storagePathsData(picture: Picture, palette: Palette): ChartData<'line', Point[]> {
  switch (picture.kind) {
    case 'lines':
      return {
        datasets: picture.lines.flatMap(({ label, points, least, greatest }, i) => {
          const colour = palette.series[i % 8]!;
          const drawn = {
            ...line(label, points, colour, 1.5),
            ...(picture.lines.length === 1 ? dots(points, colour) : {}),
            borderDash: DASHES[i % 8]!,
          };
          if (least === undefined || greatest === undefined) return [drawn];
          return [
            drawn,
            ...band(`(spread of ${label})`, greatest, least, translucent(colour, 0.12)),
          ];
        }),
      };
    case 'envelope': {
      const points = (value: 'min' | 'max' | 'mean') =>
        picture.bins.map((bin) => ({ x: bin.x, y: bin[value] }));
      const pale = translucent(palette.accent, 0.22);
      return {
        datasets: [
          line('average per pixel', points('mean'), palette.accent, 1.5),
          ...band('min–max', points('max'), points('min'), pale),
        ],
      };
    }
    case 'bands': {
      const { bands } = picture;
      const middle = (bands.length - 1) / 2;
      return {
        datasets: [
          line('median', bands[middle]!.points, palette.accent, 2.5),
          ...picture.lines.map(({ label, points }, i) => ({
            ...line(label, points, palette.series[i + 1]!, 1),
            borderDash: DASHES[i + 1]!,
          })),
          ...BAND_OPACITIES.slice(0, middle).flatMap((opacity, i) => {
            const [lower, upper] = [bands[middle - 1 - i]!, bands[middle + 1 + i]!];
            const percent = `${formatNumber(100 * (upper.share - lower.share))} %`;
            const label = i === 0 ? `${percent} of chunks` : percent;
            // the wider ones lie over it, too
            const through = BAND_OPACITIES.slice(i, middle).reduce((all, of) => all * (1 - of), 1);
            const [colour, seen] = [opacity, 1 - through].map((of) =>
              translucent(palette.accent, of),
            );
            return band(label, upper.points, lower.points, colour!, seen);
          }),
        ],
      };
    }
  }
}

/** How far the axes reach. */
export interface Axes {
  /** of all chunks, one after the other */
  readonly isJoined: boolean;
  readonly from: number;
  readonly to: number;
  readonly K: number;
}

/** What is the same for all pictures on the same axes; the marks are asked for at each drawing. */
export function storagePathsOptions(
  { isJoined, from, to, K }: Axes,
  marks: (chart: Chart) => readonly Mark[],
  { unit, step }: Labels,
  palette: Palette,
): ChartOptions<'line'> {
  const options = chartOptions(
    palette,
    {
      title: isJoined ? `step (${step})` : `step of the chunk (${step})`,
      min: from,
      max: to,
    },
    { title: `storage (${unit})`, min: 0, max: 1.08 * K },
  );
  return {
    ...options,
    // Chart.js asks for it at every size, which its types tell
    layout: { padding: ({ chart }) => ({ right: labelRoom(chart.width) }) },
    plugins: {
      ...options.plugins,
      marks: { of: marks },
      tooltip: {
        ...options.plugins?.tooltip,
        callbacks: {
          title: ([item]) => `step ${formatCount(Math.floor(item?.parsed.x ?? 0))}`,
          label: ({ dataset, parsed }) => {
            const name = dataset.label?.replaceAll(/[()]/g, '');
            const edge = dataset.fill === undefined ? '' : ', to';
            return `${name}${edge}: ${formatNumber(parsed.y ?? NaN, 5)}`;
          },
        },
      },
    },
  };
}
