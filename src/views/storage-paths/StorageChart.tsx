import type { Chart, Plugin } from 'chart.js';
import { useMemo, type RefObject } from 'react';
import { Line } from 'react-chartjs-2';
import { useLabels } from '../../components/labels.ts';
import { usePalette } from '../../components/usePalette.ts';
import type { Landmark } from '../../core/run/landmarks.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { Picture } from './picture.ts';
import { storagePathsData, storagePathsOptions } from './storagePathsChart.ts';

export interface StorageChartProps {
  readonly picture: Picture;
  readonly settings: Settings;
  /** how far the axes reach at least */
  readonly holdK: number;
  readonly holdSteps: number;
  /** steps to mark, if any */
  readonly landmark: Landmark | null;
  readonly label: string;
  readonly chart: RefObject<Chart<'line'> | null>;
}

/** Tells what lies over the chart that it has been drawn: the places of its axes may be others now. */
const PLUGINS: Plugin<'line'>[] = [
  {
    id: 'drawn',
    afterDraw: ({ canvas }) => canvas.dispatchEvent(new Event('drawn', { bubbles: true })),
  },
];

/** The picture of storage paths, drawn by Chart.js. */
export function StorageChart(props: StorageChartProps) {
  const { picture, settings, holdK, holdSteps, landmark, label, chart } = props;
  const palette = usePalette();
  const labels = useLabels();
  const data = useMemo(() => storagePathsData(picture, palette), [picture, palette]);
  const options = useMemo(
    () =>
      storagePathsOptions(
        picture,
        settings,
        { K: holdK, steps: holdSteps },
        landmark,
        labels,
        palette,
      ),
    [picture, settings, holdK, holdSteps, landmark, labels, palette],
  );
  return (
    <Line
      ref={chart}
      role="img"
      aria-label={label}
      data={data}
      options={options}
      plugins={PLUGINS}
      updateMode="none"
    />
  );
}
