import { inflowOf } from '../reservoir/inflow.ts';
import type { Settings } from '../settings/Settings.ts';
import { known, type Metric } from './Metric.ts';

/** What the settings alone amount to, in the field's terms: exact values without an estimate. */
export function parameterMetrics(settings: Settings) {
  const { K, mu, sigma, target, record } = settings;
  const { mean, standardDeviation, zeroShare } = inflowOf(settings);
  const draft = target / mean;
  const variation = standardDeviation / mean;
  const exact = (value: number): Metric => known(null, Number.isFinite(value) ? value : null);
  // what is drawn from a record has no μ and σ
  const ofLaw = (value: number): Metric => (record === null ? exact(value) : known(null, null));
  return {
    draftRatio: exact(draft),
    coefficientOfVariation: exact(variation),
    drift: exact((1 - draft) / variation),
    standardCapacity: ofLaw((K - target) / sigma),
    effectiveCapacity: exact(Number((K - target).toPrecision(15))), // without round-off
    nominalInflowMean: ofLaw(mu),
    nominalInflowStandardDeviation: ofLaw(sigma),
    inflowMean: exact(mean),
    inflowStandardDeviation: exact(standardDeviation),
    zeroInflowShare: exact(zeroShare),
  };
}
