import fc from 'fast-check';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { COMPARISONS } from '../../src/core/timing/Comparison.ts';
import { ARTICLE } from './settings.ts';

/** Numbers that break what is careless with them. */
const hardNumber = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    0.5,
    1e-300,
    1e300,
    -1e300,
    5e-324,
    1.7e308,
    2 ** 31,
    2 ** 53,
    1e10,
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);

/** Anything that JSON can hold; deep, long, or with the names of prototypes. */
const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  hardNumber,
  fc.constantFrom(null, true, '', '1', '1e5', 'NaN', 'same', 'x'.repeat(3000), [], {}),
  fc.constantFrom([1, 2], { K: 1 }, { length: 3 }, Array<number>(3000).fill(1)),
  fc.jsonValue({ maxDepth: 4 }),
  fc.integer({ min: 1, max: 2000 }).map(nested),
  fc
    .constantFrom('__proto__', 'constructor', 'toString')
    .map((key) => JSON.parse(`{"${key}":{"K":7}}`) as unknown),
);

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

type Change = readonly [kind: 'set' | 'delete' | 'add' | 'double', place: number, value: unknown];

const anyChange: fc.Arbitrary<Change> = fc.tuple(
  fc.constantFrom(
    'set' as const,
    'set' as const,
    'delete' as const,
    'add' as const,
    'double' as const,
  ),
  fc.nat(),
  anyValue,
);

/** Values with some of their parts changed, taken away, added or repeated, as JSON text. */
export function mutated(values: fc.Arbitrary<object>, maxChanges = 4): fc.Arbitrary<string> {
  return fc
    .tuple(
      values,
      fc.array(anyChange, { maxLength: maxChanges }),
      fc.constantFrom(0, 0, 0, 0, 1, 7),
    )
    .map(([value, changes, cut]) => {
      const copy = structuredClone(value);
      for (const change of changes) apply(copy, change);
      const json = JSON.stringify(copy);
      return cut === 0 ? json : json.slice(0, json.length - (json.length % (cut + 1)) - cut);
    });
}

/** Places in a value that hold something, not the deepest. */
function placesOf(value: object, depth = 8): [object, string][] {
  if (depth === 0) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => [
    [value, key] as [object, string],
    ...(typeof inner === 'object' && inner !== null
      ? placesOf(inner, depth - 1).slice(0, 300)
      : []),
  ]);
}

function apply(value: object, [kind, place, given]: Change): void {
  const what: unknown = structuredClone(given); // it may be changed in its turn
  const places = placesOf(value);
  const [parent, key] = places[place % places.length] ?? [value, 'more'];
  const at = parent as Record<string, unknown>;
  if (kind === 'set') at[key] = what;
  else if (kind === 'delete') delete at[key];
  else if (kind === 'add') at[`${key}2`] = what;
  else if (Array.isArray(at[key])) at[key] = [...(at[key] as unknown[]), ...(at[key] as unknown[])];
}

const anyTime = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 1, max: 1000, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1e-6, 16.7, 1e9, 1e-300, 1e300) },
);
const parts = fc.tuple(anyTime, fc.constantFrom(0, 0.1, 1, -1e-3, 1e9)).map(([wallMs, factor]) => ({
  wallMs,
  startMs: 0,
  computeMs: factor * wallMs,
  handOverMs: 1,
  mergeMs: 0,
  waitMs: wallMs - factor * wallMs - 1,
}));

/** Settings of which measurements tell. */
const measured: Settings = { ...ARTICLE, T: 1e7, chunks: 64 };

/** A measurement of some rounds, with times that a clock may give, or none. */
export const anyEntry: fc.Arbitrary<object> = fc
  .record({
    counts: fc.constantFrom([1], [1, 2], [1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7, 8], [2, 64]),
    rounds: fc.integer({ min: 1, max: 9 }),
    times: fc.array(parts, { minLength: 1, maxLength: 30 }),
    kind: fc.constantFrom('speed-up', ...COMPARISONS),
    steps: fc.constantFrom(1, 1e7, 1e15),
    minute: fc.nat(10_000),
  })
  .map(({ counts, rounds, times, kind, steps, minute }) => {
    const runs = Array.from({ length: rounds }, (_, round) =>
      counts.map((workers, condition) => ({
        round,
        workers,
        condition,
        ...times[(round * counts.length + condition) % times.length]!,
      })),
    ).flat();
    const groups =
      kind === 'scaling' ? ['strong', 'weak'] : kind === 'hand-over' ? ['8 MB', '8 kB'] : [null];
    const lost = { hiddenSamples: 0, lostSamples: 1 };
    const timing = {
      steps,
      chunks: 64,
      mode: 'strong',
      rounds: runs,
      clockStepMs: 0.005,
      cores: 4,
      ...lost,
    };
    const conditions = counts.map((workers, i) => ({
      name: i === 1 ? 'copied' : `way ${i}`,
      group: groups[i % groups.length],
      steps,
      settings: kind === 'hand-over' ? null : measured,
      messages: kind === 'hand-over' ? 8 : null,
      workers,
    }));
    const comparison = { kind, conditions, roundCount: rounds, samples: runs, ...lost };
    return {
      date: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
      environment: { userAgent: 'Firefox/150', hardwareConcurrency: 4, crossOriginIsolated: true },
      settings: measured,
      timing: kind === 'speed-up' ? timing : null,
      comparison: kind === 'speed-up' ? null : comparison,
    };
  });

const spillway = { version: '0.5.0', schema: 1 };

export const anyMeasurementsFile: fc.Arbitrary<object> = fc
  .array(anyEntry, { maxLength: 3 })
  .map((measurements) => ({ spillway, measurements }));

export const anExperimentFile: fc.Arbitrary<object> = fc.constant({
  spillway,
  settings: { v: 1, ...ARTICLE, view: 'storage', workers: 2, unit: 'GL', step: 'year' },
  environment: { userAgent: 'x', hardwareConcurrency: 2, crossOriginIsolated: true },
  path: { values: 202, digest: 'da550b2efa694b40' },
  summary: { mean: 40 },
  timing: null,
});
