import type { Settings } from '../settings/Settings.ts';

/** The normal X of a step, from that of the step before; NaN before the first step of what starts full. */
export type NextNormal = (before: number, shock: number) => number;

/**
 * How the normals of successive steps hang together, with s = √(1 - ρ²) and z the shock:
 *
 *   X_1 = z_1,  X_t = (ρ X_{t-1}) + (s z_t)
 *
 * so each is standard normal, and they correlate by ρ, ρ², ρ³ … At ρ = 0 the normal is the shock, to the bit;
 * and what is drawn from a record hangs together as the record does.
 */
export function nextNormalOf(settings: Pick<Settings, 'rho' | 'record'>): NextNormal {
  const rho = correlationOf(settings);
  if (rho === 0) return (_, shock) => shock;
  const spread = Math.sqrt(1 - rho * rho);
  return (before, shock) => (Number.isNaN(before) ? shock : rho * before + spread * shock);
}

/**
 * Beyond any normal, whatever came before it: the shocks of either generator end before 12.5, and so a chain of them
 * before 12.5 √(1 - ρ²) / (1 - |ρ|), which is below 79 for all ρ that settings allow.
 */
export const FARTHEST_NORMAL = 100;

/** The correlation in force: what is drawn from a record has the record's own. */
export function correlationOf({ rho, record }: Pick<Settings, 'rho' | 'record'>): number {
  return record === null ? rho : 0;
}
