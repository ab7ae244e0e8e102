import { plural } from '../../components/format.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { measuredChunks } from '../../core/timing/measuredWork.ts';
import type { MeasurePlan } from '../../core/timing/MeasurePlan.ts';
import type { Measurement } from '../../core/timing/Timing.ts';

type Work = Pick<Settings, 'T' | 'chunks' | 'generator' | 'boundary'>;

const GENERATORS = { numpy: 'NumPy’s streams', xoshiro: 'the fast streams' } as const;
const BOUNDARIES = { restart: 'chunks that start full', continue: 'one path' } as const;

/**
 * That the speed-up in sight is of other work than would be measured now; null if it is of the same. A reservoir of
 * another size is the same work.
 */
export function otherWork(
  { settings: measured, counts }: Pick<Measurement, 'settings' | 'counts'>,
  page: Settings,
  { isFitted, keepsChunks }: Pick<MeasurePlan, 'isFitted' | 'keepsChunks'>,
): string | null {
  const T = isFitted ? measured.T : page.T;
  const set = { ...page, T, chunks: Math.min(page.chunks, T) };
  const now: Work = {
    ...set,
    ...(!keepsChunks && { chunks: measuredChunks(set, counts.at(-1)!) }),
  };
  const texts: Record<keyof Work, string> = {
    T: plural(measured.T, 'step'),
    chunks: plural(measured.chunks, 'chunk'),
    generator: GENERATORS[measured.generator],
    boundary: BOUNDARIES[measured.boundary],
  };
  const others = (Object.keys(texts) as (keyof Work)[]).filter((key) => measured[key] !== now[key]);
  if (others.length === 0) return null;
  const named = others.map((key) => texts[key]).join(', ');
  return `Measured with ${named}; these are other settings: measure again.`;
}
