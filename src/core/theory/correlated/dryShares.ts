import type { Settings } from '../../settings/Settings.ts';
import { times } from './times.ts';
import { productsBelow } from './hermite.ts';

/** Polynomials in the normal: what is told are orders of magnitude. */
const COUNT = 16;

/** Shares of one step without inflow, of two on end, of three … */
export function* dryShares({
  mu,
  sigma,
  rho,
}: Pick<Settings, 'mu' | 'sigma' | 'rho'>): Generator<number, never> {
  const dry = productsBelow(-mu / sigma, Math.sqrt(Math.abs(rho)), COUNT);
  let counted: Float64Array = new Float64Array(COUNT);
  counted[0] = 1;
  for (;;) {
    const signed = rho < 0 ? counted.map((value, n) => (n % 2 === 1 ? -value : value)) : counted;
    counted = times(dry, signed);
    yield Math.max(counted[0]!, 0);
  }
}
