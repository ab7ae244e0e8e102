import { formatNumber } from '../../components/format.ts';

/** Steps of a time axis, in ms. */
const NICE = [1, 2, 5] as const;

/** Ticks of a time axis that begins at 0, in one unit. */
export function laneTicks(
  axisMs: number,
  most: number,
): { readonly ms: number; readonly text: string }[] {
  const least = axisMs / Math.max(most, 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * (NICE.find((factor) => factor * power >= least) ?? 10);
  const [unit, divisor] = axisMs >= 1000 ? (['s', 1000] as const) : (['ms', 1] as const);
  const count = Math.floor(axisMs / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => ({
    ms: i * step,
    text: i === 0 ? '0' : `${formatNumber((i * step) / divisor)} ${unit}`,
  }));
}
