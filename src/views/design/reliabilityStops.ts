/** What may be missing of 100 %, finer the less it is: about even on a logit scale. */
const MISSING = [
  ...range(50, 10, 1),
  ...range(9.5, 1, 0.5),
  ...range(0.95, 0.1, 0.05),
  ...range(0.095, 0.01, 0.005),
];

function range(from: number, to: number, step: number): number[] {
  const count = Math.round((from - to) / step);
  return Array.from({ length: count + 1 }, (_, i) => from - i * step);
}

/** The reliabilities that a slider stops at, ascending; with one more of its own. */
export function reliabilityStops(extra: number): number[] {
  const stops = MISSING.map((missing) => Number((1 - missing / 100).toFixed(6)));
  return [...new Set([...stops, extra])].toSorted((a, b) => a - b);
}
