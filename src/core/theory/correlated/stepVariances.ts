import { dot } from '../CarryOver.ts';
import type { StepMeanName } from '../law.ts';
import type { CorrelatedCarryOver } from './CorrelatedCarryOver.ts';
import type { CorrelatedNumber } from './correlatedNumbers.ts';
import { partsBelow, productsBelow } from './hermite.ts';
import {
  excessParts,
  full,
  shortOf,
  shortParts,
  shortSquareOf,
  spillOf,
  spillSquareOf,
  totalOf,
} from './measures.ts';
import { longVariance, type StepFunction } from './longVariance.ts';
import { times } from './times.ts';

export type CorrelatedMean = Exclude<StepMeanName, 'square' | 'inflow'>;

/**
 * Of the measures of a step what its variance comes to in long means: Var f + 2 Σ Cov(f_0, f_k).
 *
 * @param numbers - the means
 */
export function stepVariances(
  carryOver: CorrelatedCarryOver,
  numbers: Readonly<Record<CorrelatedNumber, number>>,
  names: readonly CorrelatedMean[],
): Partial<Record<StepMeanName, number>> {
  const atZero = carryOver.share(carryOver.target, carryOver.G!);
  const functions = stepFunctions(carryOver, numbers, atZero);
  const variances: Partial<Record<StepMeanName, number>> = {};
  for (const name of names) {
    const variance = longVariance(carryOver, functions[name], atZero);
    if (variance !== null) variances[name] = variance;
  }
  return variances;
}

function stepFunctions(
  carryOver: CorrelatedCarryOver,
  numbers: Readonly<Record<CorrelatedNumber, number>>,
  atZero: Float64Array,
) {
  const { B, count, inflow, panels, r, target, driest } = carryOver;
  const G = carryOver.G!;
  const C = G.map((value, i) => (i % count === 0 ? 1 : 0) - value);
  const atNodes = (of: (y: number, i: number, n: number) => number) =>
    G.map((_, at) => {
      const i = Math.floor(at / count);
      return of(panels.nodes[i]!, i, at % count);
    });
  const everywhere = (vector: Float64Array) => atNodes((_y, _i, n) => vector[n]!);
  const nowhere = new Float64Array(count);
  const toTarget = (c: Float64Array, M: Float64Array) =>
    shortOf(carryOver, c) + (B < target ? dot(shortParts(carryOver, B), carryOver.signed(M)) : 0);
  const upTo = (s: number, c: Float64Array, M: Float64Array) => carryOver.shareOf(s, c, M)[0]!;
  const share = (p: number) => p * (1 - p);

  // E[(S̄ - S)^+ h_n] and E[(S - W + I - K)^+ h_n]
  const short = target - numbers.release;
  const shorts = vectorIntegral(carryOver, G, Math.min(B, target), (y) =>
    productsBelow(carryOver.normalOf(target - y), r, count),
  );
  if (B < target) shortParts(carryOver, B).forEach((value, n) => (shorts[n]! += value));
  const shortSquare = shortSquareOf(carryOver, G) + (B < target ? inflow.squareBelow(-B) : 0);
  const above = (s: number) =>
    productsBelow(carryOver.normalOf(s), r, count).map((value, at) => {
      const n = Math.floor(at / count);
      return (at === n * (count + 1) ? r ** (2 * n) : 0) - value;
    });
  const spills = vectorIntegral(carryOver, G, B, (y) => above(B + target - y)).map(
    (value) => -value,
  );
  excessParts(carryOver, B).forEach((value, n) => (spills[n]! += value));
  const spillSquare = inflow.squareAbove(B) + spillSquareOf(carryOver, C);

  const fullParts = full(carryOver, G);
  const emptyParts = carryOver.afterDry(atZero);
  // integrals of c up to each node, and up to B
  const sums = panels.nodes.reduce<Float64Array[]>((all, y) => {
    all.push(sumTo(carryOver, G, y));
    return all;
  }, []);
  const toB = sumTo(carryOver, G, B);
  const beyond = numbers.mean - target;
  return {
    storage: {
      // from S̄
      mean: beyond,
      variance: numbers.standardDeviation ** 2,
      withNormal: toB.map((sum, n) => (n === 0 ? B : 0) - sum - shorts[n]!),
      withCarryOver: atNodes((y, i, n) => y * G[i * count + n]! - sums[i]![n]! - shorts[n]!),
      atZero: shorts.map((value) => -value),
      next: (c, M, _, after) => -totalOf(carryOver, after) - toTarget(c, M),
    },
    // by what is short of it
    release: {
      mean: short,
      variance: shortSquare - short ** 2,
      withNormal: shorts,
      withCarryOver: everywhere(shorts),
      atZero: shorts,
      next: toTarget,
    },
    spill: {
      mean: numbers.spill,
      variance: spillSquare - numbers.spill ** 2,
      withNormal: spills,
      withCarryOver: everywhere(nowhere),
      atZero: nowhere,
      next: (c, M) => dot(excessParts(carryOver, B), carryOver.signed(M)) - spillOf(carryOver, c),
    },
    full: {
      mean: numbers.full,
      variance: share(numbers.full),
      withNormal: fullParts,
      withCarryOver: everywhere(nowhere),
      atZero: nowhere,
      next: (c, M) => -upTo(B + target, c, M),
    },
    empty: {
      mean: numbers.empty,
      variance: share(numbers.empty),
      withNormal: emptyParts,
      withCarryOver: everywhere(emptyParts),
      atZero: emptyParts,
      next: (_c, _M, zero) => dot(partsBelow(driest, r, count), carryOver.signed(zero)),
    },
    deficit: {
      mean: numbers.deficit,
      variance: share(numbers.deficit),
      withNormal: atZero,
      withCarryOver: everywhere(atZero),
      atZero,
      next: (c, M) => upTo(target, c, M),
    },
  } satisfies Record<CorrelatedMean, StepFunction>;
}

/** Integral of c over [0, to]. */
function sumTo({ count, panels }: CorrelatedCarryOver, c: Float64Array, to: number): Float64Array {
  const sum = new Float64Array(count);
  for (const { weight, first, terms } of panels.placesIn(0, to)) {
    terms.forEach((term, l) => {
      const from = (first + l) * count;
      for (let n = 0; n < count; n++) sum[n]! += weight * term * c[from + n]!;
    });
  }
  return sum;
}

/** Integral over [0, to] of symmetric matrices times what c stands for. */
function vectorIntegral(
  carryOver: CorrelatedCarryOver,
  c: Float64Array,
  to: number,
  matrix: (y: number) => Float64Array,
): Float64Array {
  const { count, panels } = carryOver;
  const signed = carryOver.signed(c);
  const sum = new Float64Array(count);
  for (const { x, weight, first, terms } of panels.placesIn(0, to)) {
    const values = new Float64Array(count);
    terms.forEach((term, l) => {
      const from = (first + l) * count;
      for (let n = 0; n < count; n++) values[n]! += weight * term * signed[from + n]!;
    });
    times(matrix(x), values).forEach((value, n) => (sum[n]! += value));
  }
  return sum;
}
