import { formatNumber, plural } from '../../components/format.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { measuredChunks } from '../../core/timing/measuredWork.ts';
import type { MeasurePlan } from '../../core/timing/MeasurePlan.ts';
import type { Measurement } from '../../core/timing/Timing.ts';

const GENERATORS = { numpy: 'NumPy’s streams', xoshiro: 'the fast streams' } as const;
const BOUNDARIES = { restart: 'chunks that start full', continue: 'one path' } as const;

/** What decides how long a run takes, in words. A reservoir of another size is the same work. */
function workWords({ T, chunks, generator, seeding, boundary, rho }: Settings) {
  return {
    T: plural(T, 'step'),
    chunks: plural(chunks, 'chunk'),
    generator: GENERATORS[generator],
    seeding: seeding === 'shifted' ? 'one shifted stream' : 'no shifted stream', // no kernel does that
    boundary: BOUNDARIES[boundary],
    rho: `a correlation of ${formatNumber(rho)}`,
  };
}

/** In words, how the work that was measured differs from the page’s; empty if it is the same. */
function differences(
  measured: Settings,
  page: Settings,
  own: readonly (keyof Settings)[] = [],
): string {
  const [words, now] = [workWords(measured), workWords(page)];
  return (Object.keys(words) as (keyof typeof words)[])
    .filter((key) => !own.includes(key) && words[key] !== now[key])
    .map((key) => words[key])
    .join(', ');
}

/** That the speed-up in sight is of other work than would be measured now; null if it is of the same. */
export function otherWork(
  { settings: measured, counts }: Pick<Measurement, 'settings' | 'counts'>,
  page: Settings,
  { isFitted, keepsChunks }: Pick<MeasurePlan, 'isFitted' | 'keepsChunks'>,
): string | null {
  const T = isFitted ? measured.T : page.T;
  const set = { ...page, T, chunks: Math.min(page.chunks, T) };
  const now = keepsChunks ? set : { ...set, chunks: measuredChunks(set, counts.at(-1)!) };
  const others = differences(measured, now);
  return others === '' ? null : `Measured with ${others}; these are other settings: measure again.`;
}

/**
 * That something was measured with other settings than the page has now; empty if not. Measurements have a size of
 * their own, or the page's: T and chunks do not count.
 *
 * @param own - keys that what is measured sets by itself
 */
export function otherSettings(
  measured: Settings,
  page: Settings,
  own: readonly (keyof Settings)[] = [],
): string {
  const others = differences(measured, page, ['T', 'chunks', ...own]);
  return others && ` Measured with other settings: ${others}.`;
}
