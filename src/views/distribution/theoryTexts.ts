import { formatNumber, plural } from '../../components/format.ts';
import type { Labels } from '../../components/labels.ts';
import {
  isSettled,
  isTooShort,
  roomOf,
  starts,
  stepsFromStart,
} from '../../core/metrics/expectations.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { LEAST_SOLVED_CAPACITY, numbersOf, type LawTable } from '../../core/theory/LawTable.ts';
import { WIDEST_PANEL } from '../../core/theory/law.ts';

/** Panels of the solution beyond which their number is why there is none. */
const MANY_PANELS = 40;

/** Targets in the capacity beyond which the target is lost in round-off. */
const MANY_TARGETS = 1e9;

/** That there is no law, and why. */
export function noLawText({ K, sigma, target, record }: Settings): string {
  if (record !== null) {
    return 'This run is drawn from a record, and the exact law is that of μ and σ: another one.';
  }
  const room = K - target;
  const [spreads, targets] = [room / sigma, room / target];
  const why = () => {
    if (K < LEAST_SOLVED_CAPACITY) return 'of volumes so small, doubles have too few digits';
    if (K / target > MANY_TARGETS) return 'the target S̄ is too small beside the capacity K';
    if (Math.max(spreads / WIDEST_PANEL, targets) > MANY_PANELS) {
      const span =
        spreads / WIDEST_PANEL > targets
          ? `spans ${spreads < Infinity ? `about ${formatNumber(spreads)}` : 'more than 1e308'} spreads σ of the inflow`
          : `is ${targets < Infinity ? `about ${formatNumber(targets)}` : 'more than 1e308'} times the target S̄`;
      return `K − S̄ ${span}, which takes too many unknowns`;
    }
    return 'it took too long, or two ways to solve it do not agree well enough';
  };
  return `The exact law of this reservoir cannot be solved well here: ${why()}.`;
}

/** What a start adds that is less, of the capacity, is nothing but round-off. */
const LEAST_ADDED = 1e-9;

/** What the law rests on, and what memory and start do to a run. */
export function theoryText(law: LawTable, { unit }: Pick<Labels, 'unit'>): string {
  const { settings, stepMeans } = law;
  const { mean, tau, startBias } = numbersOf(law);
  const parts: string[] = [];
  const isConstant = stepMeans.storage.variance === 0;
  if (Number.isNaN(tau)) {
    parts.push(
      'With ρ ≠ 0 the standard errors of storages are not known, so none is compared with the law.',
    );
  } else if (isConstant) {
    parts.push(
      `In the long run every storage is ${formatNumber(mean, 4)}: nothing is left to chance.`,
    );
  } else {
    const steps = stepsFromStart(settings);
    const values = isTooShort(law)
      ? ''
      : `, so a path of ${plural(steps, 'step')} from full tells as much as ${formatNumber(steps / tau)} of them`;
    parts.push(
      `τ = ${formatNumber(tau)}: that many steps tell as much of the mean as one independent value${values}.`,
    );
  }
  if (Math.abs(startBias) > LEAST_ADDED * settings.K * law.unit) {
    const added = (starts(settings) * startBias) / settings.T;
    const { storage } = stepMeans;
    const isCompared = isSettled(law, storage, roomOf(storage.mean, 0, settings.K));
    const so = isCompared
      ? '; the differences allow for it'
      : Number.isNaN(tau)
        ? ''
        : ', too much for it to be compared';
    const here = isTooShort(law)
      ? ''
      : `, here ${formatNumber(added, 2)} to the mean (${unit})${isConstant ? '' : so}`;
    parts.push(
      `Each start from full adds ${formatNumber(startBias)} to the sum of storages in the long run${here}.`,
    );
  }
  return [...parts, originText(law)].join(' ');
}

function originText({ settings, numbers }: LawTable): string {
  const { K, sigma, target } = settings;
  if (sigma === 0 || target === 0 || target === K) return 'The law has a closed form.';
  const { errorIndicator } = numbers;
  if (settings.rho !== 0) {
    return `The law is solved at two resolutions, whose numbers agree to ${formatNumber(errorIndicator, 1)} of them; those that do not to four digits are left out.`;
  }
  const agree = errorIndicator === 0 ? 'in every digit' : `to ${formatNumber(errorIndicator, 1)}`;
  return `The law is solved in two ways, which agree ${agree}.`;
}
