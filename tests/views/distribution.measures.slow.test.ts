import { describe, expect, it } from 'vitest';
import { metrics } from '../../src/core/metrics/metrics.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import { createStream } from '../../src/core/rng/createStream.ts';
import { streamNumber, streamOffset, streamSettings } from '../../src/core/rng/stream.ts';
import { chunkSteps } from '../../src/core/job/rows.ts';
import { distributionFigures } from '../../src/views/distribution/distributionFigures.ts';
import {
  expectedText,
  formatChance,
  formatMeasure,
  MEASURES,
} from '../../src/views/distribution/measureTexts.ts';
import { keptText } from '../../src/views/distribution/keptText.ts';
import { counted } from '../support/countsOf.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';

describe('what is said of a run that is kept', () => {
  const says = (change: Partial<Settings>, now: Partial<Settings> = {}) =>
    keptText({ ...DEFAULTS, ...change }, { ...DEFAULTS, ...now });

  it('tells it and that it saw the same shocks', () => {
    expect(says({ K: 90 })).toBe(
      'Kept: K 90, μ 70, σ 70, S̄ 70, 200 steps; the same shocks, so the difference is less noisy.',
    );
  });

  it.each([
    [
      { boundary: 'continue', chunks: 2 },
      { boundary: 'continue', chunks: 7 },
    ],
    [{ boundary: 'continue', chunks: 7 }, { chunks: 1 }],
    [{ chunks: 1, seeding: 'same' }, { chunks: 1 }],
    [
      { boundary: 'continue', generator: 'numpy' },
      { boundary: 'restart', generator: 'numpy' },
    ],
  ] as const)('knows the same shocks: %j and %j', (kept, now) => {
    expect(says(kept, now)).toContain('; the same shocks');
    expect(drawn({ ...DEFAULTS, ...kept })).toEqual(drawn({ ...DEFAULTS, ...now }));
  });

  it.each([
    [{ chunks: 2 }, { chunks: 4 }, '200 steps, 2 chunks; '],
    [{ T: 100 }, { T: 200 }, '100 steps; '],
    [{ seeding: 'same' }, {}, 'the same seed for all; '],
    [{ boundary: 'continue' }, {}, 'one path; '],
    [{ generator: 'numpy' }, { generator: 'numpy', seed: 1 }, 'seed 0; '],
  ] as const)('knows shocks that are the same in part: %j and %j', (kept, now, told) => {
    expect(says(kept, now)).toContain(`${told}shocks that are the same in part`);
    const before = new Set(drawn({ ...DEFAULTS, ...kept }));
    expect(drawn({ ...DEFAULTS, ...now }).some((shock) => before.has(shock))).toBe(true);
  });

  it.each([
    [{ seed: 1 }, {}, 'seed 1; '],
    [{ generator: 'numpy' }, {}, 'NumPy’s generator; '],
    [{ generator: 'numpy' }, { generator: 'numpy', seed: 2 }, 'seed 0; '],
  ] as const)('knows other shocks: %j and %j', (kept, now, told) => {
    expect(says(kept, now)).toContain(`${told}other shocks`);
    const before = new Set(drawn({ ...DEFAULTS, ...kept }));
    expect(drawn({ ...DEFAULTS, ...now }).some((shock) => before.has(shock))).toBe(false);
  });
});

/** The shocks of a run, step by step. */
function drawn(settings: Settings): number[] {
  const streams = streamSettings(settings);
  return Array.from({ length: streams.chunks }, (_, chunk) => {
    const { generator, seed } = settings;
    const number = streamNumber(settings, chunk);
    const stream = createStream(generator, seed, number, streamOffset(settings, chunk));
    return Array.from({ length: chunkSteps(streams, chunk) }, () => stream.next());
  }).flat();
}

describe('a measure', () => {
  it('is told in its unit', () => {
    expect(formatMeasure('mean', 69.2124)).toBe('69.21');
    expect(formatMeasure('full', 0.4168)).toBe('41.7 %');
    expect(formatMeasure('empty', 3.7065e-6)).toBe('0.00037 %');
    expect(formatMeasure('longestFailure', 12)).toBe('12');
    expect(formatMeasure('drift', 0.0961)).toBe('0.0961');
    expect(formatMeasure('resilience', null)).toBe('–');
  });

  it('is told with as many decimals as its error has, and so is the exact value', () => {
    expect(formatMeasure('empty', 0.001312, 0.000072)).toBe('0.1312 %');
    expect(formatMeasure('empty', 0.0016, 0.000072)).toBe('0.1600 %');
    expect(formatMeasure('full', 0.24068, 0.00031)).toBe('24.068 %');
    expect(formatMeasure('empty', 3.7065e-6, 1.2e-7)).toBe('0.000371 %');
    expect(formatMeasure('mean', 414.0612, 0.4478)).toBe('414.06');
    expect(formatMeasure('recurrenceTime', 159.36, 5.3)).toBe('159.4');
  });

  it('keeps what was set', () => {
    const settings = { ...DEFAULTS, K: 137.5678, mu: 0.123456, target: 7.1 };
    const told = metrics(simulationRun(settings), null, null);
    const text = (name: 'effectiveCapacity' | 'nominalInflowMean') =>
      formatMeasure(name, told[name].exact);
    expect(text('effectiveCapacity')).toBe('130.4678');
    expect(text('nominalInflowMean')).toBe('0.123456');
    expect(formatMeasure('effectiveCapacity', 1e-7)).toBe('1e-7');
  });

  it('tells which of the two spreads it takes', () => {
    expect(MEASURES.standardCapacity.meaning).toContain('nominal');
    expect(MEASURES.drift.meaning).toContain('true');
    expect(MEASURES.coefficientOfVariation.meaning).toContain('true');
  });

  const metric = {
    estimate: 0.02,
    standardError: null,
    interval: null,
    exact: null,
    expected: null,
    z: null,
  };

  it('has a range where ± would not be true', () => {
    const of = (interval: readonly [number, number] | null, standardError: number | null = null) =>
      formatChance('recurrenceTime', { ...metric, interval, standardError });
    expect(of([76.6, 240.2])).toBe('76.6 to 240');
    expect(of([44.2, Infinity])).toBe('more than 44.2');
    expect(of(null, 5.31)).toBe('± 5.3');
    expect(of(null)).toBeNull();
    // round-off is no error, but small units are no round-off
    expect(formatChance('mean', { ...metric, estimate: 50, standardError: 1e-13 })).toBe('± 0');
    const tiny = { ...metric, estimate: 5e-170, standardError: 1e-172 };
    expect(formatChance('mean', tiny)).toBe('± 1.0e-172');
  });

  it('tells what is expected of the run where that can be told from the exact value', () => {
    const of = (expected: number | null, standardError: number | null = 0.45) =>
      expectedText('mean', { ...metric, exact: 414.06, expected, standardError });
    expect(of(416.92)).toBe('416.92');
    expect(of(414.1)).toBeNull(); // less than a tenth of the error
    expect(of(null)).toBeNull();
    expect(of(414.2, null)).toBe('414.2');
    expect(of(414.061, null)).toBeNull();
  });

  it('never fills a cell with digits', () => {
    expect(formatMeasure('recurrenceTime', 1.2345e270)).toBe('1.23e+270');
    expect(formatMeasure('recurrenceTime', 2e14)).toBe('200,000,000,000,000');
    expect(formatMeasure('spill', 1.5e-9)).toBe('1.5e-9');
  });

  it('keeps its standard error beside a run that was kept', () => {
    const { run, counts } = counted({});
    const law = tabulateLaw(run.settings);
    const told = metrics(run, law, counts);
    const [storage, alone] = distributionFigures(run.settings, told, null);
    expect(storage).toEqual({ label: 'Active storage B', value: '30', note: 'K = 100' });
    expect(alone!.note).toMatch(/^± 0\.\d+$/);
    const kept = { ...told, mean: { ...told.mean, estimate: told.mean.estimate! - 1 } };
    const [, beside] = distributionFigures(run.settings, told, kept);
    expect(beside!.note).toMatch(/^± 0\.\d+; kept 68\.\d+, \+1$/);
  });
});
