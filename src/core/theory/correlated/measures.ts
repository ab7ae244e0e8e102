import type { CorrelatedCarryOver } from './CorrelatedCarryOver.ts';
import { partsBelow } from './hermite.ts';

/** Integral over [from, to] of the functions that g stands for, each times its kernel. */
function integral(
  carryOver: CorrelatedCarryOver,
  g: Float64Array,
  to: number,
  kernel: (y: number) => Float64Array,
): number {
  const { count, panels } = carryOver;
  const signed = carryOver.signed(g);
  let sum = 0;
  for (const { x, weight, first, terms } of panels.placesIn(0, to)) {
    const factors = kernel(x);
    terms.forEach((term, l) => {
      const at = (first + l) * count;
      for (let m = 0; m < count; m++) sum += weight * term * factors[m]! * signed[at + m]!;
    });
  }
  return sum;
}

/** Integral of P(Y <= y), whatever the normal. */
export function totalOf({ count, panels }: CorrelatedCarryOver, g: Float64Array): number {
  return panels.weights.reduce((sum, weight, i) => sum + weight * g[i * count]!, 0);
}

/** E (S̄ - S)^+, but for what a full reservoir makes of it. */
export function shortOf(carryOver: CorrelatedCarryOver, g: Float64Array): number {
  const { B, r, count, target } = carryOver;
  return integral(carryOver, g, Math.min(B, target), (y) =>
    partsBelow(carryOver.normalOf(target - y), r, count),
  );
}

/** r^m E[(S̄ - y - I)^+ h_m(X)], by parts. */
export function shortParts(carryOver: CorrelatedCarryOver, y: number): Float64Array {
  const { r, count, target, inflow, driest, sigma } = carryOver;
  const parts = partsBelow(carryOver.normalOf(target - y), r, count);
  const dry = partsBelow(driest, r, count);
  return parts.map((_, m) =>
    m === 0 ? inflow.meanBelow(-y) : (-sigma * r * (parts[m - 1]! - dry[m - 1]!)) / Math.sqrt(m),
  );
}

/** r^m E[(y + I - K)^+ h_m(X)] */
export function excessParts(carryOver: CorrelatedCarryOver, y: number): Float64Array {
  const { B, r, count, target, inflow, sigma } = carryOver;
  const parts = partsBelow(carryOver.normalOf(B + target - y), r, count);
  return parts.map((_, m) => {
    if (m === 0) return inflow.meanAbove(B - y);
    const above = m === 1 ? inflow.above(B - y) : -parts[m - 1]!;
    return (sigma * r * above) / Math.sqrt(m);
  });
}

/** E ((S̄ - S)^+)², but for what a full reservoir makes of it. */
export function shortSquareOf(carryOver: CorrelatedCarryOver, g: Float64Array): number {
  const to = Math.min(carryOver.B, carryOver.target);
  return 2 * integral(carryOver, g, to, (y) => shortParts(carryOver, y));
}

/** The same of E ((S - W + I - K)^+)², of the complement and an empty reservoir. */
export function spillSquareOf(carryOver: CorrelatedCarryOver, C: Float64Array): number {
  return 2 * integral(carryOver, C, carryOver.B, (y) => excessParts(carryOver, y));
}

/** E (S - W + I - K)^+ of the complement, but for what an empty reservoir spills. */
export function spillOf(carryOver: CorrelatedCarryOver, C: Float64Array): number {
  const { B, r, count, target, inflow } = carryOver;
  return integral(carryOver, C, B, (y) =>
    partsBelow(carryOver.normalOf(B + target - y), r, count).map((part, m) =>
      m === 0 ? inflow.above(B - y) : -part,
    ),
  );
}

/**
 * r^n E[1{S < S̄} h_n(X)]
 *
 * @param atom - steps without inflow from full to exactly the target, which is no failure; null for none
 */
export function failed(
  carryOver: CorrelatedCarryOver,
  G: Float64Array,
  atom: number | null,
): Float64Array {
  const upTo = carryOver.share(carryOver.target, G);
  if (atom === null) return upTo;
  let onAtom = full(carryOver, G);
  for (let step = 0; step < atom; step++) onAtom = carryOver.afterDry(onAtom);
  return upTo.map((value, n) => value - onAtom[n]!);
}

/** r^n E[1{S = K} h_n(X)] */
export function full(carryOver: CorrelatedCarryOver, G: Float64Array): Float64Array {
  const { B, target } = carryOver;
  return carryOver.share(B + target, G).map((value, n) => (n === 0 ? 1 : 0) - value);
}
