import {
  formatCount,
  formatNumber,
  formatShare,
  formatTime,
  plural,
} from '../../components/format.ts';
import { Table } from '../../components/DataTable.tsx';
import { correlationOf } from '../../core/reservoir/nextNormal.ts';
import { BLOCK_STEPS } from '../../core/rng/blockSteps.ts';
import { expectedMeetingSteps } from '../../core/reservoir/expectedMeetingSteps.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { differingRuns, type CheckedRun } from '../../core/run/workerCheck.ts';

export interface WorkerCheckProps {
  readonly run: SimulationRun;
  /** runs of this experiment with other numbers of workers, as they come */
  readonly runs: readonly CheckedRun[];
  readonly isChecking: boolean;
  /** nothing else is running */
  readonly isReady: boolean;
  readonly onCheck: () => void;
}

/** How the workers shared the path, and whether another number of them makes the same one. */
export function WorkerCheck({ run, runs, isChecking, isReady, onCheck }: WorkerCheckProps) {
  const differing = differingRuns(runs, run.digest);
  const isDiffering = (workers: number) => differing.some((each) => each.workers === workers);
  const hint = meetingHint(run);
  return (
    <section className="worker-check" aria-label="Any number of workers, one result">
      <h2>Any number of workers, one result</h2>
      <p>{seamsText(run)}</p>
      {hint !== null && <p>{hint}</p>}
      <div className="buttons">
        <button type="button" aria-disabled={!isReady} onClick={() => isReady && onCheck()}>
          Compare worker counts
        </button>
        {runs.length > 1 && !isChecking && differing.length === 0 && (
          <span>All digests are equal: the same numbers, to the last bit.</span>
        )}
      </div>
      {runs.length > 0 && (
        <Table
          caption="The same run, computed afresh."
          columns={['workers', 'digest', 'seams', 'steps run again', 'longest repair', 'time']}
          rows={runs.map(({ workers, seams, elapsedMs, digest }) => [
            workers,
            <code
              key={workers}
              translate="no"
              className={isDiffering(workers) ? 'differs' : undefined}
            >
              {digest}
            </code>,
            formatCount(seams.count),
            formatCount(seams.stepsAgain),
            plural(seams.longestRepair, 'step'),
            formatTime(elapsedMs),
          ])}
        />
      )}
    </section>
  );
}

/** Where workers met, and what it took to make their parts one path. */
export function seamsText({ settings, seams }: SimulationRun): string {
  const { count, stepsAgain, longestRepair, unmet, speedupLeft } = seams;
  if (count === 0) {
    return settings.boundary === 'restart' && settings.chunks > 1
      ? 'Chunks that start full need nothing from one another, so the workers simply took them from a queue.'
      : 'The path was followed from its first step to its last, one part after the other.';
  }
  const guess =
    correlationOf(settings) === 0
      ? 'full storage; once the true storage'
      : 'full storage after an average step; once the true state';
  const where = `There ${count === 1 ? 'is' : 'are'} ${plural(count, 'seam')} between the workers’ shares of the path. Beyond a seam a worker began from a guess, ${guess} there was known, the steps after it were run again until the two paths met.`;
  if (stepsAgain === 0) return `${where} Every guess was right: no step was run again.`;
  const again = `${plural(stepsAgain, 'step')} (${shareText(stepsAgain / settings.T)}) were run again${settings.T > BLOCK_STEPS ? `, in blocks of ${formatCount(BLOCK_STEPS)}` : ''}`;
  if (unmet === 0) {
    return `${where} The longest repair took ${plural(longestRepair, 'step')}; ${again}. From where paths meet they stay equal, so the result is that of one worker, bit for bit.`;
  }
  return `${where} ${plural(unmet, 'part')} of the path never met the guess and had to be run again whole, one after the other; ${again}. The result is exact all the same, but these workers can be at most about ${formatNumber(speedupLeft, 2)} times as fast as one.`;
}

function shareText(share: number): string {
  return share < 0.001 ? 'less than 0.1 %' : formatShare(share);
}

/** Steps after which paths meet late, at least: below that no chunk is long enough to speak of. */
const LATE_STEPS = 10;

/** What it means that paths meet late; null where they meet soon. */
export function meetingHint({ settings }: Pick<SimulationRun, 'settings'>): string | null {
  const { T, chunks } = settings;
  const meeting = expectedMeetingSteps(settings);
  const steps = Math.floor(T / chunks);
  if (meeting <= Math.max(steps, LATE_STEPS)) return null;
  const meet = Number.isFinite(meeting)
    ? `meet only after some ${formatNumber(meeting, 2)} steps`
    : 'never meet';
  const part = chunks === 1 ? 'the path' : 'a chunk';
  return `Paths from a full and from an empty reservoir ${meet}, and ${part} has ${plural(steps, 'step')}. So the reservoir may remember its start all through it: ${part} then tells little more than one independent value would.`;
}
