import { useMemo } from 'react';
import { Scatter } from 'react-chartjs-2';
import { chartOptions } from '../../components/chartOptions.ts';
import { DataTable, TABLE_ROWS } from '../../components/DataTable.tsx';
import { Figures } from '../../components/Figures.tsx';
import { formatCount, formatNumber, plural } from '../../components/format.ts';
import { NumberInput, type Checked } from '../../components/NumberInput.tsx';
import { Term } from '../../components/Term.tsx';
import { translucent, usePalette } from '../../components/usePalette.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { chunkSteps } from '../../core/rows.ts';
import { COMPARED_STEPS, type ShockComparison } from '../../core/shocks.ts';
import type { SimulationRun } from '../../core/SimulationRun.ts';
import { pairChunks } from './chunkPair.ts';
import { expectedRange, independenceVerdict } from './verdict.ts';

export interface IndependenceViewProps {
  readonly run: SimulationRun;
  readonly pair: readonly [number, number];
  /** the shocks of the pair, once they have been compared */
  readonly comparison: ShockComparison | null;
  /** capacity up to which the axes reach at least, while a slider moves */
  readonly holdK: number;
  readonly checkChunk: (text: string, other: number) => Checked;
  readonly onFieldError: (field: string, error: string | null) => void;
  readonly onPair: (pair: readonly [number, number]) => void;
}

/** Storage of one chunk against storage of another, and whether their shocks are related. */
export function IndependenceView(props: IndependenceViewProps) {
  if (props.run.settings.chunks > 1) return <PairView {...props} />;
  return (
    <ViewFrame
      verdict="One chunk has nothing to be compared with: set Chunks to 2 or more."
      chart={null}
      figures={null}
      explanation={<p>This view compares the random numbers of two chunks.</p>}
    />
  );
}

function PairView(props: IndependenceViewProps) {
  const { run, pair, comparison, holdK, checkChunk, onFieldError, onPair } = props;
  const palette = usePalette();
  const [a, b] = pair;
  const { path } = run;
  const { K } = run.settings;
  const chunks = useMemo(() => (path === null ? null : pairChunks(path, a, b)), [path, a, b]);
  const points = useMemo(() => chunks?.points ?? [], [chunks]);
  const data = useMemo(
    () => ({
      datasets: [
        {
          label: 'storages at one step',
          clip: 6, // points on the edge are whole
          data: [...points],
          pointRadius: points.length > 1000 ? 2 : 3.5,
          pointHoverRadius: 5,
          borderWidth: 0,
          backgroundColor: translucent(palette.accent, points.length > 1000 ? 0.35 : 0.6),
        },
      ],
    }),
    [points, palette],
  );
  const options = useMemo(() => {
    const axis = (chunk: number) => ({
      title: `chunk ${chunk} (volume)`,
      min: 0,
      max: 1.05 * Math.max(K, holdK),
    });
    const base = chartOptions(palette, axis(a), axis(b));
    return {
      ...base,
      interaction: { mode: 'nearest' as const, intersect: false },
      plugins: {
        ...base.plugins,
        legend: {
          ...base.plugins?.legend,
          labels: { ...base.plugins?.legend?.labels, pointStyleWidth: 8 },
        },
        tooltip: {
          ...base.plugins?.tooltip,
          callbacks: {
            label: ({ raw }: { raw: unknown }) => {
              const { x, y, step } = raw as { x: number; y: number; step: number };
              return `step ${formatCount(step)}: ${formatNumber(x, 4)} and ${formatNumber(y, 4)}`;
            },
          },
        },
      },
    };
  }, [K, holdK, a, b, palette]);

  const shortest = Math.min(chunkSteps(run.settings, a), chunkSteps(run.settings, b));
  const verdict =
    comparison === null
      ? 'Comparing the shocks …'
      : independenceVerdict(comparison, a, b, shortest);
  const stepCount = Math.min(shortest, COMPARED_STEPS);
  const drawn = points.length;
  const note =
    drawn <= stepCount
      ? `${formatCount(drawn)} of the first ${plural(stepCount, 'step')} are drawn.`
      : `All ${plural(drawn, 'point')} are drawn, from the start on.`;
  const r = (value: number) => (Number.isNaN(value) ? 'none' : formatNumber(value, 2));

  return (
    <ViewFrame
      verdict={verdict}
      controls={
        <span className="pair">
          {([0, 1] as const).map((side) => (
            <label key={side}>
              Chunk {'ab'[side]}{' '}
              <NumberInput
                label={`Chunk ${'ab'[side]}`}
                value={pair[side]}
                check={(text) => checkChunk(text, pair[1 - side]!)}
                onError={(error) => onFieldError(`chunk ${'ab'[side]}`, error)}
                onCommit={(chunk) => onPair(side === 0 ? [chunk, b] : [a, chunk])}
              />
            </label>
          ))}
        </span>
      }
      chart={
        chunks === null ? (
          <p className="no-chart">
            This run kept statistics only, so there are no storages to draw against each other. The
            shocks are drawn again and compared all the same.
          </p>
        ) : (
          <div className="chart square">
            <Scatter
              role="img"
              aria-label={`Storage of chunk ${b} against chunk ${a}. ${verdict} ${note}`}
              data={data}
              options={options}
              updateMode="none"
            />
          </div>
        )
      }
      note={chunks !== null && note}
      figures={
        <Figures
          figures={[
            { label: 'Steps compared', value: formatCount(stepCount) },
            {
              label: 'Shocks',
              value: comparison === null ? '…' : comparison.identical ? 'identical' : 'differ',
            },
            {
              label: 'r of shocks',
              value: comparison === null ? '…' : r(comparison.correlation),
            },
            {
              label: 'r if independent',
              value: `±${formatNumber(expectedRange(stepCount), 2)}`,
              note: '95 of 100',
            },
            {
              label: 'r of storages',
              value: chunks === null ? 'not kept' : r(chunks.correlation),
              note: 'description',
            },
          ]}
        />
      }
      explanation={
        <>
          <p>
            Points on the diagonal mean that both chunks store the same at the same step; a cloud
            means that they do not. But storage remembers: chunks that start and drain alike look
            related even if they are not. So the verdict compares the{' '}
            <Term word="shock">shocks</Term>, which each chunk draws from its <Term word="stream" />{' '}
            and this from its <Term word="seed" />; the correlation of storages only describes the
            picture.
          </p>
          <p>
            What r can say: a linear link at the same step, if it is stronger than about the range
            above. What it cannot: rule out a weaker one, one of another shape, or one between
            different steps.
          </p>
        </>
      }
      table={
        chunks !== null && (
          <DataTable
            read={() => ({
              caption: `Storages at equal steps, the first ${Math.min(TABLE_ROWS, drawn)} points drawn.`,
              columns: ['step', `chunk ${a}`, `chunk ${b}`],
              rows: points
                .slice(0, TABLE_ROWS)
                .map(({ x, y, step }) => [
                  formatCount(step),
                  formatNumber(x, 6),
                  formatNumber(y, 6),
                ]),
            })}
          />
        )
      }
    />
  );
}
