import { formatSetting, plural } from '../../components/format.ts';
import { streamSettings } from '../../core/rng/stream.ts';
import { isSameValue } from '../../core/settings/sameSettings.ts';
import type { Settings } from '../../core/settings/Settings.ts';

/** How a setting that decides shocks is told. */
const TOLD = {
  seed: ({ seed }: Settings) => `seed ${seed}`,
  generator: ({ generator }: Settings) =>
    generator === 'numpy' ? 'NumPy’s generator' : 'fast streams',
  chunks: ({ chunks }: Settings) => plural(chunks, 'chunk'),
  seeding: ({ seeding }: Settings) =>
    ({
      distinct: 'a seed each',
      same: 'the same seed for all',
      shifted: 'one stream for all, shifted',
    })[seeding],
  rho: ({ rho }: Settings) => `ρ ${formatSetting(rho)}`,
  boundary: ({ boundary }: Settings) =>
    boundary === 'restart' ? 'chunks that start full' : 'one path',
  record: ({ record }: Settings) =>
    record === null ? 'inflows of the law' : 'inflows from a record',
} as const;

/** What is kept, in what else it differs, and whether it saw the same shocks. */
export function keptText(kept: Settings, settings: Settings): string {
  const { K, mu, sigma, target, T } = kept;
  const names = Object.keys(TOLD) as (keyof typeof TOLD)[];
  const others = names
    .filter((key) => !isSameValue(kept[key], settings[key]))
    .map((key) => TOLD[key](kept));
  const volumes = Object.entries({ K, μ: mu, σ: sigma, S̄: target }).map(
    ([name, value]) => `${name} ${formatSetting(value)}`,
  );
  const what = [...volumes, plural(T, 'step'), ...others];
  return `Kept: ${what.join(', ')}; ${shocksText(kept, settings)}.`;
}

function shocksText(a: Settings, b: Settings): string {
  const areDrawnAlike = isSameValue(a.record, b.record);
  if (areDrawnAlike && shocksOf(a) === shocksOf(b))
    return 'the same shocks, so differences hold less chance';
  return areDrawnAlike && haveCommonStream(a, b)
    ? 'shocks that are the same in part, so differences hold some of the chance of both'
    : 'other shocks, so differences hold the chance of both';
}

/** All that decides which shocks come, and in which order: chunks of one stream are only marks. */
function shocksOf(settings: Settings): string {
  const { generator, seed, seeding, T } = settings;
  const { chunks } = streamSettings(settings);
  return [generator, seed, T, chunks, chunks === 1 ? '' : seeding].join();
}

/** Whether any stream is drawn, from its first shock on, in both runs. */
function haveCommonStream(a: Settings, b: Settings): boolean {
  if (a.generator !== b.generator) return false;
  if (a.generator === 'xoshiro') return a.seed === b.seed; // stream 0 is always drawn
  // NumPy's streams are seeds: so many from the run's own on, around 2³²
  const from = (x: number, y: number) => (y - x + 2 ** 32) % 2 ** 32;
  return from(a.seed, b.seed) < streamCount(a) || from(b.seed, a.seed) < streamCount(b);
}

function streamCount({ seeding, chunks }: Settings): number {
  return seeding === 'distinct' ? chunks : 1;
}
