import { storageBins, unsplitAtoms, type StorageRange } from '../../core/run/storageBins.ts';
import type { StorageCounts } from '../../core/run/storageCounts.ts';
import { compare, known } from '../../core/metrics/Metric.ts';
import { ofMean } from '../../core/metrics/expectations.ts';
import type { Metrics } from '../../core/metrics/metrics.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { LawTable } from '../../core/theory/LawTable.ts';
import type { StepMean } from '../../core/theory/law.ts';

/** A part of [0, K], or an atom: a storage with a share of its own. */
export interface Cell {
  readonly from: number;
  readonly to: number;
  /** of the steps of the run */
  readonly share: number;
  /** in the long run; null if the law is not known */
  readonly exact: number | null;
  /** of this run, its starts from full included; null if not known */
  readonly expected: number | null;
  /** of the share; null where it is not told */
  readonly standardError: number | null;
  /** standard errors from what is expected to the share; null where they would mislead */
  readonly z: number | null;
}

export interface Cells {
  /** ascending */
  readonly bins: readonly Cell[];
  /** ascending: 0, K - j S̄, K */
  readonly atoms: readonly Cell[];
  /** where bins hold such storages that can be seen, but are not told apart; null if none does */
  readonly unsplit: StorageRange | null;
  /** the exact shares are those of the law of μ and σ, be it fitted or not, and not of the run's */
  readonly isFitted: boolean;
}

/**
 * The histogram of a run beside the exact law.
 *
 * @param told - of the same run
 * @param fitted - the law beside a run that has none: nothing is compared with it
 */
export function cellsOf(
  run: SimulationRun,
  law: LawTable | null,
  counts: StorageCounts,
  told: Pick<Metrics, 'full' | 'empty'>,
  fitted: LawTable | null = null,
): Cells {
  const { settings } = run;
  const { K, T } = settings;
  const { width, atoms } = storageBins(settings);
  const cell = (from: number, to: number, steps: number, mean: StepMean | undefined): Cell => {
    const share = steps / T;
    const compared =
      fitted === null
        ? compare(share, law && mean ? ofMean(law, mean, 0, 1) : null)
        : known(share, mean?.mean ?? null);
    return { ...compared, from, to, share };
  };
  const shown = law ?? fitted;
  const bins = Array.from(counts.bins, (steps, i) =>
    cell(Math.max(K - (i + 1) * width, 0), K - i * width, steps, shown?.bins[i]),
  );
  const edge = (at: number, name: 'full' | 'empty'): Cell => {
    const exact = fitted === null ? told[name].exact : fitted.numbers[name];
    return { ...told[name], exact, from: at, to: at, share: told[name].estimate! };
  };
  return {
    isFitted: fitted !== null,
    unsplit: unsplitAtoms(settings, told.full.exact ?? told.full.estimate!),
    bins: bins.toReversed(),
    atoms: [
      edge(0, 'empty'),
      ...atoms.map((at, j) => cell(at, at, counts.atoms[j]!, shown?.atoms[j])).toReversed(),
      edge(K, 'full'),
    ],
  };
}

/** Of the cells that can be compared: how many, how many stray, and by how much at most. */
export function compareCells({ bins, atoms }: Cells, far: number) {
  const all = [...bins, ...atoms].flatMap(({ z }) => (z === null ? [] : [Math.abs(z)]));
  return {
    compared: all.length,
    far: all.filter((z) => z > far).length,
    largest: Math.max(0, ...all),
  };
}

/** Whether a bin holds storages with shares of their own, so that its share is no density. */
export function isMixed({ from, to }: Cell, { unsplit }: Pick<Cells, 'unsplit'>): boolean {
  if (unsplit === null) return false;
  const margin = 1e-9 * to;
  return to > unsplit.from - margin && from < unsplit.to - margin;
}

/** Densities: shares of steps per volume. */
export function densityOf({ from, to }: Cell, share: number): number {
  return to > from ? share / (to - from) : 0;
}
