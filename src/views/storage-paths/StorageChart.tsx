import type { Chart, Plugin } from 'chart.js';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { Line } from 'react-chartjs-2';
import { useLabels } from '../../components/labels.ts';
import { useLatest } from '../../components/useLatest.ts';
import { usePalette } from '../../components/usePalette.ts';
import type { Mark } from '../../components/marks.ts';
import type { Landmark } from '../../core/run/landmarks.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { chartMarks } from './chartMarks.ts';
import { lookAlike, movePoints } from './movePoints.ts';
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

type MarksOf = (chart: Chart) => readonly Mark[];

/** The picture of storage paths, drawn by Chart.js. */
export function StorageChart(props: StorageChartProps) {
  const { picture, settings, holdK, holdSteps, landmark, label, chart } = props;
  const palette = usePalette();
  const labels = useLabels();
  const data = useMemo(() => storagePathsData(picture, palette), [picture, palette]);
  const { isJoined, span } = picture;
  const { from } = span;
  const to = Math.max(span.to, holdSteps);
  const K = Math.max(settings.K, holdK);
  const lowest = Math.min(settings.K, settings.target);
  const marks = useMemo<MarksOf>(
    () => (drawn) => chartMarks(drawn, picture, settings, landmark, palette),
    [picture, settings, landmark, palette],
  );
  const newestMarks = useLatest(marks);
  const options = useMemo(
    () =>
      storagePathsOptions(
        { isJoined, from, to, K },
        (drawn) => newestMarks()(drawn),
        labels,
        palette,
      ),
    [isJoined, from, to, K, newestMarks, labels, palette],
  );

  // what Chart.js was told to draw; a picture that looks alike needs its points alone
  const [told, setTold] = useState({ data, options, marks });
  const isAlike = options === told.options && lookAlike(told.data.datasets, data.datasets);
  if (!isAlike) setTold({ data, options, marks });
  const lowestDrawn = useRef(lowest);
  useEffect(() => {
    const isTold = data === told.data && marks === told.marks;
    const reach = Math.min(lowest, lowestDrawn.current); // a name that goes up leaves its place
    lowestDrawn.current = lowest;
    if (!isTold && chart.current !== null) movePoints(chart.current, data.datasets, reach);
  }, [chart, told, data, marks, lowest]);
  return (
    <Line
      ref={chart}
      role="img"
      aria-label={label}
      data={told.data}
      options={told.options}
      plugins={PLUGINS}
      updateMode="none"
    />
  );
}
