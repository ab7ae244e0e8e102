import { inflowOf } from '../reservoir/inflow.ts';
import type { Settings } from '../settings/Settings.ts';
import { known, type Metric } from './Metric.ts';

/** What the settings alone amount to, in the field's terms: exact values without an estimate. */
export function parameterMetrics(settings: Settings) {
  const { K, mu, sigma, target } = settings;
  const { mean, standardDeviation, zeroShare } = inflowOf(settings);
  const draft = target / mean;
  const variation = standardDeviation / mean;
  const exact = (value: number): Metric => known(null, Number.isFinite(value) ? value : null);
  return {
    draftRatio: exact(draft),
    coefficientOfVariation: exact(variation),
    drift: exact((1 - draft) / variation),
    standardCapacity: exact((K - target) / sigma),
    effectiveCapacity: exact(Number((K - target).toPrecision(15))), // without round-off
    nominalInflowMean: exact(mu),
    nominalInflowStandardDeviation: exact(sigma),
    inflowMean: exact(mean),
    inflowStandardDeviation: exact(standardDeviation),
    zeroInflowShare: exact(zeroShare),
  };
}
