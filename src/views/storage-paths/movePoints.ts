import type { Chart, ChartDataset } from 'chart.js';
import { labelPixels } from '../../components/fontSize.ts';
import { LABEL_ROOM } from './chartMarks.ts';
import type { Point } from './drawnPaths.ts';

type Dataset = ChartDataset<'line', Point[]>;

/** Whether data sets look alike, and only their points are others. */
export function lookAlike(before: readonly Dataset[], after: readonly Dataset[]): boolean {
  return before.length === after.length && before.every((each, i) => hasLookOf(each, after[i]!));
}

function hasLookOf(one: Dataset, other: Dataset): boolean {
  const keys = Object.keys(one) as (keyof Dataset)[];
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key === 'data' || isSame(one[key], other[key]))
  );
}

/** Colours of what is filled are an object of their own. */
function isSame(one: unknown, other: unknown): boolean {
  return (
    one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other))
  );
}

/** Parts of a drawing that Chart.js' types do not tell of. */
type Drawn = Chart<'line'> & {
  readonly scales: Record<string, { drawBorder(): void }>;
  // eslint-disable-next-line no-underscore-dangle -- the name that Chart.js has
  _drawDatasets(): void;
};

/** Pixels under a level that its name may take: half a label, and what `chartMarks` moves it aside. */
const NAME_ROOM = LABEL_ROOM;

/** Pixels beyond the chart's area that what is drawn in it reaches. */
const EDGE = 2;

/**
 * Draws a chart with other points, on the axes that it has. `update` would resolve all options anew and lay the chart out
 * again, and `draw` write titles, labels and the legend again: two thirds of its time.
 *
 * @param lowest - the least level that is named beside the chart, or was when it was drawn last
 */
export function movePoints(
  chart: Chart<'line'>,
  datasets: readonly Dataset[],
  lowest: number,
): void {
  // what is under the pointer is found by `update`
  const isPointedAt = chart.getActiveElements().length > 0;
  datasets.forEach(({ data }, i) => {
    chart.data.datasets[i]!.data = data;
    if (isPointedAt) return;
    const { controller } = chart.getDatasetMeta(i);
    controller.buildOrUpdateElements(false);
    controller.update('none');
  });
  if (isPointedAt) return chart.update('none');
  chart.notifyPlugins('afterDatasetsUpdate', { mode: 'none' }); // what fills between lines
  const room = chart.chartArea.bottom - chart.scales['y']!.getPixelForValue(lowest);
  if (room < labelPixels(NAME_ROOM)) chart.draw();
  else drawPoints(chart as Drawn);
}

/** Draws what stands on the axes and at their right; what stands under and at the left of them rests. */
function drawPoints(chart: Drawn): void {
  const { ctx, chartArea, scales, width, currentDevicePixelRatio: ratio } = chart;
  // whole pixels of the screen, or their edges would be drawn over each other
  const left = Math.floor((chartArea.left - EDGE) * ratio) / ratio;
  const bottom = Math.ceil((chartArea.bottom + EDGE) * ratio) / ratio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, 0, width - left, bottom);
  ctx.clip();
  ctx.clearRect(left, 0, width - left, bottom);
  for (const scale of Object.values(scales)) scale.drawGrid(chartArea);
  for (const scale of Object.values(scales)) scale.drawBorder();
  // eslint-disable-next-line no-underscore-dangle -- the name that Chart.js has
  chart._drawDatasets();
  ctx.restore();
  chart.notifyPlugins('afterDraw');
}
