import { BLOCK_MAX, BLOCK_MEAN, BLOCK_MIN, BLOCK_SIZE } from '../job/blockRecord.ts';
import { BIN_SIZE, binCount, binSteps, writeEnvelope } from '../job/envelope.ts';
import { streamSettings } from '../rng/stream.ts';
import { piecesBefore } from '../job/rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { Segment } from '../job/Job.ts';
import type { SimulationRun } from './SimulationRun.ts';

/** A part of a run that is to be seen, at some resolution. */
export interface StepsRequest {
  /** chunks as `streamSettings` cuts them; steps begin at multiples of `binSteps` */
  readonly segments: readonly Segment[];
  /** a power of two; 1 for single steps */
  readonly binSteps: number;
}

/** For each segment: the storage after each of its steps, or `BIN_SIZE` numbers for each bin of them. */
export type StepsRead = readonly Float64Array[];

/**
 * Whether any step of a run can be seen again: its path is kept, or its streams can be entered at every
 * block, whose first storage is on record.
 */
export function canReadSteps({
  settings,
  path,
}: Pick<SimulationRun, 'settings' | 'path'>): boolean {
  return path !== null || settings.generator === 'xoshiro';
}

/** Reads from what a run keeps; null if it is to be computed again. */
export function readAtOnce(run: SimulationRun, request: StepsRequest): StepsRead | null {
  const kept = keptBins(run, request.binSteps);
  if (kept !== null) {
    return request.segments.map((segment) => mergeBins(kept, segment, request.binSteps));
  }
  const { path } = run;
  if (path === null) return null;
  return request.segments.map((segment) => {
    const storages = path.copySteps(segment);
    return request.binSteps === 1 ? storages : binsOf(storages, request.binSteps);
  });
}

/** Bins that lie ready: numbers of each, where they begin for a chunk, and where in a bin they stand. */
interface KeptBins {
  readonly numbers: Float64Array;
  readonly steps: number;
  readonly size: number;
  readonly places: readonly [min: number, max: number, mean: number];
  readonly binsBefore: (chunk: number) => number;
}

/** The coarsest bins on record that make bins of so many steps; null if all are coarser. */
function keptBins({ settings, blocks, envelope }: SimulationRun, steps: number): KeptBins | null {
  const streams = streamSettings(settings);
  const layer = (numbers: Float64Array, own: number, size: number, places: KeptBins['places']) => ({
    numbers,
    steps: own,
    size,
    places,
    binsBefore: (chunk: number) => piecesBefore(streams, chunk, own),
  });
  if (steps >= BLOCK_STEPS) {
    return layer(blocks, BLOCK_STEPS, BLOCK_SIZE, [BLOCK_MIN, BLOCK_MAX, BLOCK_MEAN]);
  }
  if (envelope === null || steps < binSteps(settings)) return null;
  return layer(envelope, binSteps(settings), BIN_SIZE, [0, 1, 2]);
}

/** Neighbouring bins of a segment made one, until they hold `steps` steps. */
function mergeBins(kept: KeptBins, segment: Segment, steps: number): Float64Array {
  const { numbers, size, places } = kept;
  const [min, max, mean] = places;
  const group = steps / kept.steps;
  const merged = new Float64Array(binCount(segment.stepCount, steps) * BIN_SIZE);
  const first = kept.binsBefore(segment.chunk) + segment.firstStep / kept.steps;
  const count = binCount(segment.stepCount, kept.steps);
  for (let bin = 0, to = 0; bin < count; bin += group, to += BIN_SIZE) {
    let least = Infinity;
    let greatest = -Infinity;
    let sum = 0;
    let held = 0;
    for (let i = bin; i < Math.min(bin + group, count); i++) {
      const at = (first + i) * size;
      const own = Math.min(kept.steps, segment.stepCount - i * kept.steps);
      if (numbers[at + min]! < least) least = numbers[at + min]!;
      if (numbers[at + max]! > greatest) greatest = numbers[at + max]!;
      sum += numbers[at + mean]! * own;
      held += own;
    }
    merged[to] = least;
    merged[to + 1] = greatest;
    merged[to + 2] = sum / held;
  }
  return merged;
}

function binsOf(storages: Float64Array, steps: number): Float64Array {
  const bins = new Float64Array(binCount(storages.length, steps) * BIN_SIZE);
  writeEnvelope(storages, steps, bins, 0);
  return bins;
}
