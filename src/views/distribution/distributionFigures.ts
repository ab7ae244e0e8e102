import type { Figure } from '../../components/Figures.tsx';
import type { Metrics } from '../../core/metrics/metrics.ts';
import {
  FIRST_MEASURES,
  formatDifference,
  formatError,
  formatMeasure,
  MEASURES,
  valueOf,
} from './measureTexts.ts';

/**
 * The six measures that are open at first.
 *
 * @param kept - of a run to hold this one beside
 */
export function distributionFigures(told: Metrics, kept: Metrics | null): Figure[] {
  return FIRST_MEASURES.map((name) => {
    const { estimate, standardError } = told[name];
    const old = kept === null ? null : valueOf(kept[name]);
    const difference = estimate === null || old === null ? null : estimate - old;
    const beside = `kept ${formatMeasure(name, old)}, ${formatDifference(name, difference)}`;
    const error = standardError === null ? [] : [`± ${formatError(name, standardError)}`];
    return {
      label: MEASURES[name].label,
      value: formatMeasure(name, estimate),
      note: [...error, ...(kept === null ? [] : [beside])].join('; '),
    };
  });
}
