import { useMemo } from 'react';
import { DataTable, TABLE_ROWS } from '../../components/DataTable.tsx';
import { Figures } from '../../components/Figures.tsx';
import { formatCount, formatNumber } from '../../components/format.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import type { Checked } from '../../components/useTypedText.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { pairOf, type ChunkComparison } from '../../core/independence/ChunkComparison.ts';
import { effectiveSteps } from '../../core/independence/effectiveSampleSize.ts';
import { chunkSteps } from '../../core/job/rows.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { laterCorrelation, pairShocks, pairStorages } from './chunkPair.ts';
import { Explanation } from './Explanation.tsx';
import { FlawGallery, type FlawGalleryProps } from './FlawGallery.tsx';
import { independenceFigures } from './independenceFigures.ts';
import { stepsLeftOut, type LeftOut } from './LeftOut.ts';
import { MATRIX_CHUNKS, PairMatrix } from './PairMatrix.tsx';
import { pairNote } from './pairNote.ts';
import { TwinPlots } from './TwinPlots.tsx';
import { independenceVerdict } from './verdict.ts';

export interface IndependenceViewProps {
  readonly run: SimulationRun;
  readonly pair: readonly [number, number];
  /** the first steps that are left out of a picture; null: none are */
  readonly leftOut: LeftOut | null;
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
  readonly onLeaveOut: (leftOut: LeftOut) => void;
  readonly onPair: (pair: readonly [number, number]) => void;
}

/** Whether chunks draw what others draw; storages and shocks of one against another's. */
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
  const storages = useMemo(() => (path === null ? null : pairStorages(path, a, b)), [path, a, b]);
  const pairComparison = comparison === null ? undefined : pairOf(comparison, a, b);
  const leftOut = stepsLeftOut(props.leftOut, settings, pair);
  const laterR = useMemo(
    () => (path === null || leftOut === 0 ? null : laterCorrelation(path, a, b, leftOut)),
    [path, a, b, leftOut],
  );
  const shortest = chunkSteps(settings, settings.chunks - 1);
  const waiting = problem === null ? 'Comparing the shocks …' : `Not compared. ${problem}`;
  const verdict = comparison === null ? waiting : independenceVerdict(comparison, shortest);
  const worth =
    comparison && pairComparison ? effectiveSteps(comparison, pairComparison, rho) : null;
  const { least, most } = MATRIX_CHUNKS;
  const hasMatrix = settings.chunks >= least && settings.chunks <= most;

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
        <div className={`pair-pictures${hasMatrix ? ' with-matrix' : ''}`}>
          <TwinPlots
            run={run}
            pair={pair}
            storages={storages}
            comparison={comparison}
            highest={Math.max(settings.K, holdK)}
            leftOut={leftOut}
            // of all steps it comes with the comparison
            r={laterR ?? (comparison?.hasStorages ? pairComparison?.storageR : undefined)}
            rho={rho}
            words={`${verdict} ${pairNote(pairComparison)}`.trim()}
            onLeaveOut={(steps) => props.onLeaveOut({ settings, pair, steps })}
            onFieldError={props.onFieldError}
          />
          {hasMatrix && comparison !== null && (
            <PairMatrix comparison={comparison} pair={pair} onPair={onPair} />
          )}
        </div>
      }
      note={pairNote(pairComparison)}
      figures={
        <Figures
          figures={independenceFigures(
            comparison,
            pairComparison,
            worth,
            laterR === null ? null : { r: laterR, leftOut },
          )}
        />
      }
      explanation={
        <>
          <Explanation settings={settings} comparison={comparison} effectiveSteps={worth} />
          <FlawGallery {...gallery} />
        </>
      }
      table={
        storages !== null && (
          <DataTable
            read={() => {
              const rows = Math.min(TABLE_ROWS, storages.x.length);
              const shocks = comparison && pairShocks(comparison, a, b);
              const pairs = [storages, ...(shocks === null ? [] : [shocks])];
              return {
                caption: `Storages${shocks === null ? '' : ' and shocks'} at equal steps, the first ${rows}.`,
                columns: ['step', ...pairs.flatMap((_, i) => columnsOf(i, pair))],
                rows: Array.from({ length: rows }, (_, t) => [
                  formatCount(t + 1),
                  ...pairs.flatMap(({ x, y }) => [x, y].map((of) => formatNumber(of[t]!, 6))),
                ]),
              };
            }}
          />
        )
      }
    />
  );
}

function columnsOf(index: number, pair: readonly [number, number]): string[] {
  return pair.map((chunk) => `${index === 0 ? 'storage' : 'shock'} of chunk ${chunk}`);
}
