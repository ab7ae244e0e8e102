import type { Settings } from '../settings/Settings.ts';
import type { ChunkComparison, PairComparison, Verdict } from './ChunkComparison.ts';
import { followStorage, meetingStep } from './chunkStorages.ts';
import { correlatePairs, standardize } from './correlations.ts';
import { pOfCorrelation } from './correlationTest.ts';
import { comparedSteps, shownSteps } from './comparedSteps.ts';
import {
  drawByStep,
  drawChunks,
  wordStride,
  type DrawFast,
  type DrawnChunk,
} from './drawChunks.ts';
import { findOverlaps } from './findOverlaps.ts';
import { identicalSeries } from './identicalSeries.ts';
import { normalBefore } from './normalBefore.ts';
import { startCounts } from './startCounts.ts';
import { FEWEST_STEPS, testDependence } from './testDependence.ts';

/**
 * Draws the shocks of all chunks again and looks for what they have in common: streams that are equal, or
 * overlap at any lag, and links at equal steps.
 *
 * @param settings - of 2 chunks or more
 * @param starts - what each chunk starts from (see `chunkStarts`)
 * @param wanted - a pair that is kept in any case
 * @param drawFast - a faster way to draw the fast streams, if there is one
 */
export function compareChunks(
  settings: Settings,
  starts: Float64Array | null,
  wanted: readonly [number, number] = [0, 1],
  drawFast: DrawFast = drawByStep,
): ChunkComparison {
  const { chunks } = settings;
  const stepCount = comparedSteps(settings);
  const drawn = drawChunks(settings, stepCount, drawFast);
  const shocks = drawn.map((chunk) => chunk.shocks);
  const shown = firstOf(shocks, shownSteps(settings)); // before they are standardized in place
  const compared = drawn.map((chunk) => chunk.compared ?? chunk.shocks);
  const n = compared[0]!.length;
  const twins = n === 0 ? shocks.map((_, chunk) => chunk) : identicalSeries(drawn.map(allDrawn));
  const firsts = [...new Set(twins)];
  const overlaps = findOverlaps(
    firsts.map((chunk) => drawn[chunk]!.words),
    wordStride(settings),
  );
  const places = twins.map((twin) => firsts.indexOf(twin));
  const normals =
    starts && shocks.map((_, chunk) => normalBefore(settings, starts, chunk, drawFast));
  const storages =
    starts && normals?.every((normal) => normal !== null)
      ? shocks.map((own, chunk) => followStorage(settings, starts[chunk]!, own, normals[chunk]))
      : null;

  const [low, high] = [Math.min(...wanted), Math.max(...wanted)];
  let wantedR = NaN;
  let identicalPairs = 0;
  let overlappingPairs = 0;
  const areEqual = (a: number, b: number) => twins[a] === twins[b];
  const { strongest, ...tests } = testDependence(compared, {
    areEqual,
    visit: (a, b, r) => {
      if (a === low && b === high) wantedR = r;
      if (areEqual(a, b)) identicalPairs++;
      else if (overlaps.lag(places[a]!, places[b]!) !== null) overlappingPairs++;
    },
  });

  const isAll = strongest.length === tests.pairCount;
  const kept = isAll ? strongest.toSorted((x, y) => x.a - y.a || x.b - y.b) : [...strongest];
  if (!kept.some(({ a, b }) => a === low && b === high)) {
    kept.push({ a: low, b: high, r: wantedR });
  }
  const meetings = kept.map(({ a, b }) =>
    storages !== null && areEqual(a, b)
      ? meetingStep([starts![a]!, starts![b]!], storages[a]!, storages[b]!)
      : null,
  );
  storages?.forEach(standardize);
  const storageR = storages && correlatePairs(storages, kept);
  const pairs = kept.map(({ a, b, r }, i): PairComparison => {
    const identical = areEqual(a, b);
    const lag = identical ? null : overlaps.lag(places[a]!, places[b]!);
    return {
      a,
      b,
      identical,
      overlaps: lag !== null,
      overlapLag: lag === null ? null : lagInSteps(lag, drawn[a]!, drawn[b]!),
      shockR: identical ? 1 : r,
      shockP: pOfCorrelation(identical ? 1 : r, n),
      storageR: storageR?.[i] ?? NaN,
      meetingStep: meetings[i]!,
    };
  });
  const repeating = overlaps.repeating.map((place) => firsts[place]!);
  const found = {
    identical: identicalPairs > 0,
    overlap: overlappingPairs > 0 || repeating.length > 0,
    dependent: tests.isDependent,
  };
  return {
    chunks,
    stepCount,
    compared: n,
    verdict: verdictOf(found, n),
    ...tests,
    identicalPairs,
    overlappingPairs,
    repeating,
    hasStorages: storages !== null,
    startCounts: startCounts(settings, stepCount),
    largest: strongest[0]!,
    pairs,
    shocks: shown,
  };
}

/** The first values of all series, as many of each, one series after the other. */
function firstOf(series: readonly Float64Array[], count: number): Float64Array<ArrayBuffer> {
  const firsts = new Float64Array(series.length * count);
  series.forEach((own, i) => firsts.set(own.subarray(0, count), i * count));
  return firsts;
}

/** What is the same in chunks that draw the same: of draws from a record also the step that the first one begins with. */
function allDrawn({ shocks, compared, stepAt }: DrawnChunk): Float64Array {
  if (compared === undefined) return shocks;
  const all = new Float64Array(compared.length + 1);
  all.set(compared);
  all[compared.length] = stepAt(0)!;
  return all;
}

function lagInSteps(lag: number, a: DrawnChunk, b: DrawnChunk): number | null {
  if (lag < 0) {
    const steps = lagInSteps(-lag, b, a);
    return steps === null ? null : -steps;
  }
  const [from, to] = [b.stepAt(0), a.stepAt(lag)];
  return from === null || to === null ? null : to - from;
}

function verdictOf(
  found: { readonly identical: boolean; readonly overlap: boolean; readonly dependent: boolean },
  n: number,
): Verdict {
  if (found.identical) return 'identical';
  if (found.overlap) return 'overlap';
  if (n < FEWEST_STEPS) return null;
  return found.dependent ? 'dependent' : 'none found';
}
