import { formatBytes, formatCount, plural } from '../../components/format.ts';
import { keepsPath, pathBytes, recordBytes } from '../../core/run/memory.ts';
import { isOneStream, SHIFT_STEPS, streamNumber, streamOffset } from '../../core/rng/stream.ts';
import type { Settings } from '../../core/settings/Settings.ts';

/** What the settings of the experiment amount to: how the steps are cut, which random numbers are drawn. */
export function readOut(settings: Settings): string {
  return `${plural(settings.T, 'step')} = ${cut(settings)}; ${streams(settings)}`;
}

/** What a run will keep, told before it. */
export function memoryText(settings: Settings): string {
  const path = formatBytes(pathBytes(settings));
  if (keepsPath(settings)) return `The path is kept: ${path}.`;
  const record = formatBytes(recordBytes(settings));
  const seen =
    settings.generator === 'xoshiro'
      ? 'any part is computed again when you zoom in'
      : 'single steps cannot be looked at';
  return `The full path (${path}) is not stored. A summary of ${record} is; ${seen}.`;
}

function cut({ T, chunks }: Settings): string {
  const steps = Math.floor(T / chunks);
  const longer = T % chunks;
  const part = (count: number, size: number) => `${plural(count, 'chunk')} × ${formatCount(size)}`;
  if (longer === 0) return part(chunks, steps);
  const lost = `(the article would lose ${plural(longer, 'step')})`;
  return `${part(longer, steps + 1)} + ${part(chunks - longer, steps)} ${lost}`;
}

function streams(settings: Settings): string {
  const { generator, chunks, seed, seeding } = settings;
  switch (generator) {
    case 'numpy': {
      const last = chunks > 1 ? [seedOf(settings, chunks - 1)] : [];
      const middle = chunks > 2 ? ['…'] : [];
      return [seedOf(settings, 0), ...middle, ...last].join(', ');
    }
    case 'xoshiro':
      if (isOneStream(settings) && chunks > 1) return `seed ${seed}, one stream for the whole path`;
      if (chunks === 1) return `seed ${seed}, stream 0`;
      switch (seeding) {
        case 'distinct':
          return `seed ${seed}, streams 0 to ${chunks - 1}`;
        case 'same':
          return `seed ${seed}, stream 0 for every chunk`;
        case 'shifted':
          return `seed ${seed}, stream 0 for every chunk, each ${SHIFT_STEPS} steps further on`;
      }
  }
}

function seedOf(settings: Settings, chunk: number): string {
  const seed = (settings.seed + streamNumber(settings, chunk)) % 2 ** 32;
  const offset = streamOffset(settings, chunk);
  return `chunk ${chunk}: seed ${seed}${offset > 0 ? ` from step ${formatCount(offset)} on` : ''}`;
}
