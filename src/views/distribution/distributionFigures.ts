import type { Figure } from '../../components/Figures.tsx';
import { formatSetting } from '../../components/format.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { Metrics } from '../../core/metrics/metrics.ts';
import {
  expectedText,
  FIRST_MEASURES,
  formatChance,
  formatDifference,
  formatMeasure,
  MEASURES,
  valueOf,
} from './measureTexts.ts';

/**
 * The active storage, with the capacity beside it, and the six measures that are open at first.
 *
 * @param kept - of a run to hold this one beside
 */
export function distributionFigures(
  { K }: Pick<Settings, 'K'>,
  told: Metrics,
  kept: Metrics | null,
): Figure[] {
  const { label } = MEASURES.effectiveCapacity;
  const active = formatMeasure('effectiveCapacity', told.effectiveCapacity.exact);
  const storage = { label, value: active, note: `K = ${formatSetting(K)}` };
  const measures = FIRST_MEASURES.map((name) => {
    const { estimate, standardError, exact } = told[name];
    const old = kept === null ? null : valueOf(kept[name]);
    const difference = estimate === null || old === null ? null : estimate - old;
    const error = formatChance(name, told[name]);
    const expected = error === null ? null : expectedText(name, told[name]);
    // it is not about the exact value that chance moves the run
    const theory =
      expected === null
        ? []
        : [`expected ${expected}, exact ${formatMeasure(name, exact, standardError)}`];
    const beside =
      kept === null
        ? []
        : [
            `kept ${formatMeasure(name, old, kept[name].standardError)}, ${formatDifference(name, difference)}`,
          ];
    return {
      label: MEASURES[name].label,
      value: formatMeasure(name, estimate, standardError),
      note: [...(error === null ? [] : [error]), ...theory, ...beside].join('; '),
    };
  });
  return [storage, ...measures];
}
