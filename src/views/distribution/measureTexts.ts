import { formatNumber, formatShare } from '../../components/format.ts';
import type { Metric } from '../../core/metrics/Metric.ts';
import type { MetricName } from '../../core/metrics/metrics.ts';

/** How a measure is told: its name, its unit, and what it is. */
export interface MeasureText {
  readonly label: string;
  readonly unit: 'share' | 'unit' | 'step' | 'none';
  readonly meaning: string;
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
    meaning: 'sd of I / E[I]',
  },
  drift: { label: 'Drift m', unit: 'none', meaning: '(1 − draft ratio) / Cv' },
  standardCapacity: { label: 'Standard capacity', unit: 'none', meaning: '(K − S̄) / σ' },
  effectiveCapacity: {
    label: 'Effective capacity',
    unit: 'unit',
    meaning: 'K − S̄: what can be carried over',
  },
  nominalInflowMean: {
    label: 'Nominal inflow mean μ',
    unit: 'unit',
    meaning: 'before the cut at 0',
  },
  nominalInflowStandardDeviation: {
    label: 'Nominal inflow sd σ',
    unit: 'unit',
    meaning: 'before the cut at 0',
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

/** A value of a measure, or a difference of two. */
export function formatMeasure(name: MetricName, value: number | null): string {
  if (value === null) return '–';
  switch (MEASURES[name].unit) {
    case 'share':
      return Math.abs(value) < 1e-3 && value !== 0
        ? `${formatNumber(100 * value, 2)} %`
        : formatShare(value);
    case 'unit':
      return formatNumber(value, 4);
    case 'step':
    case 'none':
      return formatNumber(value, 3);
  }
}

/** Standard errors and differences below this are nothing but round-off. */
const ROUND_OFF = 1e-12;

/** A standard error, to two digits, in the unit of its measure; of percentages in points. */
export function formatError(name: MetricName, error: number | null): string {
  if (error === null) return '–';
  const shown = error < ROUND_OFF ? 0 : error;
  return MEASURES[name].unit === 'share'
    ? `${formatNumber(100 * shown, 2)} points`
    : formatNumber(shown, 2);
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
    : sign + formatMeasure(name, difference);
}
