import type { Chart, ChartDataset } from 'chart.js';
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

/**
 * Draws a chart with other points, on the axes that it has. `update` would resolve all options anew and lay the chart out
 * again: half its time.
 */
export function movePoints(chart: Chart<'line'>, datasets: readonly Dataset[]): void {
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
  chart.draw();
}
