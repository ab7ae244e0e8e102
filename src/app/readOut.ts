import { formatCount, plural } from '../components/format.ts';
import type { Settings } from '../core/simulation.ts';

/** What the settings of the experiment amount to: how the steps are cut, and which seeds are drawn. */
export function readOut(settings: Settings): string {
  return `${plural(settings.T, 'step')} = ${cut(settings)}; ${seeds(settings)}`;
}

function cut({ T, chunks }: Settings): string {
  const steps = Math.floor(T / chunks);
  const longer = T % chunks;
  const part = (count: number, size: number) => `${plural(count, 'chunk')} × ${formatCount(size)}`;
  if (longer === 0) return part(chunks, steps);
  const lost = `(the article would lose ${plural(longer, 'step')})`;
  return `${part(longer, steps + 1)} + ${part(chunks - longer, steps)} ${lost}`;
}

function seeds({ chunks, seed, seeding }: Settings): string {
  const seedOf = (chunk: number) =>
    `chunk ${chunk}: seed ${seeding === 'same' ? seed : (seed + chunk) % 2 ** 32}`;
  if (chunks === 1) return seedOf(0);
  const middle = chunks > 2 ? ', …' : '';
  return `${seedOf(0)}${middle}, ${seedOf(chunks - 1)}`;
}
