import { readFileSync } from 'node:fs';
import type { LinkKey, Settings } from '../../src/core/settings/Settings.ts';
import type { Behaviour } from '../../src/core/record/behaviour.ts';
import { readSettings } from '../../src/core/settings/validateSettings.ts';
import { ARTICLE } from './settings.ts';

/* Numbers from real NumPy 1.24.2; `tests/golden/make_golden.py` made them. */

/** The parameters of a golden run, under the article's names. */
export interface GoldenCase {
  readonly K: number;
  readonly mu: number;
  readonly sig: number;
  readonly Sbar: number;
}

interface GoldenStreams {
  readonly seeds: readonly {
    readonly seed: number;
    readonly init_key_0_3: readonly number[];
    readonly words: readonly number[];
    readonly uniforms: readonly number[];
    readonly normals: readonly number[];
    readonly normals_at_999990_1000000: readonly number[];
    readonly normal_70_70: readonly number[];
    readonly sum_of_squares_first_1e6: number;
  }[];
}

interface GoldenPaths extends GoldenCase {
  readonly T: number;
  readonly jobs: readonly { readonly jobno: number; readonly S: readonly number[] }[];
}

interface GoldenSummaries {
  readonly T: number;
  readonly runs: readonly (GoldenCase & {
    readonly case: string;
    readonly jobno: number;
    readonly mean: number;
    readonly var: number;
    readonly last: number;
    readonly n_full: number;
    readonly n_empty: number;
    readonly n_deficit: number;
    readonly release: number;
    readonly every_100000: readonly number[];
  })[];
}

interface GoldenParallelRuns {
  readonly runs: readonly {
    readonly name: string;
    readonly CORES: number;
    readonly T: number;
    readonly length: number;
    readonly S: readonly number[];
  }[];
}

/** The stationary law of some settings, and its own numerical spread of about 1e-15. */
interface GoldenStationary {
  readonly sets: readonly (GoldenCase & {
    readonly mean: number;
    readonly variance: number;
    readonly p_full: number;
    readonly p_empty: number;
    readonly p_deficit: number;
    readonly release: number;
    readonly spill: number;
    readonly inflow_mean: number;
    readonly tau_int: number;
    readonly start_bias: number;
    readonly cdf_at: readonly number[];
    readonly cdf: readonly number[];
  })[];
  /** by closed forms; what is not given is not simple */
  readonly edge: readonly (GoldenCase & {
    readonly kind: string;
    readonly mean: number;
    readonly p_full: number;
    readonly p_empty: number;
    readonly p_deficit?: number;
    readonly release: number;
    readonly spill?: number;
  })[];
}

type Reservoir = Pick<Settings, 'K' | 'mu' | 'sigma' | 'target'>;

/** Laws that are hard to solve for, by another solver in quadruple precision; its `origin` tells how. */
interface GoldenHardLaws {
  readonly sets: readonly (Reservoir & {
    readonly mean: number;
    readonly standardDeviation: number;
    readonly full: number;
    readonly empty: number;
    readonly deficit: number;
    readonly release: number;
    readonly tau: number;
    readonly startBias: number;
    /** of a mean of (S - E[S])², times the number of steps */
    readonly squareVariance: number;
  })[];
  /** K is so many S̄ but for a rounding: P(S < S̄), and what is said of it over many steps */
  readonly nearly_whole_ratios: readonly (Reservoir & {
    readonly deficit: number;
    readonly variance: number;
    readonly startBias: number;
  })[];
}

type Measured = Pick<Settings, 'mu' | 'sigma'> & {
  readonly name: string;
  readonly reliability: number;
  readonly measure: 'time' | 'volume';
};

interface BothReliabilities {
  readonly timeReliability: number;
  readonly volumetricReliability: number;
}

/** Storage, yield and reliability, by another solver and by plain loops; its `about` tells how. */
interface GoldenDesign {
  readonly requiredStorage: readonly (Measured & {
    readonly target: number;
    /** null: not with any storage */
    readonly requiredK: number | null;
    readonly limit: 'root' | 'jump' | 'none needed' | 'unreachable';
    readonly leftOfJump?: number;
    readonly rightOfJump?: number;
    readonly atK?: BothReliabilities;
  })[];
  readonly yields: readonly (Measured & {
    readonly K: number;
    readonly target: number;
    readonly limit: 'root' | 'jump' | 'K';
    readonly atTarget: BothReliabilities;
  })[];
  readonly noFailure: readonly (Reservoir & {
    readonly name: string;
    readonly steps: number;
    readonly noFailure: number;
    readonly afterSteps: Readonly<Record<string, number>>;
  })[];
  readonly sequentPeak: readonly {
    readonly name: string;
    readonly inflows: readonly number[] | 'nile';
    readonly release: number;
    readonly cycles: 1 | 2;
    readonly peak: number;
    readonly firstStep: number | null;
    readonly lastStep: number | null;
  }[];
  readonly expectedRanges: readonly { readonly n: number; readonly adjustedRange: number }[];
  readonly nile: readonly number[];
  /** no spread */
  readonly edges: readonly (Omit<Measured, 'name'> & {
    readonly target: number;
    readonly requiredK: number | null;
  })[];
}

interface GoldenText {
  readonly name: string;
  readonly text: string;
}

/** Inflow records: what texts say, statistics, and what comes of them in a reservoir; its `about` tells how. */
interface GoldenRecord {
  readonly parsing: readonly (
    | (GoldenText & {
        readonly values: readonly (number | null)[];
        readonly step: 'year' | 'month' | 'day' | null;
        readonly firstTime?: string;
        readonly column?: string;
        readonly unitHint?: string;
        readonly notices: readonly string[];
      })
    | (GoldenText & { readonly error: string })
  )[];
  readonly moments: Readonly<
    Record<
      'nile' | 'loucks',
      Readonly<
        Record<'n' | 'mean' | 'sd' | 'cv' | 'skew' | 'lag1' | 'min' | 'max', number> & {
          readonly ppccNormalBlom?: number;
        }
      >
    >
  >;
  readonly censoredFit: readonly Readonly<Record<'mean' | 'sd' | 'mu' | 'sigma', number>>[];
  readonly behaviour: readonly ({
    readonly record: 'nile';
    readonly K: number;
    readonly target: number;
  } & Omit<Behaviour, 'failures'>)[];
  readonly firmYield: readonly {
    readonly record: 'nile';
    readonly activeStorage: number;
    readonly cycles: 1 | 2;
    readonly firmYield: number;
  }[];
}

/** The long run of a reservoir whose inflows are drawn from a record in whole units. */
interface GoldenBootstrap {
  readonly runs: readonly {
    readonly record: readonly number[] | 'nile';
    readonly blockLength: number;
    readonly K: number;
    readonly target: number;
    readonly failure: number;
    readonly volumetricShortage: number;
  }[];
}

/** Reservoirs with correlated steps. */
interface GoldenCorrelated {
  readonly ar1: readonly (Reservoir & {
    readonly name: string;
    readonly rho: number;
    readonly failure: number;
    readonly volumetricShortage: number;
  })[];
  readonly ar1Required: readonly (Measured & {
    readonly target: number;
    readonly rho: number;
    readonly requiredK: number;
  })[];
}

/** The files of `tests/golden` and what is in them. */
interface GoldenFiles {
  readonly stream: GoldenStreams;
  readonly multi: GoldenParallelRuns;
  readonly summary_1e6: GoldenSummaries;
  readonly stationary: GoldenStationary;
  readonly hardLaws: GoldenHardLaws;
  readonly design: GoldenDesign;
  readonly record: GoldenRecord;
  readonly bootstrap: GoldenBootstrap;
  readonly correlated: GoldenCorrelated;
  readonly [paths: `paths_${string}`]: GoldenPaths;
}

export function readGolden<Name extends keyof GoldenFiles>(name: Name): GoldenFiles[Name] {
  const text = readFileSync(`${import.meta.dirname}/../golden/${name}.json`, 'utf8');
  return JSON.parse(text) as GoldenFiles[Name];
}

/** Our settings for a golden run: one chunk, seeded with the article's `jobno`. */
export function goldenSettings(
  { K, mu, sig, Sbar }: GoldenCase,
  run: { T: number; seed: number },
): Settings {
  return { ...ARTICLE, K, mu, sigma: sig, target: Sbar, chunks: 1, ...run };
}

/** What paths may differ by: the polar method's `log`, 5.7e-16 seen over 14e6 steps (model.md, 2). */
export function pathTolerance({ K, mu, sig }: GoldenCase): number {
  return 1e-13 * Math.max(K, mu, sig);
}

/**
 * Runs of the fast streams with their digests, by a program in C that was written from the words of
 * docs/streams.md alone (`tests/bench/rivals`).
 */
export function readStreamDigests(): readonly { settings: Settings; digest: string }[] {
  const text = readFileSync(`${import.meta.dirname}/../golden/streamDigests.json`, 'utf8');
  const { runs } = JSON.parse(text) as {
    runs: readonly (Omit<Settings, 'generator'> & { digest: string })[];
  };
  return runs.map(({ digest, ...settings }) => ({
    settings: { ...settings, generator: 'xoshiro' },
    digest,
  }));
}

/** Single paths with their digests by the same program, and how soon paths of the reservoir meet. */
export function readOnePathDigests(): readonly {
  meets: string;
  settings: Settings;
  digest: string;
}[] {
  const text = readFileSync(`${import.meta.dirname}/../golden/onePathDigests.json`, 'utf8');
  type Run = Pick<Settings, 'K' | 'mu' | 'sigma' | 'target' | 'T' | 'seed'>;
  const { runs } = JSON.parse(text) as {
    runs: readonly (Run & { meets: string; digest: string })[];
  };
  return runs.map(({ digest, meets, ...run }) => ({
    meets,
    digest,
    settings: {
      ...run,
      chunks: 1,
      generator: 'xoshiro',
      seeding: 'distinct',
      boundary: 'continue',
      rho: 0,
      record: null,
    },
  }));
}

/** Runs in every mode and with both generators, with their digests, by a program outside the page. */
export function readExperimentDigests(): readonly { settings: Settings; digest: string }[] {
  const text = readFileSync(`${import.meta.dirname}/../golden/experimentDigests.json`, 'utf8');
  const { runs } = JSON.parse(text) as { runs: readonly (Settings & { digest: string })[] };
  return runs.map((run) => ({
    settings: readSettings((key) => {
      const value = run[key as LinkKey];
      return value === undefined ? null : String(value);
    }).settings,
    digest: run.digest,
  }));
}

/** Runs drawn from records, with their digests, by a program written from the words of docs/streams.md alone. */
export function readRecordDigests(): readonly { settings: Settings; digest: string }[] {
  const text = readFileSync(`${import.meta.dirname}/../golden/recordDigests.json`, 'utf8');
  const { records, runs } = JSON.parse(text) as {
    records: Readonly<Record<string, readonly number[]>>;
    runs: readonly (Omit<Settings, 'record'> & {
      record: string;
      blockLength: number;
      rows: number;
      digest: string;
    })[];
  };
  const { nile } = readGolden('design');
  return runs.map(({ record, blockLength, rows: _rows, digest, ...settings }) => {
    const values = record === 'nile' ? nile : records[record]!;
    return { settings: { ...ARTICLE, ...settings, record: { values, blockLength } }, digest };
  });
}
