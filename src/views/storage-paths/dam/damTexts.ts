import { group } from '../../../components/decimals.ts';
import { formatFixed, formatNumber, formatSetting } from '../../../components/format.ts';
import type { StepFlows } from '../../../core/run/stepFlows.ts';
import type { Settings } from '../../../core/settings/Settings.ts';

type Reservoir = Pick<Settings, 'K' | 'target'>;

/** Volumes from here on are told in millions, those of capacities below `SMALL` in powers of ten. */
const LARGE = 1e7;
const SMALL = 1e-3;
const MILLION = 1e6;

/** What stands for a number that is being drawn again. */
const UNKNOWN = '…';

/** Letters of a volume that is written in full. */
const MOST_LETTERS = 9;

/** Volumes of one reservoir, all to the same place, that of the fourth digit of its capacity, if that leaves anything of them. */
interface Volumes {
  /** what is written of a volume, as a number */
  readonly round: (volume: number) => number;
  readonly write: (volume: number | null) => string;
}

/** How volumes of a reservoir are written. Nothing, capacity and target are exact, so they have no decimals. */
export function volumesOf({ K, target }: Reservoir): Volumes {
  const isExact = (volume: number) => volume === 0 || volume === K || volume === target;
  const fixed = (volume: number) => {
    const unit = volume < LARGE ? 1 : MILLION;
    const size = (unit === 1 ? K : Math.max(K, LARGE)) / unit;
    const text = formatFixed(volume / unit, Math.max(0, 3 - Math.floor(Math.log10(size))));
    return { text, unit, rounded: Number(text) * unit };
  };
  const inFull = (volume: number) => {
    const { text, unit, rounded } = fixed(volume);
    if (rounded === 0 || text.length > MOST_LETTERS) return formatNumber(volume, 4);
    const [whole, ...fraction] = text.split('.') as [string];
    return [group(whole), ...fraction].join('.') + (unit === 1 ? '' : 'M');
  };
  return {
    round: (volume) => (isExact(volume) || K < SMALL ? volume : fixed(volume).rounded || volume),
    write: (volume) => {
      if (volume === null) return UNKNOWN;
      if (volume === 0) return '0';
      if (K < SMALL && volume < SMALL) return inPowers(volume);
      const setting = formatSetting(volume);
      return isExact(volume) && setting.length <= MOST_LETTERS ? setting : inFull(volume);
    },
  };
}

/** "2.134e-6" */
function inPowers(volume: number): string {
  return Number(volume.toPrecision(4)).toExponential();
}

/** The rule with the numbers of one step, right of the names of what they make. */
export interface RuleText {
  readonly release: string;
  readonly storage: string;
  readonly spill: string;
}

/** "min(83.2 − 70 + 12.4, 100) = 25.6", and so on; "≈" where rounding would make "=" look wrong. */
export function ruleText(reservoir: Reservoir, flows: StepFlows): RuleText {
  const { K, target } = reservoir;
  const { before, release, inflow, spill, after } = flows;
  const { write, round } = volumesOf(reservoir);
  const sum = round(before) - round(release) + round(inflow ?? 0);
  const equals = (volume: number, shown: number | null) => {
    const isEqual = shown === null || Math.abs(round(volume) - shown) < 1e-9 * Math.max(K, sum);
    return `${isEqual ? '=' : '≈'}\u00a0${write(volume)}`;
  };
  const held = `${write(before)} − ${write(release)} + ${write(inflow)}`.replaceAll(' ', '\u00a0');
  const unheld = `${held}\u00a0−\u00a0${write(K)}`;
  return {
    release: `min(${write(before)}, ${write(target)}) ${equals(release, null)}`,
    storage: `min(${held}, ${write(K)}) ${equals(after, inflow === null ? null : Math.min(sum, K))}`,
    spill:
      spill === null
        ? UNKNOWN
        : spill === 0
          ? '0'
          : `${unheld} ${equals(spill, Math.max(sum - K, 0))}`,
  };
}

/** What one step did, in a sentence. */
export function stepSentence(name: string, reservoir: Reservoir, flows: StepFlows): string {
  const { write } = volumesOf(reservoir);
  const { before, release, inflow, spill, after } = flows;
  const of = (volume: number | null, verb: string) =>
    `${volume === 0 ? 'nothing' : write(volume)} ${verb}`;
  return (
    `${name}: ${of(before, 'stored')}; ${of(release, 'released')}, ${of(inflow, 'flowed in')}, ` +
    `${of(spill, 'spilled')}; ${of(after, 'stored')}.`
  );
}
