import type { SimulationRun } from '../run/SimulationRun.ts';
import type { StorageCounts } from '../run/storageCounts.ts';
import type { LawTable } from '../theory/LawTable.ts';
import type { StepMeanName } from '../theory/law.ts';
import { settingsInUnit, summaryInUnit } from '../theory/units.ts';
import { ofMean, ofSpread } from './expectations.ts';
import { failureMetrics } from './failureMetrics.ts';
import { compare, known, linear, type Metric } from './Metric.ts';
import { parameterMetrics } from './parameterMetrics.ts';

export type Metrics = ReturnType<typeof metrics>;
export type MetricName = keyof Metrics;

/** What has a smaller square than this, or nearly, is lost where squares are summed. */
const LEAST_SQUARE = 1e-280;

/**
 * All that is said of a run.
 *
 * @param law - of the same reservoir; null if it could not be solved
 * @param counts - of this run; null if it was not counted
 */
export function metrics(run: SimulationRun, law: LawTable | null, counts: StorageCounts | null) {
  const { settings } = run;
  return {
    ...stepMetrics(run, law),
    ...failureMetrics(run, law, counts),
    ...parameterMetrics(settings),
  };
}

/** What the summary of a run alone tells. */
export function stepMetrics(
  run: Pick<SimulationRun, 'settings' | 'summary'>,
  law: LawTable | null,
) {
  const { settings } = run;
  const unit = law?.unit ?? 1;
  const summary = summaryInUnit(run.summary, unit);
  const { K, target } = settingsInUnit(settings, unit);
  const mean = (name: StepMeanName, estimate: number, least: number, greatest: number): Metric =>
    compare(estimate, law && ofMean(law, law.stepMeans[name], least, greatest));
  const volume = (metric: Metric) => linear(metric, 0, unit);
  const range = run.summary.max - run.summary.min;
  const spread = range > 0 && range ** 2 < LEAST_SQUARE ? null : summary.standardDeviation;
  const deficit = mean('deficit', summary.deficit, 0, 1);
  const release = mean('release', summary.release, 0, target);
  return {
    mean: volume(mean('storage', summary.mean, 0, K)),
    standardDeviation: volume(compare(spread, law && ofSpread(law))),
    full: mean('full', summary.full, 0, 1),
    empty: mean('empty', summary.empty, 0, 1),
    deficit,
    release: volume(release),
    spill: volume(mean('spill', summary.spill, 0, Infinity)),
    inflow: volume(mean('inflow', summary.inflow, 0, Infinity)),
    timeReliability: linear(deficit, 1, -1),
    volumetricReliability:
      1 / target < Infinity ? linear(release, 0, 1 / target) : known(null, null),
  };
}
