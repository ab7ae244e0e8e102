import { Choice } from '../../components/Choice.tsx';
import { formatCount, plural } from '../../components/format.ts';
import { countsOf, workerLimits, type MeasurePlan } from '../../core/timing/MeasurePlan.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { measuredChunks } from '../../core/timing/measuredWork.ts';

export interface PlanControlsProps {
  readonly settings: Settings;
  /** workers of the page */
  readonly workers: number;
  readonly plan: MeasurePlan;
  readonly onPlan: (change: Partial<MeasurePlan>) => void;
  /** a kept measurement is in sight, which was made by a plan of its own */
  readonly isKept?: boolean;
}

const ROUNDS = [5, 9, 21] as const;

/** How worker counts are measured: what is chosen seldom. */
export function PlanControls(props: PlanControlsProps) {
  const { settings, workers, plan, onPlan, isKept = false } = props;
  const { isQuick, isFitted, keepsChunks, maxWorkers, rounds, cores } = plan;
  const limits = workerLimits(cores, workers);
  const enough = measuredChunks(settings, maxWorkers);
  return (
    <details className="plan">
      <summary>
        {`${isKept ? 'How Measure will measure here' : 'How it is measured'}: ${planText(plan, settings)}`}
      </summary>
      <Choice
        label="Care"
        value={isQuick ? 'quick' : 'careful'}
        options={[
          { value: 'quick', label: 'Quick: few numbers of workers' },
          { value: 'careful', label: 'Careful: every number of workers' },
        ]}
        onChange={(value) => onPlan({ isQuick: value === 'quick' })}
      />
      <Choice
        label="Steps timed"
        value={isFitted ? 'fitted' : 'own'}
        options={[
          { value: 'fitted', label: 'Fitted to this machine' },
          { value: 'own', label: `${formatCount(settings.T)}, as set` },
        ]}
        onChange={(value) => onPlan({ isFitted: value === 'fitted' })}
      />
      {(isFitted || settings.chunks !== enough) && (
        <Choice
          label="Chunks measured"
          value={keepsChunks ? 'own' : 'more'}
          options={[
            { value: 'more', label: 'At least 32 a worker' },
            { value: 'own', label: `${formatCount(settings.chunks)}, as set` },
          ]}
          onChange={(value) => onPlan({ keepsChunks: value === 'own' })}
        />
      )}
      {limits.length > 1 && (
        <Choice
          label="Workers measured"
          value={String(maxWorkers)}
          options={limits.map((limit) => ({
            value: String(limit),
            label: limit === 1 ? '1' : `1 to ${limit}${limitNote(limit, cores)}`,
          }))}
          onChange={(value) => onPlan({ maxWorkers: Number(value) })}
        />
      )}
      {limits.length > 1 && (
        <p className="hint">
          {`The cores are the ${plural(cores, 'logical core')} that the browser reports: two of them may be one core, and it may get fewer.`}
        </p>
      )}
      {workers > limits.at(-1)! && (
        <p className="hint">
          {`${plural(workers, 'worker')} are set; no more than twice the logical cores are measured.`}
        </p>
      )}
      <Choice
        label="Rounds"
        value={String(rounds)}
        options={ROUNDS.map((count) => ({ value: String(count), label: String(count) }))}
        onChange={(value) => onPlan({ rounds: Number(value) })}
      />
    </details>
  );
}

function limitNote(limit: number, cores: number): string {
  if (limit === cores) return ', the cores';
  return limit === 2 * cores ? ', twice the cores' : '';
}

/** What would be measured, in short. */
function planText(plan: MeasurePlan, { T }: Settings): string {
  const { isFitted, rounds } = plan;
  const steps = isFitted ? 'steps fitted to this machine' : plural(T, 'step');
  return `${steps}, ${countsText(countsOf(plan))}, ${rounds} rounds`;
}

/** "1 worker", "1 to 3 workers", "1, 2, 4 and 6 workers". */
function countsText(counts: readonly number[]): string {
  const most = counts.at(-1)!;
  if (most === 1) return '1 worker';
  return counts.length === most
    ? `1 to ${most} workers`
    : `${counts.slice(0, -1).join(', ')} and ${most} workers`;
}
