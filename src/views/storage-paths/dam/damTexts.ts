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

/** As many as `toFixed` can. */
const MOST_DECIMALS = 100;

/** What is written of a volume, and that as a number. */
interface Told {
  readonly text: string;
  readonly rounded: number;
}

/** Volumes of one reservoir, all to the same place, that of the fourth digit of its capacity, if that leaves anything of them. */
interface Volumes {
  readonly tell: (volume: number) => Told;
  readonly write: (volume: number | null) => string;
}

/** How volumes of a reservoir are written. Nothing, capacity and target are exact, so they have no decimals. */
export function volumesOf({ K, target }: Reservoir): Volumes {
  const isExact = (volume: number) => volume === 0 || volume === K || volume === target;
  const inFull = (volume: number) => {
    const unit = volume < LARGE ? 1 : MILLION;
    const size = (unit === 1 ? K : Math.max(K, LARGE)) / unit;
    const decimals = 3 - Math.floor(Math.log10(size));
    const digits = formatFixed(volume / unit, Math.min(Math.max(0, decimals), MOST_DECIMALS));
    if (Number(digits) === 0 || digits.length > MOST_LETTERS || digits.includes('e')) {
      return inFour(volume, formatNumber);
    }
    const [whole, ...fraction] = digits.split('.') as [string];
    const text = [group(whole), ...fraction].join('.') + (unit === 1 ? '' : 'M');
    return { text, rounded: Number(digits) * unit };
  };
  const tell = (volume: number) => {
    if (volume === 0) return { text: '0', rounded: 0 };
    if (K < SMALL && volume < SMALL) return inFour(volume, (rounded) => rounded.toExponential());
    const setting = formatSetting(volume);
    const isWhole = isExact(volume) && setting.length <= MOST_LETTERS;
    return isWhole ? { text: setting, rounded: volume } : inFull(volume);
  };
  return { tell, write: (volume) => (volume === null ? UNKNOWN : tell(volume).text) };
}

/** In four digits. */
function inFour(volume: number, write: (rounded: number, digits: number) => string): Told {
  const rounded = Number(volume.toPrecision(4));
  return { text: write(rounded, 4), rounded };
}

/** The rule with the numbers of one step, right of the names of what they make. */
export interface RuleText {
  readonly release: string;
  readonly storage: string;
  readonly spill: string;
}

/** "min(83.2 − 70 + 12.4, 100) = 25.6", and so on; "≈" where rounding would make "=" look wrong. */
export function ruleText(reservoir: Reservoir, flows: StepFlows): RuleText {
  const { target } = reservoir;
  const { before, release, inflow, spill, after } = flows;
  const { tell, write } = volumesOf(reservoir);
  const round = (volume: number) => tell(volume).rounded;
  const K = round(reservoir.K);
  const sum = round(before) - round(release) + round(inflow ?? 0);
  const equals = (volume: number, shown: number | null) => {
    const isEqual = shown === null || Math.abs(round(volume) - shown) < 1e-9 * Math.max(K, sum);
    return `${isEqual ? '=' : '≈'}\u00a0${write(volume)}`;
  };
  // lines end before a sign
  const held = `${write(before)} −\u00a0${write(release)} +\u00a0${write(inflow)}`;
  const unheld = `${held} −\u00a0${write(reservoir.K)}`;
  return {
    release: `min(${write(before)}, ${write(target)}) ${equals(release, null)}`,
    storage: `min(${held}, ${write(reservoir.K)}) ${equals(after, inflow === null ? null : Math.min(sum, K))}`,
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
