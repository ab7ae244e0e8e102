import { unbroken } from '../../components/unbroken.ts';
import { formatNumber, formatSetting, formatShare, plural } from '../../components/format.ts';
import { DEFAULT_LABELS, type Labels } from '../../components/labels.ts';
import type { DesignAnswer } from '../../core/design/designAnswer.ts';
import type { Goal } from '../../core/design/Goal.ts';
import { inflowOf } from '../../core/reservoir/inflow.ts';

/** Digits in which answers are told; files hold all of them. */
const DIGITS = 4;

/** Years of mean inflow that are worth a word. */
const MOST_YEARS = 1e6;

/** Reliabilities from here on are told by what is missing. */
const NEARLY_ALL = 0.01;

/** Less is not told apart from 1 by doubles that are near it. */
const LEAST_TOLD = 1e-12;

export const volumeText = (volume: number) => formatNumber(volume, DIGITS);

/** A reliability from what is missing of it: "98.6 %"; above 99 % by two digits of that: "99.9955 %". */
export function reliabilityText(missing: number | null): string {
  if (missing === null) return '–';
  if (missing >= NEARLY_ALL || missing === 0) return plainShare(formatShare(1 - missing));
  if (missing < LEAST_TOLD) return plainShare('> 99.9999999999 %');
  const lost = 100 * missing;
  let decimals = 1 - Math.floor(Math.log10(lost));
  let digits = Math.round(lost * 10 ** decimals);
  if (digits === 100) {
    decimals -= 1;
    digits = 10;
  }
  // by digits: a difference to 100 has too few
  const nines = '9'.repeat(Math.max(decimals - 2, 0));
  const last = String(10 ** Math.min(decimals, 2) - digits).padStart(Math.min(decimals, 2), '0');
  return plainShare(`99.${nines}${last}`.replace(/\.?0+$/, '') + ' %');
}

/** A percentage without a decimal that says nothing. */
function plainShare(text: string): string {
  return unbroken(text.replace(/\.0 %/, ' %'));
}

/** How rare a failure is: "one failure in 22,000 years"; null where it is not. */
export function rarityText(missing: number | null, { step }: Labels): string | null {
  if (missing === null || missing < LEAST_TOLD || missing >= NEARLY_ALL) return null;
  return `one failure in ${formatNumber(1 / missing, 2)} ${yearsText(step)}`;
}

/** The user's word for steps; else years, for the view is of storage over years. */
export function yearsText(step: string): string {
  return step === DEFAULT_LABELS.step ? 'years' : step;
}

/** What a goal asks for, as a subject and as what is done to it. */
function goalText({ measure, years }: Goal, reliability: string, labels: Labels) {
  const steps = yearsText(labels.step);
  switch (measure) {
    case 'time':
      return { what: `${reliability} of ${steps}`, verb: 'are met' };
    case 'volume':
      return { what: `${reliability} of the target volume`, verb: 'is released' };
    case 'run':
      return {
        what: `A chance of ${reliability} that ${count(years, steps)} ${years === 1 ? 'passes' : 'pass'} without a failure`,
        verb: 'is reached',
      };
  }
}

function count(years: number, steps: string): string {
  return steps === 'years' ? plural(years, 'year') : `${formatNumber(years)} ${steps}`;
}

/** The storage that the target needs, in a sentence or two. */
export function requiredText({ question, required }: DesignAnswer, labels: Labels): string {
  const { reservoir, goal, reliability } = question;
  const { target } = reservoir;
  const { mean } = inflowOf(reservoir);
  const { what, verb } = goalText(goal, percent(reliability), labels);
  const steps = yearsText(labels.step);
  switch (required.kind) {
    case 'reached': {
      const inYears =
        required.B < MOST_YEARS * mean
          ? `, ${formatNumber(required.B / mean, 2)} ${steps} of mean inflow`
          : '';
      return `${what} ${verb} with an active storage of ${volumeText(required.B)} (K = ${volumeText(required.K)})${inYears}.`;
    }
    case 'none':
      return `${what} ${verb} without storage: the inflow alone does it, with ${reliabilityText(required.missing)}.`;
    case 'multiple': {
      const { m, K, B, jump } = required;
      const dry = count(m - 1, steps);
      return (
        `${what} ${verb} with an active storage of ${volumeText(B)}: K = ${volumeText(K)} = ${m} S̄ exactly, where a full reservoir just meets ` +
        `the target after ${dry} without inflow (${reliabilityText(jump.below)} jumps to ${reliabilityText(jump.from)}).`
      );
    }
    case 'unreachable': {
      const share = `the mean inflow is ${percent(mean / target, 3)} of the target`;
      const most =
        goal.measure === 'volume' || required.most === 0
          ? ''
          : `, and no storage gives more than ${reliabilityText(1 - required.most)}`;
      const isBound = required.most === mean / target;
      return `${what} cannot be reached with any storage: ${share}${isBound ? '' : most}.`;
    }
    case 'beyond':
      return (
        `${what} cannot be reached with an active storage up to ${volumeText(required.B)}, which gives ${reliabilityText(required.missing)}; ` +
        'larger ones are not looked at.'
      );
    case 'unsolved':
      return 'The storage that this target needs cannot be solved for well here.';
  }
}

/** The target that the capacity yields. */
export function yieldText({ question, yield: found }: DesignAnswer): string {
  const K = formatSetting(question.reservoir.K);
  switch (found.kind) {
    case 'reached':
      return `With K = ${K} the target could be ${volumeText(found.target)}.`;
    case 'all':
      return `With K = ${K} the target could be all of K.`;
    case 'multiple':
      return `With K = ${K} the target could be ${volumeText(found.target)} = K / ${found.m} exactly.`;
    case 'nothing':
      return `With K = ${K} no target is met so reliably.`;
    case 'unsolved':
      return `The target that K = ${K} yields cannot be solved for well here.`;
  }
}

/** The chance that some steps in a row pass with the storage required; empty where it is the goal itself. */
function runText({ question, required, atRequired }: DesignAnswer, labels: Labels): string {
  const { goal } = question;
  if (goal.measure === 'run' || atRequired === null || atRequired.run === null) return '';
  if (required.kind === 'multiple') return ''; // enough is said of that
  const steps = count(goal.years, yearsText(labels.step));
  return ` ${steps} in a row then pass without a failure with a chance of ${reliabilityText(atRequired.run)}.`;
}

/** The two answers, or why there are none. */
export function designVerdict(answer: DesignAnswer, labels: Labels): string {
  const { reservoir } = answer.question;
  if (reservoir.target === 0) {
    return 'A target of 0 is always met, whatever the storage: set Target release S̄ above 0.';
  }
  const certain =
    reservoir.sigma === 0
      ? `Nothing is left to chance: every inflow is ${volumeText(Math.max(reservoir.mu, 0))}. `
      : '';
  return `${certain}${requiredText(answer, labels)}${runText(answer, labels)} ${yieldText(answer)}`;
}

/** A reliability that was set, in all its digits. */
export function percent(share: number, digits = 12): string {
  return plainShare(`${formatNumber(100 * share, digits)} %`);
}
