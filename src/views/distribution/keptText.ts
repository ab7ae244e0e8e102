import { plural } from '../../components/format.ts';
import type { Settings } from '../../core/simulation.ts';

/** What is kept, and whether it saw the same shocks. */
export function keptText(kept: Settings, settings: Settings): string {
  const keys = ['seed', 'generator', 'seeding', 'boundary', 'chunks', 'T'] as const;
  const same = keys.every((key) => kept[key] === settings[key]);
  const { K, mu, sigma, target, T } = kept;
  const shocks = same
    ? 'the same shocks, so differences hold less chance'
    : 'other shocks, so differences hold the chance of both';
  return `Kept: K ${K}, μ ${mu}, σ ${sigma}, S̄ ${target}, ${plural(T, 'step')}; ${shocks}.`;
}
