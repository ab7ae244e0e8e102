import type { Span } from '../../components/span.ts';
import { BIN_SIZE, binSteps } from '../../core/job/envelope.ts';
import { greatestOf, leastOf } from '../../core/statistics/extremes.ts';
import { createSpreadSort } from '../../core/statistics/createSpreadSort.ts';
import { quantile } from '../../core/statistics/quantile.ts';
import type { StepsRead, StepsRequest } from '../../core/run/keptSteps.ts';
import { streamSettings } from '../../core/rng/stream.ts';
import { chunkSteps, stepsBefore } from '../../core/job/rows.ts';
import { stateBefore } from '../../core/run/RunRecord.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { StoragePath } from '../../core/run/StoragePath.ts';

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
  readonly chunk: number;
  readonly x: number;
  readonly steps: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

/** Steps that bands of quantiles are drawn at, at most. */
const DRAWN_STEPS = 1024;

/** Values that are sorted for the quantiles at most: a few ms of the page's own thread. */
const SORTED_VALUES = 2 ** 16;

/** Bands of 50, 75 and 95 % of the chunks, and the median. */
const BAND_SHARES = [0.025, 0.125, 0.25, 0.5, 0.75, 0.875, 0.975];

/** One quantile of all chunks over time. */
export interface Band {
  readonly share: number;
  readonly points: readonly Point[];
}

/** The quantiles that so many chunks can tell: beyond the outer ones lies one chunk at least. */
function bandShares(chunks: number): readonly number[] {
  return BAND_SHARES.filter((share) => Math.min(share, 1 - share) * chunks > 1 - 1e-9);
}

/**
 * The points of single steps, segment by segment. A chunk that starts full has a point there too, so at a
 * seam two storages share one step.
 */
export function stepPoints(run: SimulationRun, request: StepsRequest, read: StepsRead): Point[][] {
  const { settings, blocks } = run;
  return request.segments.map((segment, i) => {
    const initial =
      segment.firstStep === 0 ? [{ x: 0, y: stateBefore(settings, blocks, segment).storage }] : [];
    const storages = read[i]!;
    return [...initial, ...Array.from(storages, (y, t) => ({ x: segment.firstStep + t + 1, y }))];
  });
}

/** The bins that were read, segment by segment; `x` counts from the chunk's start. */
export function readBins(request: StepsRequest, read: StepsRead): Bin[][] {
  return request.segments.map(({ chunk, firstStep, stepCount }, i) => {
    const numbers = read[i]!;
    return Array.from({ length: numbers.length / BIN_SIZE }, (_, bin) => {
      const from = firstStep + bin * request.binSteps;
      const steps = Math.min(request.binSteps, firstStep + stepCount - from);
      const at = bin * BIN_SIZE;
      return {
        chunk,
        x: from + (steps + 1) / 2,
        steps,
        min: numbers[at]!,
        max: numbers[at + 1]!,
        mean: numbers[at + 2]!,
      };
    });
  });
}

/** Moves points or bins from their chunk's time axis to that of all chunks. */
export function joinChunks<Drawn extends { readonly x: number }>(
  settings: Settings,
  request: StepsRequest,
  ofSegments: readonly (readonly Drawn[])[],
): Drawn[] {
  const streams = streamSettings(settings);
  return ofSegments.flatMap((drawn, i) => {
    const before = stepsBefore(streams, request.segments[i]!.chunk);
    return drawn.map((each) => ({ ...each, x: before + each.x }));
  });
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
      min: leastOf(members.map((bin) => bin.min)),
      max: greatestOf(members.map((bin) => bin.max)),
      mean: members.reduce((sum, bin) => sum + bin.mean * bin.steps, 0) / steps,
    });
  }
  return thinned;
}

/** The steps of a span that all chunks have, the start among them as step 0. */
export function commonSteps({ settings }: StoragePath, span: Span): Span {
  const from = Math.max(0, Math.floor(span.from));
  const last = Math.min(chunkSteps(settings, settings.chunks - 1), Math.ceil(span.to));
  return { from, to: Math.max(from, last) };
}

/** Steps of a chunk, evenly spread over a span, as many as can be drawn and sorted over all chunks. */
export function sampledSteps(path: StoragePath, span: Span): number[] {
  const { settings } = path;
  const { from: first, to: last } = commonSteps(path, span);
  const steps = last - first;
  const most = Math.min(steps + 1, DRAWN_STEPS, Math.floor(SORTED_VALUES / settings.chunks));
  return Array.from({ length: most }, (_, i) => first + Math.round((i * steps) / (most - 1 || 1)));
}

/** The storages of one chunk after some of its steps. */
export function chunkPoints(path: StoragePath, chunk: number, steps: readonly number[]): Point[] {
  const storages = new Float64Array(steps.length);
  path.read(chunk, steps, storages);
  return steps.map((x, i) => ({ x, y: storages[i]! }));
}

/** Quantiles over all chunks after the same steps: the median, and as many to either side. */
export function bandPoints(path: StoragePath, steps: readonly number[]): Band[] {
  const { chunks } = path.settings;
  const bands = bandShares(chunks).map((share) => ({ share, points: [] as Point[] }));
  const all = new Float64Array(steps.length * chunks); // step by step
  for (let chunk = 0; chunk < chunks; chunk++) path.read(chunk, steps, all, chunk, chunks);
  const sort = createSpreadSort(chunks);
  steps.forEach((x, i) => {
    const storages = all.subarray(i * chunks, (i + 1) * chunks);
    sort(storages);
    for (const { share, points } of bands) points.push({ x, y: quantile(storages, share) });
  });
  return bands;
}

/**
 * Whether the lines of all chunks would lie on one another: their bins are held against those of chunk 0,
 * and of a path that is kept single steps too, all of them where chunks are short.
 */
export function areLinesEqual(run: SimulationRun): boolean {
  const { settings, path, envelope } = run;
  const { chunks } = streamSettings(settings);
  if (chunks === 1 || envelope === null) return false;
  const width = binSteps(settings);
  let compared = 0;
  let at = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    const steps = chunkSteps(settings, chunk);
    for (let first = 0; first * width < steps; first++, at += BIN_SIZE) {
      // the last bin of chunk 0 may hold a step more
      const isLonger = chunkSteps(settings, 0) > steps && (first + 1) * width > steps;
      if (chunk === 0 || isLonger) continue;
      for (let i = 0; i < BIN_SIZE; i++) {
        if (envelope[at + i] !== envelope[first * BIN_SIZE + i]) return false;
      }
      compared++;
    }
  }
  if (path === null) return compared > 0;
  const sample = sampledSteps(path, { from: 0, to: chunkSteps(settings, 0) });
  const later = sample.filter((step) => step > 0);
  for (let chunk = 1; chunk < chunks; chunk++) {
    for (const step of later) {
      if (path.storage(chunk, step) !== path.storage(0, step)) return false;
    }
  }
  return compared > 0 || later.length > 0;
}
