import { useMemo } from 'react';
import { Scatter } from 'react-chartjs-2';
import { DataTable, TABLE_ROWS } from '../../components/DataTable.tsx';
import { Figures } from '../../components/Figures.tsx';
import { formatCount, formatNumber, formatSetting, plural } from '../../components/format.ts';
import { useLabels } from '../../components/labels.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import type { Checked } from '../../components/useTypedText.ts';
import { usePalette } from '../../components/usePalette.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { comparedSteps } from '../../core/independence/comparedSteps.ts';
import { pairOf, type ChunkComparison } from '../../core/independence/ChunkComparison.ts';
import { effectiveSteps } from '../../core/independence/effectiveSampleSize.ts';
import { chunkSteps } from '../../core/job/rows.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { mergePoints } from './bubbles.ts';
import { pairChunks, type ChunkPair } from './chunkPair.ts';
import { Explanation } from './Explanation.tsx';
import { FlawGallery, type FlawGalleryProps } from './FlawGallery.tsx';
import { independenceFigures } from './independenceFigures.ts';
import { MATRIX_CHUNKS, PairMatrix } from './PairMatrix.tsx';
import { pairScatterData, pairScatterOptions } from './pairScatter.ts';
import { pairNote } from './pairNote.ts';
import { independenceVerdict } from './verdict.ts';

export interface IndependenceViewProps {
  readonly run: SimulationRun;
  readonly pair: readonly [number, number];
  /** what all chunks have in common, once they have been compared */
  readonly comparison: ChunkComparison | null;
  /** why they could not be compared */
  readonly problem: string | null;
  /** the autocorrelations rho_1, rho_2, … of the storage, where they are known */
  readonly rho?: ArrayLike<number> | null;
  readonly gallery: FlawGalleryProps;
  /** capacity up to which the axes reach at least, while a slider moves */
  readonly holdK: number;
  readonly checkChunk: (text: string, other: number) => Checked<number>;
  readonly onFieldError: (field: string, error: string | null) => void;
  readonly onPair: (pair: readonly [number, number]) => void;
}

/** Whether chunks draw what others draw, and the storage of one against another's. */
export function IndependenceView(props: IndependenceViewProps) {
  if (props.run.settings.chunks > 1) return <PairView {...props} />;
  return (
    <ViewFrame
      verdict="One chunk has nothing to be compared with: set Chunks to 2 or more."
      chart={null}
      figures={null}
      explanation={
        <>
          <p>This view compares the random numbers of all chunks.</p>
          <FlawGallery {...props.gallery} />
        </>
      }
    />
  );
}

function PairView(props: IndependenceViewProps) {
  const { run, pair, comparison, problem, rho = null, gallery } = props;
  const { holdK, checkChunk, onPair } = props;
  const [a, b] = pair;
  const { path, settings } = run;
  const storages = useMemo(() => (path === null ? null : pairChunks(path, a, b)), [path, a, b]);
  const pairComparison = comparison === null ? undefined : pairOf(comparison, a, b);
  const shortest = chunkSteps(settings, settings.chunks - 1);
  const waiting = problem === null ? 'Comparing the shocks …' : `Not compared. ${problem}`;
  const verdict = comparison === null ? waiting : independenceVerdict(comparison, shortest);
  const worth =
    comparison && pairComparison ? effectiveSteps(comparison, pairComparison, rho) : null;
  const { least, most } = MATRIX_CHUNKS;
  const hasMatrix = comparison !== null && comparison.chunks >= least && comparison.chunks <= most;

  return (
    <ViewFrame
      verdict={verdict}
      controls={
        <span className="pair">
          {([0, 1] as const).map((side) => (
            <label key={side}>
              <span>{`Chunk ${'ab'[side]}`}</span>{' '}
              <NumberInput
                label={`Chunk ${'ab'[side]}`}
                value={pair[side]}
                check={(text) => checkChunk(text, pair[1 - side]!)}
                onError={(error) => props.onFieldError(`chunk ${'ab'[side]}`, error)}
                onCommit={(chunk) => onPair(side === 0 ? [chunk, b] : [a, chunk])}
              />
            </label>
          ))}
          {settings.chunks > most && (
            <small>
              {`No matrix of more than ${most} chunks; the line above is of all pairs.`}
            </small>
          )}
        </span>
      }
      chart={
        <div className="pair-pictures">
          {storages === null ? (
            <p className="no-chart">
              This run kept statistics only, so there are no storages to draw against each other.
              The shocks are drawn again and compared all the same.
            </p>
          ) : (
            <PairScatter
              storages={storages}
              K={settings.K}
              highest={Math.max(settings.K, holdK)}
              stepCount={comparedSteps(settings)}
              pair={pair}
              describe={(note) =>
                `Storage of chunk ${b} against chunk ${a}. ${verdict} ${note} ${pairNote(pairComparison)}`
              }
            />
          )}
          {hasMatrix && <PairMatrix comparison={comparison} pair={pair} onPair={onPair} />}
        </div>
      }
      note={pairNote(pairComparison)}
      figures={<Figures figures={independenceFigures(comparison, pairComparison, worth)} />}
      explanation={
        <>
          <Explanation comparison={comparison} effectiveSteps={worth} />
          <FlawGallery {...gallery} />
        </>
      }
      table={
        storages !== null && (
          <DataTable
            read={() => ({
              caption: `Storages at equal steps, the first ${Math.min(TABLE_ROWS, storages.x.length)}.`,
              columns: ['step', `chunk ${a}`, `chunk ${b}`],
              rows: [...storages.x.subarray(0, TABLE_ROWS)].map((x, step) => [
                formatCount(step),
                formatNumber(x, 6),
                formatNumber(storages.y[step]!, 6),
              ]),
            })}
          />
        )
      }
    />
  );
}

interface PairScatterProps {
  readonly storages: ChunkPair;
  readonly K: number;
  readonly highest: number;
  /** steps compared, of which perhaps only the first are drawn */
  readonly stepCount: number;
  readonly pair: readonly [number, number];
  /** the chart in words, from a note on its points */
  readonly describe: (note: string) => string;
}

function PairScatter(props: PairScatterProps) {
  const {
    storages,
    K,
    highest,
    stepCount,
    pair: [a, b],
    describe,
  } = props;
  const palette = usePalette();
  const labels = useLabels();
  const merged = useMemo(() => mergePoints(storages, K), [storages, K]);
  const data = useMemo(() => pairScatterData(merged.bubbles, palette), [merged, palette]);
  const options = useMemo(
    () => pairScatterOptions(a, b, highest, labels, palette),
    [a, b, highest, labels, palette],
  );
  const { pointCount, fullest, isOnePlace } = merged;
  const share = formatNumber((100 * fullest.count) / pointCount, 2);
  const storage = (value: number) => (value === K ? formatSetting(K) : formatNumber(value, 3));
  const place = `(${storage(fullest.x)}, ${storage(fullest.y)})`;
  const pile =
    fullest.count > 1 ? `; ${share} % of them lie ${isOnePlace ? 'at' : 'about'} ${place}` : '';
  const first = pointCount <= stepCount ? ' from the start on' : '';
  const note = `${plural(pointCount, 'point')}${first}, a larger dot for more of them${pile}.`;
  return (
    <div className="pair-scatter">
      <div className="chart square">
        <Scatter
          role="img"
          aria-label={describe(note)}
          data={data}
          options={options}
          updateMode="none"
        />
      </div>
      <p className="note">{note}</p>
    </div>
  );
}
