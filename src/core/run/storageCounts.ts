import { isInitial } from '../job/rows.ts';
import type { Job, PathState } from '../job/Job.ts';
import { binOf, storageBins, type StorageBins } from './storageBins.ts';

/** What the steps of one job add to the counts of a run. */
export interface JobCounts {
  /** steps in each bin, those on atoms too, then those on each of the atoms inside */
  readonly steps: Float64Array<ArrayBuffer>;
  readonly failures: JobFailures;
  readonly end: PathState;
}

/** The failure events of some steps: those that begin and end in there, and the parts of others. */
interface JobFailures {
  /** sum of their largest deficits */
  readonly closed: number;
  /** largest deficit of one that goes on from the steps before; 0 if none does */
  readonly atStart: number;
  /** of one that is not over; 0 if there is none */
  readonly atEnd: number;
  /** all steps belong to one event that is both */
  readonly isOne: boolean;
}

/**
 * Counts the storages of a job.
 *
 * @param path - the storages of the job's rows
 */
export function countStorages(job: Job, path: Float64Array): Omit<JobCounts, 'end'> {
  const { settings, segments } = job;
  const bins = storageBins(settings);
  const steps = new Float64Array(bins.count + bins.atoms.length);
  const failures = new FailureDepths(settings.target);
  let row = 0;
  for (const segment of segments) {
    if (isInitial(settings, segment)) {
      failures.end();
      row++;
    }
    const storages = path.subarray(row, row + segment.stepCount);
    countInBins(storages, settings.K, bins, steps);
    failures.add(storages);
    row += segment.stepCount;
  }
  return { steps, failures: failures.read() };
}

function countInBins(
  storages: Float64Array,
  K: number,
  bins: StorageBins,
  steps: Float64Array,
): void {
  const { count, atoms } = bins;
  const bin = binOf(bins, K);
  const inBin = new Int32Array(count + 1);
  const onAtom = new Int32Array(count + 1);
  // no bin holds two, so one pass counts them all
  const atomIn = new Float64Array(count + 1).fill(NaN);
  for (const atom of atoms) atomIn[bin(atom)] = atom;
  for (let t = 0; t < storages.length; t++) {
    const storage = storages[t]!;
    const i = bin(storage);
    inBin[i]!++;
    if (storage === atomIn[i]) onAtom[i]!++;
  }
  inBin[count - 1]! += inBin[count]!; // an edge that was rounded
  for (let i = 0; i < count; i++) steps[i]! += inBin[i]!;
  atoms.forEach((atom, j) => (steps[count + j]! += onAtom[bin(atom)]!));
}

/** Follows failure events and their largest deficits. */
class FailureDepths {
  readonly #target: number;
  #closed = 0;
  #atStart = 0;
  #open = 0;
  /** whether every step so far belongs to the event that is open */
  #isOne = true;

  constructor(target: number) {
    this.#target = target;
  }

  add(storages: Float64Array): void {
    let open = this.#open;
    for (let t = 0; t < storages.length; t++) {
      const deficit = this.#target - storages[t]!;
      if (deficit > 0) {
        if (deficit > open) open = deficit;
      } else if (open > 0 || this.#isOne) {
        this.#open = open;
        this.end();
        open = 0;
      }
    }
    this.#open = open;
  }

  /** The step before was the last of an event, if there was one. */
  end(): void {
    if (this.#isOne) this.#atStart = this.#open;
    else this.#closed += this.#open;
    this.#open = 0;
    this.#isOne = false;
  }

  read(): JobFailures {
    const isOne = this.#isOne;
    return {
      closed: this.#closed,
      atStart: isOne ? this.#open : this.#atStart,
      atEnd: this.#open,
      isOne,
    };
  }
}

/** Storages of a run, counted: all steps 1..n of all chunks. */
export interface StorageCounts {
  /** steps in each bin, those on atoms left out */
  readonly bins: Float64Array;
  /** steps on each of the atoms inside */
  readonly atoms: Float64Array;
  /** sum over all failure events of the largest deficit */
  readonly largestDeficits: number;
}

/**
 * The counts of a run, from those of its jobs in row order.
 *
 * @param onEdges - steps with S = K and with S = 0, which bins leave out
 */
export function addCounts(
  bins: StorageBins,
  K: number,
  jobs: readonly Pick<JobCounts, 'steps' | 'failures'>[],
  onEdges: { readonly full: number; readonly empty: number },
): StorageCounts {
  const steps = new Float64Array(bins.count + bins.atoms.length);
  let largestDeficits = 0;
  let open = 0;
  for (const job of jobs) {
    job.steps.forEach((count, i) => (steps[i]! += count));
    const { closed, atStart, atEnd, isOne } = job.failures;
    if (isOne) {
      open = Math.max(open, atEnd);
    } else {
      largestDeficits += Math.max(open, atStart) + closed;
      open = atEnd;
    }
  }
  const inBins = steps.slice(0, bins.count);
  const atoms = steps.slice(bins.count);
  const bin = binOf(bins, K);
  const leaveOut = (storage: number, count: number) =>
    (inBins[Math.min(bin(storage), bins.count - 1)]! -= count);
  leaveOut(K, onEdges.full);
  leaveOut(0, onEdges.empty);
  bins.atoms.forEach((atom, j) => leaveOut(atom, atoms[j]!));
  return { bins: inBins, atoms, largestDeficits: largestDeficits + open };
}
