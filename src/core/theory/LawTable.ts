import type { Settings } from '../settings/Settings.ts';
import { binEnd, storageBins } from '../run/storageBins.ts';
import { exactLaw } from './exactLaw.ts';
import { largestDeficit } from './largestDeficit.ts';
import type { StepMean, StepMeanName, StationaryNumbers } from './law.ts';
import { justBelow } from './stepMean.ts';
import { settingsInUnit, unitOf } from './units.ts';

/** The stationary law as plain data, that one thread can hand to another. All its volumes are in `unit`. */
export interface LawTable {
  /** 1, unless the reservoir is very small (see `unitOf`) */
  readonly unit: number;
  readonly settings: Settings;
  readonly numbers: StationaryNumbers;
  readonly stepMeans: Readonly<Record<StepMeanName, StepMean>>;
  /** whether a step is in each bin of `storageBins`, but on no atom */
  readonly bins: readonly StepMean[];
  /** whether it is on each of the atoms inside */
  readonly atoms: readonly StepMean[];
  /** largest deficit of a failure event: its mean, and its variance from one event to another */
  readonly largestDeficit: { readonly mean: number; readonly variance: number } | null;
  /** the chance that a failed step is the last of its event, with ρ other than 0; null if not known */
  readonly resilience: number | null;
  /** correlation of S_0 and S_k from k = 1 on, until it has faded; null if not known */
  readonly autocorrelations: Float64Array<ArrayBuffer> | null;
}

/** Of smaller capacities doubles have so few digits that a run's volumes are rounded more than noise moves them. */
export const LEAST_SOLVED_CAPACITY = 1e-316;

/** The law of a reservoir, and what it says of the bins that a run is counted in; null where it cannot be solved well. */
export function tabulateLaw(given: Settings): LawTable | null {
  if (given.K < LEAST_SOLVED_CAPACITY) return null;
  const unit = unitOf(given);
  const settings = settingsInUnit(given, unit);
  const law = exactLaw(settings);
  if (law === null) return null;
  const { K } = settings;
  const counted = storageBins(given);
  const width = counted.width / unit;
  const atoms = counted.atoms.map((at) => at / unit);
  const { count } = counted;

  // ascending: 0, then each bin's upper end, in front of an atom that lies there
  const below = (s: number) => s - Math.min(justBelow(settings), width / 2);
  const cuts = [0];
  const binAt: number[] = [];
  const atomAt: number[] = atoms.map(() => -1);
  for (let i = count - 1; i >= 0; i--) {
    const end = binEnd({ width }, K, i);
    const atom = atoms.findIndex((s) => Math.abs(s - end) < 0.01 * width);
    binAt[i] = cuts.length;
    cuts.push(i === 0 ? below(K) : atom === -1 ? end : below(atoms[atom]!));
    if (atom === -1) continue;
    atomAt[atom] = cuts.length;
    cuts.push(end);
  }
  const cells = law.cells(cuts);
  const {
    cdf: _cdf,
    cells: _cells,
    stepMeans,
    autocorrelations,
    resilience = null,
    ...numbers
  } = law;
  return {
    unit,
    settings,
    numbers,
    stepMeans,
    bins: binAt.map((at) => cells[at]!),
    atoms: atomAt.map((at) => cells[at]!),
    // that of events that know nothing of one another
    largestDeficit: settings.rho === 0 ? largestDeficit(settings, law) : null,
    resilience,
    autocorrelations: autocorrelations(),
  };
}

/** The numbers of a law in the unit of the settings that it was solved for. */
export function numbersOf({ numbers, unit }: LawTable): StationaryNumbers {
  const { mean, standardDeviation, release, spill, inflow, startBias } = numbers;
  return {
    ...numbers,
    mean: mean * unit,
    standardDeviation: standardDeviation * unit,
    release: release * unit,
    spill: spill * unit,
    inflow: inflow * unit,
    startBias: startBias * unit,
  };
}
