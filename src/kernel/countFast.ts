import type { Job } from '../core/job/Job.ts';
import { initialStorage } from '../core/job/runSegment.ts';
import { isInitial } from '../core/job/rows.ts';
import { BLOCK_STEPS } from '../core/rng/blockSteps.ts';
import { streamNumber } from '../core/rng/stream.ts';
import { binOf, END_MARGIN, storageBins, type StorageBins } from '../core/run/storageBins.ts';
import type { JobCounts } from '../core/run/storageCounts.ts';
import { openKernel } from './openKernel.ts';

/** Runs a job and counts its storages. */
export type CountJob = (job: Job, onBlock?: () => void) => JobCounts;

/** Tables of counts: see `assembly/counts.ts`. */
const TABLES = 4;

/**
 * Counts by the kernel what `countStorages` counts, with a memory of its own.
 *
 * @returns null where there is no kernel (see `openKernel`)
 */
export function loadCountFast(): CountJob | null {
  const kernel = openKernel();
  if (kernel === null) return null;
  const { buffer } = kernel.memory;

  return ({ settings, segments, start }, onBlock = () => {}) => {
    const { K, mu, sigma, target, seed, rho } = settings;
    const bins = storageBins(settings);
    // infinite for a subnormal capacity: then all is in bin 0, as for the reference
    const perVolume = Number.isFinite(1 / bins.width) ? 1 / bins.width : 0;
    const entries = bins.count + 1;
    kernel.setReservoir(K, mu, sigma, target, 0, rho);
    const atomsAt = kernel.clearCounts(entries);
    const bin = binOf(bins, K);
    const atomIn = new Float64Array(buffer, atomsAt, entries).fill(NaN);
    for (const atom of bins.atoms) atomIn[bin(atom)] = atom;

    let storage = start?.storage ?? null;
    let normal = start?.normal ?? 0;
    for (const segment of segments) {
      const startsFull = isInitial(settings, segment);
      if (startsFull) kernel.endFailure();
      kernel.setNormal(startsFull ? NaN : normal);
      const number = streamNumber(settings, segment.chunk);
      let before = initialStorage(settings, segment, storage);
      for (let done = 0; done < segment.stepCount; done += BLOCK_STEPS) {
        const block = (segment.firstStep + done) / BLOCK_STEPS;
        const steps = Math.min(BLOCK_STEPS, segment.stepCount - done);
        before = kernel.simulateBlock(
          seed,
          number,
          block,
          steps,
          before,
          true,
          false,
          0,
          -1,
          false,
        );
        kernel.countBlock(steps, entries, perVolume, END_MARGIN);
        onBlock();
      }
      storage = before;
      normal = kernel.lastNormal();
    }
    if (storage === null) throw new RangeError('a job needs at least one segment');

    return {
      steps: readSteps(new Int32Array(buffer, atomsAt + 8 * entries), bins, K),
      failures: readFailures(),
      end: { storage, normal, stream: null },
    };
  };

  function readFailures(): JobCounts['failures'] {
    const at = kernel!.COUNTS.value;
    // two to a vector, of which the first counts
    const [atEnd, , closed, , atStart] = new Float64Array(buffer, at, 6);
    const isOne = new Int32Array(buffer, at + 48, 1)[0] === 1;
    return { closed: closed!, atStart: isOne ? atEnd! : atStart!, atEnd: atEnd!, isOne };
  }
}

/** Adds up the kernel's tables: steps in each bin but for its atom, then steps on the atom. */
function readSteps(tables: Int32Array, bins: StorageBins, K: number): JobCounts['steps'] {
  const entries = bins.count + 1;
  const total = (place: number) => {
    let sum = 0;
    for (let table = 0; table < TABLES; table++) sum += tables[2 * table * entries + place]!;
    return sum;
  };
  const steps = new Float64Array(bins.count + bins.atoms.length);
  for (let i = 0; i < entries; i++) {
    // what was rounded beyond the last bin belongs to it
    steps[Math.min(i, bins.count - 1)]! += total(i) + total(entries + i);
  }
  const bin = binOf(bins, K);
  bins.atoms.forEach((atom, j) => (steps[bins.count + j] = total(entries + bin(atom))));
  return steps;
}
