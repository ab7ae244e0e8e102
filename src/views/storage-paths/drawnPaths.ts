import { BIN_SIZE, binCount, binSteps } from '../../core/envelope.ts';
import { quantile } from '../../core/quantile.ts';
import { streamSettings } from '../../core/rng/stream.ts';
import { chunkSteps, stepsBefore } from '../../core/rows.ts';
import type { SimulationRun } from '../../core/SimulationRun.ts';
import type { StoragePath } from '../../core/StoragePath.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line for each chunk, or one for all. */
export interface DrawnLine {
  readonly label: string;
  readonly points: readonly Point[];
  /** the edges of its bins, where the points are means of many steps */
  readonly least?: readonly Point[];
  readonly greatest?: readonly Point[];
}

/** What a bin of steps holds; `x` is its middle. */
export interface Bin {
  /** 0 for all bins of a path of one stream */
  readonly chunk: number;
  readonly x: number;
  readonly steps: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

/** Steps in a pixel column up to which every step is drawn. */
const STEPS_PER_COLUMN = 4;

/** Steps that bands of quantiles are drawn at, at most. */
const DRAWN_STEPS = 1024;

/** Values that are sorted for the quantiles at most: a few ms of the page's own thread. */
const SORTED_VALUES = 2 ** 16;

export const BAND_SHARES = [0.025, 0.125, 0.25, 0.5, 0.75, 0.875, 0.975] as const;

/** Whether some steps are too many to draw each in so many pixel columns. */
export function isDense(steps: number, columns: number): boolean {
  return steps > STEPS_PER_COLUMN * columns;
}

/** The chunks one after the other, the article's series: at a seam two storages share one step. */
export function joinedPoints(path: StoragePath): Point[] {
  return Array.from({ length: path.settings.chunks }, (_, chunk) => {
    const before = stepsBefore(path.settings, chunk);
    return chunkPoints(path, chunk).map(({ x, y }) => ({ x: before + x, y }));
  }).flat();
}

/** The bins of the run's envelope, in order; `x` counts over all chunks. */
export function binsOf({ settings: given, envelope }: SimulationRun): Bin[] {
  if (envelope === null) return [];
  const settings = streamSettings(given);
  const width = binSteps(settings);
  const bins: Bin[] = [];
  for (let chunk = 0; chunk < settings.chunks; chunk++) {
    const steps = chunkSteps(settings, chunk);
    const before = stepsBefore(settings, chunk);
    for (let bin = 0; bin < binCount(steps, width); bin++) {
      const held = Math.min(width, steps - bin * width);
      const at = bins.length * BIN_SIZE;
      bins.push({
        chunk,
        x: before + bin * width + (held + 1) / 2,
        steps: held,
        min: envelope[at]!,
        max: envelope[at + 1]!,
        mean: envelope[at + 2]!,
      });
    }
  }
  return bins;
}

/** Neighbouring bins made one, until there are few enough to draw. */
export function thinBins(bins: readonly Bin[], most: number): Bin[] {
  const group = Math.ceil(bins.length / most);
  if (group <= 1) return [...bins];
  const thinned: Bin[] = [];
  for (let from = 0; from < bins.length; from += group) {
    const members = bins.slice(from, from + group);
    const steps = members.reduce((sum, bin) => sum + bin.steps, 0);
    thinned.push({
      chunk: members[0]!.chunk,
      x: members.reduce((sum, bin) => sum + bin.x * bin.steps, 0) / steps,
      steps,
      min: Math.min(...members.map((bin) => bin.min)),
      max: Math.max(...members.map((bin) => bin.max)),
      mean: members.reduce((sum, bin) => sum + bin.mean * bin.steps, 0) / steps,
    });
  }
  return thinned;
}

/** Steps of a chunk, evenly spread, as many as can be drawn and sorted over all chunks. */
export function sampledSteps({ settings }: StoragePath): number[] {
  const last = chunkSteps(settings, settings.chunks - 1);
  const most = Math.min(last + 1, DRAWN_STEPS, Math.floor(SORTED_VALUES / settings.chunks));
  return Array.from({ length: most }, (_, i) => Math.round((i * last) / (most - 1 || 1)));
}

/** The storages of one chunk after some of its steps, by default all from its start. */
export function chunkPoints(
  path: StoragePath,
  chunk: number,
  steps: readonly number[] = Array.from(
    { length: chunkSteps(path.settings, chunk) + 1 },
    (_, step) => step,
  ),
): Point[] {
  return steps.map((step) => ({ x: step, y: path.storage(chunk, step) }));
}

/** Quantiles over all chunks after the same steps: for each of `BAND_SHARES` its points. */
export function bandPoints(path: StoragePath, steps: readonly number[]): Point[][] {
  const { settings } = path;
  const bands: Point[][] = BAND_SHARES.map(() => []);
  const storages = new Float64Array(settings.chunks);
  for (const step of steps) {
    for (let chunk = 0; chunk < settings.chunks; chunk++) {
      storages[chunk] = path.storage(chunk, step);
    }
    storages.sort();
    BAND_SHARES.forEach((share, i) => bands[i]!.push({ x: step, y: quantile(storages, share) }));
  }
  return bands;
}

/**
 * Whether the lines of all chunks would lie on one another, judged by bins of equal steps: each is
 * held against the first of its place and length.
 */
export function areLinesEqual(run: SimulationRun): boolean {
  if (streamSettings(run.settings).chunks === 1) return false;
  const firsts = new Map<string, Bin>();
  let compared = 0;
  let chunk = 0;
  let place = -1;
  for (const bin of binsOf(run)) {
    place = bin.chunk === chunk ? place + 1 : 0;
    chunk = bin.chunk;
    const key = `${place} ${bin.steps}`;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, bin);
      continue;
    }
    if (bin.min !== first.min || bin.max !== first.max || bin.mean !== first.mean) return false;
    compared++;
  }
  return compared > 0;
}
