import { useMemo, useState } from 'react';
import { Line } from 'react-chartjs-2';
import { Choice } from '../../components/Choice.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Figures } from '../../components/Figures.tsx';
import { formatNumber, formatShare } from '../../components/format.ts';
import { Term } from '../../components/Term.tsx';
import { usePalette } from '../../components/usePalette.ts';
import { useWidth } from '../../components/useWidth.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import type { Settings } from '../../core/simulation.ts';
import type { SimulationRun } from '../../core/SimulationRun.ts';
import { canOverlay, defaultLayout, picturePaths, type Layout } from './picture.ts';
import { storagePathsData, storagePathsOptions } from './storagePathsChart.ts';
import { storageTable } from './storageTable.ts';

export interface StoragePathsViewProps {
  readonly run: SimulationRun;
  /** settings from before a slider was taken up: the axes do not shrink below them */
  readonly committed: Settings;
  readonly isDragging: boolean;
}

const LAYOUTS: readonly { value: Layout; label: string }[] = [
  { value: 'joined', label: 'Joined' },
  { value: 'overlaid', label: 'Laid over each other' },
];

/** The storage over time, of all chunks. */
export function StoragePathsView({ run, committed, isDragging }: StoragePathsViewProps) {
  const palette = usePalette();
  const [frame, width] = useWidth(800);
  const [chosen, setChosen] = useState<Layout | null>(null);
  const isChoice = canOverlay(run);
  const layout = isChoice ? (chosen ?? defaultLayout(run)) : 'joined';
  const { settings, summary } = run;

  const picture = useMemo(() => picturePaths(run, layout, width), [run, layout, width]);
  const data = useMemo(() => storagePathsData(picture, palette), [picture, palette]);
  const holdK = isDragging ? committed.K : 0;
  const holdSteps = isDragging && layout === 'joined' ? committed.T : 0;
  const options = useMemo(
    () => storagePathsOptions(picture, settings, { K: holdK, steps: holdSteps }, palette),
    [picture, settings, holdK, holdSteps, palette],
  );
  const verdict =
    `On average ${formatNumber(summary.mean)} of ${formatNumber(settings.K)} is stored; ` +
    `${formatShare(summary.full)} of the steps end full, ` +
    `${formatShare(summary.deficit)} below the target.`;

  return (
    <ViewFrame
      verdict={verdict}
      controls={
        isChoice && (
          <Choice label="Chunks drawn" value={layout} options={LAYOUTS} onChange={setChosen} />
        )
      }
      chart={
        <div ref={frame} className="chart">
          <Line
            role="img"
            aria-label={`Storage over time. ${verdict} ${picture.note}`}
            data={data}
            options={options}
            updateMode="none"
          />
        </div>
      }
      note={picture.note}
      figures={
        <Figures
          figures={[
            { label: 'Mean storage', value: formatNumber(summary.mean) },
            { label: 'Full', value: formatShare(summary.full), note: 'of steps' },
            { label: 'Empty', value: formatShare(summary.empty), note: 'of steps' },
            { label: 'Deficit', value: formatShare(summary.deficit), note: 'of steps' },
            {
              label: 'Mean release',
              value: formatNumber(summary.release),
              note: `of ${formatNumber(settings.target)}`,
            },
          ]}
        />
      }
      explanation={
        <>
          <p>
            Storage rises with the inflow and falls with the release. A flat top at the capacity
            means spill; a step below the target releases less than was asked for, a deficit.
          </p>
          <p>
            A <Term word="seam" /> is where one <Term word="chunk" /> ends and the next begins.
            {settings.boundary === 'restart'
              ? ' Here every chunk starts full, as in the article, so the joined chunks are not one path: a seam may be a jump.'
              : ' Here each chunk goes on where the one before ended: one long path.'}
          </p>
        </>
      }
      table={<DataTable read={() => storageTable(picture)} />}
    />
  );
}
