import {
  formatError,
  formatNumber,
  formatSetting,
  formatShare,
  formatToError,
} from '../../components/format.ts';
import type { Metric } from '../../core/metrics/Metric.ts';
import type { MetricName } from '../../core/metrics/metrics.ts';

/** How a measure is told: its name, its unit, and what it is. */
export interface MeasureText {
  readonly label: string;
  readonly unit: 'share' | 'unit' | 'step' | 'none';
  readonly meaning: string;
  /** it was set, and is not rounded */
  readonly isSetting?: true;
}

/** All measures in the field's words, in the order in which they stand in the table. */
export const MEASURES: Readonly<Record<MetricName, MeasureText>> = {
  mean: { label: 'Mean storage', unit: 'unit', meaning: 'mean of S' },
  standardDeviation: { label: 'Standard deviation', unit: 'unit', meaning: 'of S' },
  full: { label: 'P(full)', unit: 'share', meaning: 'steps with S = K' },
  empty: { label: 'P(empty)', unit: 'share', meaning: 'steps with S = 0' },
  deficit: { label: 'P(deficit)', unit: 'share', meaning: 'steps with S < S̄: failures' },
  release: { label: 'Mean release', unit: 'unit', meaning: 'mean of min(S, S̄)' },
  spill: { label: 'Mean spill', unit: 'unit', meaning: 'what the full reservoir lets go' },
  inflow: { label: 'Mean inflow', unit: 'unit', meaning: 'mean of I' },
  timeReliability: {
    label: 'Time-based reliability',
    unit: 'share',
    meaning: '1 − failed steps / steps',
  },
  volumetricReliability: {
    label: 'Volumetric reliability',
    unit: 'share',
    meaning: 'released volume / target volume',
  },
  resilience: {
    label: 'Resilience',
    unit: 'share',
    meaning: 'failure events / failed steps: how soon it recovers',
  },
  vulnerability: {
    label: 'Vulnerability',
    unit: 'share',
    meaning: 'mean over events of the largest deficit, / S̄',
  },
  meanFailureLength: { label: 'Mean failure', unit: 'step', meaning: 'length of an event' },
  longestFailure: { label: 'Longest failure', unit: 'step', meaning: 'of this run' },
  recurrenceTime: { label: 'Recurrence of failed steps', unit: 'step', meaning: '1 / P(deficit)' },
  eventRecurrenceTime: {
    label: 'Recurrence of failure events',
    unit: 'step',
    meaning: 'from one to the next',
  },
  draftRatio: { label: 'Draft ratio', unit: 'none', meaning: 'S̄ / E[I]' },
  coefficientOfVariation: {
    label: 'Coefficient of variation',
    unit: 'none',
    meaning: 'true sd of I / E[I]',
  },
  drift: { label: 'Drift m', unit: 'none', meaning: '(1 − draft ratio) / Cv: by the true sd' },
  standardCapacity: {
    label: 'Standard capacity',
    unit: 'none',
    meaning: '(K − S̄) / σ: by the nominal sd',
  },
  effectiveCapacity: {
    label: 'Active storage B',
    unit: 'unit',
    meaning: 'K − S̄: what can be carried over',
    isSetting: true,
  },
  nominalInflowMean: {
    label: 'Nominal inflow mean μ',
    unit: 'unit',
    meaning: 'before the cut at 0',
    isSetting: true,
  },
  nominalInflowStandardDeviation: {
    label: 'Nominal inflow sd σ',
    unit: 'unit',
    meaning: 'before the cut at 0',
    isSetting: true,
  },
  inflowMean: { label: 'True inflow mean', unit: 'unit', meaning: 'E[I], after the cut at 0' },
  inflowStandardDeviation: { label: 'True inflow sd', unit: 'unit', meaning: 'after the cut at 0' },
  zeroInflowShare: { label: 'Share of zero inflow', unit: 'share', meaning: 'P(I = 0)' },
};

/** The six that are open at first. */
export const FIRST_MEASURES = [
  'mean',
  'full',
  'timeReliability',
  'volumetricReliability',
  'resilience',
  'vulnerability',
] as const satisfies readonly MetricName[];

/** Standard errors and differences below this, of a value, are nothing but round-off. */
const ROUND_OFF = 1e-12;

/**
 * A value of a measure.
 *
 * @param error - the standard error of its estimate: it is told with as many decimals
 */
export function formatMeasure(
  name: MetricName,
  value: number | null,
  error: number | null = null,
): string {
  if (value === null) return '–';
  const { unit, isSetting } = MEASURES[name];
  if (isSetting) return formatSetting(value);
  const told = error !== null && error < ROUND_OFF * Math.abs(value) ? null : error;
  switch (unit) {
    case 'share':
      return Math.abs(value) < 1e-3 && value !== 0
        ? `${formatToError(100 * value, told && 100 * told, 2)} %`
        : formatShare(value, told);
    case 'unit':
      return formatToError(value, told, 4);
    case 'step':
    case 'none':
      return formatToError(value, told, 3);
  }
}

/** What chance does to a measure: ± its standard error, or between which values it lies; null where it is not told. */
export function formatChance(name: MetricName, metric: Metric): string | null {
  const { estimate, standardError, interval } = metric;
  if (interval !== null) {
    const [low, high] = interval.map((end) => formatMeasure(name, end)) as [string, string];
    return interval[1] === Infinity ? `more than ${low}` : `${low} to ${high}`;
  }
  if (standardError === null) return null;
  const isNone = standardError < ROUND_OFF * Math.abs(estimate ?? 0);
  const error = isNone ? 0 : standardError;
  return MEASURES[name].unit === 'share'
    ? `± ${formatError(100 * error)} points`
    : `± ${formatError(error)}`;
}

/** Standard errors that starts from full may add without a word. */
const LITTLE = 0.1;

/** What is expected of the run, where that is not what comes in the long run, as far as can be seen; else null. */
export function expectedText(name: MetricName, metric: Metric): string | null {
  const { exact, expected, standardError } = metric;
  if (exact === null || expected === null) return null;
  if (Math.abs(expected - exact) <= LITTLE * (standardError ?? 0)) return null;
  const text = formatMeasure(name, expected, standardError);
  return text === formatMeasure(name, exact, standardError) ? null : text;
}

/** What is compared: the estimate, or where there can be none the exact value. */
export function valueOf({ estimate, exact }: Metric): number | null {
  return estimate ?? exact;
}

/** A difference of two values; of percentages in points. */
export function formatDifference(name: MetricName, difference: number | null): string {
  if (difference === null) return '–';
  const sign = difference > 0 ? '+' : '';
  return MEASURES[name].unit === 'share'
    ? `${sign}${formatNumber(100 * difference, 2)} points`
    : sign + formatNumber(difference, MEASURES[name].unit === 'unit' ? 4 : 3);
}
