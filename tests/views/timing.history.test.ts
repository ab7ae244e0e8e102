import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/core/timing/Comparison.ts';
import type { HistoryEntry } from '../../src/core/timing/HistoryEntry.ts';
import type { Timing, TimingMedian } from '../../src/core/timing/Timing.ts';
import type { ConditionMedian } from '../../src/core/timing/comparisonMedians.ts';
import {
  browserName,
  dateText,
  historyFigures,
  settingsText,
  whatText,
} from '../../src/views/timing/history/historyText.ts';
import { DEFAULTS } from '../support/settings.ts';

const AGENTS: readonly (readonly [string, string])[] = [
  [
    'Chrome 138',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  ],
  [
    'Chrome 141',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.7390.37 Safari/537.36',
  ],
  [
    'Chromium 83',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Ubuntu Chromium/83.0.4103.61 Chrome/83.0.4103.61 Safari/537.36',
  ],
  [
    'Edge 138',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0',
  ],
  ['Firefox 140', 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  [
    'Safari 17',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Safari/605.1.15',
  ],
  [
    'Safari 18',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  ],
  [
    'Chrome 138',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0.7204.33 Mobile/15E148 Safari/604.1',
  ],
  [
    'Samsung Internet 28',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  ],
  ['unknown browser', 'curl/8.5.0'],
];

const PARTS = { startMs: 0, computeMs: 1, handOverMs: 0, mergeMs: 0, waitMs: 0 };

function median(workers: number, wallMs: number, deviation: number): TimingMedian {
  const speedup = 5040 / wallMs;
  return {
    workers,
    wallMs,
    low: wallMs,
    high: wallMs,
    fastest: wallMs,
    slowest: wallMs,
    deviation,
    speedup,
    speedupLow: 0.99 * speedup,
    speedupHigh: 1.01 * speedup,
    efficiency: speedup / workers,
    karpFlatt: workers === 1 ? null : (1 / speedup - 1 / workers) / (1 - 1 / workers),
  };
}

const TIMING: Timing = {
  steps: 1e6,
  chunks: 64,
  mode: 'strong',
  rounds: [0, 1, 2, 3, 4].flatMap((round) =>
    [1, 2].map((workers) => ({ round, workers, wallMs: 5040 / workers, ...PARTS })),
  ),
  medians: [median(1, 5040, 0.01), median(2, 2630, 0.02)],
  fit: null,
  noLaw: null,
  clockStepMs: 0.005,
  cores: 2,
  hiddenSamples: 0,
  lostSamples: 0,
  pausedSamples: 0,
  disturbedSamples: 0,
};

const ENTRY: HistoryEntry = {
  date: '2026-07-25T12:03:00.000Z',
  environment: { userAgent: AGENTS[0]![1], hardwareConcurrency: 2, crossOriginIsolated: false },
  settings: { ...DEFAULTS, T: 1_000_000, chunks: 2 },
  timing: TIMING,
  comparison: null,
};

const FIT = {
  model: 'usl',
  contention: 0.03,
  low: 0.02,
  high: 0.04,
  coherency: 0,
  coherencyLow: 0,
  coherencyHigh: 0,
} as const;

const timed = (change: Partial<Timing>) => ({ ...ENTRY, timing: { ...TIMING, ...change } });

const COMPARISON: Comparison = {
  kind: 'kernel',
  conditions: [
    { name: 'kernel', group: null, steps: 1e6, settings: null, messages: null, workers: 1 },
    { name: 'reference', group: null, steps: 1e6, settings: null, messages: null, workers: 1 },
  ],
  roundCount: 5,
  clockStepMs: 0.005,
  samples: [0, 1, 2, 3, 4].flatMap((round) =>
    [0, 1].map((condition) => ({ round, condition, wallMs: 10, ...PARTS })),
  ),
  hiddenSamples: 0,
  lostSamples: 0,
  pausedSamples: 0,
  disturbedSamples: 0,
};

const MEDIANS: ConditionMedian[] = [1, 24].map((ratio, condition) => ({
  condition,
  wallMs: 10 * ratio,
  low: 10 * ratio,
  high: 10 * ratio,
  deviation: 0.03 + 0.03 * condition,
  ...PARTS,
  perStepNs: 10 * ratio,
  ratio,
  ratioLow: ratio,
  ratioHigh: 1.05 * ratio,
}));

describe('the history of measurements', () => {
  it.each(AGENTS)('knows %s', (name, userAgent) => {
    expect(browserName(userAgent)).toBe(name);
  });

  it('tells dates in local time, and leaves alone what is none', () => {
    const local = new Date(2026, 0, 5, 9, 7);
    expect(dateText(local.toISOString())).toBe('2026-01-05 09:07');
    expect(dateText('yesterday')).toBe('yesterday');
  });

  it('tells the work that was measured, not that of the settings', () => {
    expect(settingsText(ENTRY)).toBe('T 1M, 64 chunks, fast streams, K 100, μ 70, σ 70, S̄ 70');
    const other = {
      ...ENTRY,
      timing: null,
      settings: {
        ...ENTRY.settings,
        generator: 'numpy' as const,
        boundary: 'continue' as const,
        seeding: 'same' as const,
      },
    };
    expect(settingsText(other)).toBe(
      'T 1M, 2 chunks, NumPy’s, one path, same seed, K 100, μ 70, σ 70, S̄ 70',
    );
  });

  it('comes down to speed-up and the serial fraction', () => {
    expect(whatText(ENTRY)).toBe('Speed-up');
    const karpFlatt = { ...FIT, model: 'karp-flatt', contention: 0.0437 } as const;
    expect(historyFigures(timed({ fit: karpFlatt }), [])).toEqual({
      alone: '5.0 s',
      most: '2.6 s on 2',
      gain: '1.92 [1.9, 1.94]',
      serial: '4.4 % (Karp-Flatt)',
      spread: 'steady, 2 %',
    });
    expect(historyFigures(timed({ fit: FIT }), []).serial).toBe('3.0 % (USL)');
    expect(historyFigures(timed({ fit: { ...FIT, low: -0.01, high: 0.017 } }), []).serial).toBe(
      '0 to 1.7 % (USL)',
    );
  });

  it('says what cannot be relied on, and tells no serial fraction of it', () => {
    const doubted = { gain: '1.92 [1.9, 1.94], unreliable', serial: '–' };
    const few = timed({ fit: FIT, rounds: TIMING.rounds.slice(0, 8) });
    expect(historyFigures(few, [])).toMatchObject(doubted);
    const disturbed = timed({
      fit: FIT,
      medians: [{ ...TIMING.medians[0]!, high: 9000 }, TIMING.medians[1]!],
    });
    expect(historyFigures(disturbed, [])).toMatchObject({
      ...doubted,
      spread: 'busy now and then, 2 %',
    });
    const short = timed({ fit: FIT, medians: [median(1, 50, 0.01), median(2, 20, 0.2)] });
    expect(historyFigures(short, [])).toMatchObject({ serial: '–', spread: 'too short to tell' });
    const open = timed({
      fit: FIT,
      medians: [TIMING.medians[0]!, { ...median(2, 4990, 0.01), speedupLow: 0.99 }],
    });
    expect(historyFigures(open, []).serial).toBe('–');
  });

  it('says nothing of what a measurement did not come to', () => {
    const alone = { ...ENTRY, timing: { ...TIMING, medians: TIMING.medians.slice(0, 1) } };
    expect(historyFigures(alone, [])).toMatchObject({ most: '–', gain: '–', serial: '–' });
  });

  it('has the answer of a comparison, and whether the machine was busy', () => {
    const entry = { ...ENTRY, timing: null, comparison: COMPARISON };
    expect(whatText(entry)).toBe('Kernel and plain reference');
    expect(historyFigures(entry, MEDIANS)).toMatchObject({
      gain: '24 [24, 25.2] times as long, unreliable',
      spread: 'busy, 6 %',
    });
    const steady = MEDIANS.map((each) => ({ ...each, deviation: 0.03 }));
    expect(historyFigures(entry, steady)).toMatchObject({
      gain: '24 [24, 25.2] times as long',
      spread: 'steady, 3 %',
    });
  });
});
