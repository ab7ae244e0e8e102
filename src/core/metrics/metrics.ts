import type { SimulationRun } from '../SimulationRun.ts';
import type { StorageCounts } from '../storageCounts.ts';
import type { LawTable } from '../theory/LawTable.ts';
import type { StepMeanName } from '../theory/law.ts';
import { ofMean, ofSpread } from './expectations.ts';
import { failureMetrics } from './failureMetrics.ts';
import { compare, known, linear, type Metric } from './Metric.ts';
import { parameterMetrics } from './parameterMetrics.ts';

export type Metrics = ReturnType<typeof metrics>;
export type MetricName = keyof Metrics;

/**
 * All that is said of a run.
 *
 * @param law - of the same reservoir; null if it could not be solved
 * @param counts - of this run; null if it was not counted
 */
export function metrics(run: SimulationRun, law: LawTable | null, counts: StorageCounts | null) {
  const { settings, summary } = run;
  const { K, target } = settings;
  const mean = (name: StepMeanName, estimate: number, least: number, greatest: number): Metric =>
    compare(estimate, law && ofMean(law, law.stepMeans[name], least, greatest));
  const deficit = mean('deficit', summary.deficit, 0, 1);
  const release = mean('release', summary.release, 0, target);
  return {
    mean: mean('storage', summary.mean, 0, K),
    standardDeviation: compare(summary.standardDeviation, law && ofSpread(law)),
    full: mean('full', summary.full, 0, 1),
    empty: mean('empty', summary.empty, 0, 1),
    deficit,
    release,
    spill: mean('spill', summary.spill, 0, Infinity),
    inflow: mean('inflow', summary.inflow, 0, Infinity),
    timeReliability: linear(deficit, 1, -1),
    volumetricReliability:
      1 / target < Infinity ? linear(release, 0, 1 / target) : known(null, null),
    ...failureMetrics(run, law, counts),
    ...parameterMetrics(settings),
  };
}
