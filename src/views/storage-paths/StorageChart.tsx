import type { Chart } from 'chart.js';
import { useMemo, type RefObject } from 'react';
import { Line } from 'react-chartjs-2';
import { useLabels } from '../../components/labels.ts';
import { usePalette } from '../../components/usePalette.ts';
import type { Landmark } from '../../core/run/landmarks.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { Picture } from './picture.ts';
import type { StepCursor } from './stepCursor.ts';
import { storagePathsData, storagePathsOptions } from './storagePathsChart.ts';

export interface StorageChartProps {
  readonly picture: Picture;
  readonly settings: Settings;
  /** how far the axes reach at least */
  readonly holdK: number;
  readonly holdSteps: number;
  /** steps to mark, if any */
  readonly landmark: Landmark | null;
  /** the step that is looked at: marked at the next drawing */
  readonly cursor: RefObject<StepCursor | null>;
  readonly label: string;
  readonly chart: RefObject<Chart<'line'> | null>;
}

/** The picture of storage paths, drawn by Chart.js. */
export function StorageChart(props: StorageChartProps) {
  const { picture, settings, holdK, holdSteps, landmark, cursor, label, chart } = props;
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
        cursor,
        labels,
        palette,
      ),
    [picture, settings, holdK, holdSteps, landmark, cursor, labels, palette],
  );
  return (
    <Line
      ref={chart}
      role="img"
      aria-label={label}
      data={data}
      options={options}
      updateMode="none"
    />
  );
}
