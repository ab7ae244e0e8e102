import { parseGuess } from '../../src/views/timing/parseGuess.ts';
import type { ConditionMedian } from '../../src/core/timing/comparisonMedians.ts';
import { describe, expect, it } from 'vitest';
import {
  type Comparison,
  type ComparisonKind,
  type Condition,
  COMPARISONS,
} from '../../src/core/timing/Comparison.ts';
import {
  barText,
  comparisonData,
  comparisonOptions,
  linesOf,
} from '../../src/views/timing/comparisons/comparisonChart.ts';
import {
  comparisonGroups,
  groupSentence,
} from '../../src/views/timing/comparisons/comparisonGroups.ts';
import {
  answerOf,
  busySentence,
  efficiencies,
  guessSentence,
  roundsSentence,
} from '../../src/views/timing/comparisons/comparisonResult.ts';
import { comparisonTable } from '../../src/views/timing/comparisons/comparisonTable.ts';
import { COMPARISON_TEXTS } from '../../src/views/timing/comparisons/comparisonTexts.ts';
import { resultSentence } from '../../src/views/timing/comparisons/resultSentence.ts';
import { PALETTE } from '../support/palette.ts';

type Measured = Partial<Condition> & { readonly name: string; readonly wallMs: number } & Partial<
    Pick<ConditionMedian, 'deviation'>
  >;

/** Medians with intervals of 2 % each way, of ratios too; three fourths of the time computing. */
function measured(kind: ComparisonKind, all: readonly Measured[]) {
  const conditions = all.map(
    ({ name, group = null, steps = 1e6, messages = null, workers = 1 }): Condition => ({
      name,
      group,
      steps,
      settings: null,
      messages,
      workers,
    }),
  );
  const comparison: Comparison = {
    kind,
    conditions,
    roundCount: 5,
    clockStepMs: 0.005,
    samples: [],
    hiddenSamples: 0,
    lostSamples: 0,
    pausedSamples: 0,
    disturbedSamples: 0,
  };
  const perStep = (i: number) => all[i]!.wallMs / conditions[i]!.steps;
  const medians = all.map(({ wallMs, deviation = 0.01 }, condition): ConditionMedian => {
    const ratio = perStep(condition) / perStep(0);
    return {
      condition,
      wallMs,
      low: 0.98 * wallMs,
      high: 1.02 * wallMs,
      deviation,
      startMs: 0,
      computeMs: 0.75 * wallMs,
      handOverMs: 0.25 * wallMs,
      mergeMs: 0,
      waitMs: 0,
      perStepNs: 1e6 * perStep(condition),
      ratio,
      ratioLow: condition === 0 ? 1 : 0.98 * ratio,
      ratioHigh: condition === 0 ? 1 : 1.02 * ratio,
    };
  });
  return { comparison, medians };
}

const KERNEL = measured('kernel', [
  { name: 'kernel', wallMs: 10 },
  { name: 'reference', wallMs: 240 },
]);

const SCALING = measured('scaling', [
  { name: '1 worker', group: 'strong', wallMs: 100, workers: 1 },
  { name: '2 workers', group: 'strong', wallMs: 62.5, workers: 2 },
  { name: '4 workers', group: 'strong', wallMs: 50, workers: 4 },
  { name: '2 workers', group: 'weak', wallMs: 110, workers: 2, steps: 2e6 },
  { name: '4 workers', group: 'weak', wallMs: 125, workers: 4, steps: 4e6 },
]);

const HAND_OVER = measured('hand-over', [
  {
    name: 'transferred and sent back',
    group: '8 MB',
    wallMs: 10,
    steps: 1e7,
    settings: null,
    messages: 10,
  },
  { name: 'copied', group: '8 MB', wallMs: 40, steps: 1e7, settings: null, messages: 10 },
  {
    name: 'transferred and sent back',
    group: '8 kB',
    wallMs: 50,
    steps: 1e6,
    settings: null,
    messages: 1000,
  },
  { name: 'copied', group: '8 kB', wallMs: 60, steps: 1e6, settings: null, messages: 1000 },
]);

describe('the texts of the comparisons', () => {
  it('ask before they tell, each under a name of its own', () => {
    const texts = COMPARISONS.map((kind) => COMPARISON_TEXTS[kind]);
    expect(new Set(texts.map(({ title }) => title)).size).toBe(COMPARISONS.length);
    for (const { question } of texts) expect(question).toMatch(/\?$/);
  });

  it('say what the kernel has to do with the generators', () => {
    expect(COMPARISON_TEXTS.generator.what).toMatch(/WebAssembly.*plain JavaScript/);
  });

  it('take a guess as people write it, or none', () => {
    expect(parseGuess('')).toEqual({ value: null });
    expect(parseGuess('0 %', 'percent')).toEqual({ value: 0 });
    expect(parseGuess('250', 'percent')).toHaveProperty('error');
    expect(parseGuess('0')).toHaveProperty('error');
    expect(parseGuess('  ')).toEqual({ value: null });
    expect(parseGuess(' 2.5 ')).toEqual({ value: 2.5 });
    expect(parseGuess('90 %')).toEqual({ value: 90 });
    expect(parseGuess('10 times')).toEqual({ value: 10 });
    expect(parseGuess('2,5')).toEqual({ value: 2.5 });
    expect(parseGuess('22,5 %', 'percent')).toEqual({ value: 22.5 });
    for (const bad of ['many', '2,5,1', '-1', '0', 'Infinity']) {
      expect(parseGuess(bad)).toHaveProperty('error', expect.stringContaining(`“${bad}”`));
    }
  });

  it('hold the guess beside what was measured', () => {
    const answer = { value: 24, low: 23.5, high: 24.5 };
    expect(guessSentence('kernel', 10, answer)).toBe('You guessed 10 times; it was 24.');
    expect(guessSentence('kernel', 24.2, answer)).toContain('within the interval');
    expect(guessSentence('scaling', 95, { value: 80, low: 78, high: 82 })).toBe(
      'You guessed 95 %; it was 80 %.',
    );
    expect(guessSentence('kernel', null, answer)).toBeNull();
    expect(guessSentence('kernel', 10, null)).toBeNull();
  });
});

describe('the result of a comparison', () => {
  it('is a ratio with its interval', () => {
    expect(resultSentence(KERNEL.comparison, KERNEL.medians)).toBe(
      '“reference” takes 24 [23.5, 24.5] times as long as “kernel”. In brackets: 95 % intervals.',
    );
    expect(answerOf(KERNEL.comparison, KERNEL.medians)!.value).toBe(24);
  });

  it('cannot tell two apart where the interval includes 1', () => {
    const { comparison, medians } = measured('generator', [
      { name: 'fast streams', wallMs: 100 },
      { name: 'NumPy’s, as in the article', wallMs: 101 },
    ]);
    expect(resultSentence(comparison, medians)).toContain(
      'cannot be told apart: the ratio is 1.01 [0.99, 1.03]',
    );
    expect(answerOf(comparison, medians)!.value).toBeCloseTo(1.01, 12);
  });

  it('is not there before a second condition was measured', () => {
    const { comparison, medians } = KERNEL;
    expect(resultSentence(comparison, medians.slice(0, 1))).toBeNull();
    expect(answerOf(comparison, [])).toBeNull();
  });

  it('says that the machine is busy where rounds differ by more than 5 %', () => {
    const { comparison, medians } = measured('start', [
      { name: 'standing workers', wallMs: 10, deviation: 0.05 },
      { name: 'new workers each run', wallMs: 30, deviation: 0.082 },
    ]);
    expect(busySentence(comparison, medians)).toMatch(
      /^This machine is busy: .*“new workers each run” differ from their median by 8.2 %/,
    );
    expect(busySentence(comparison, medians.slice(0, 1))).toBeNull();
    const open = [{ ...medians[0]!, high: 18 }];
    expect(busySentence(comparison, open)).toContain(
      'some rounds of “standing workers” were so far off that its time may be anything from 9.8 ms to 18 ms (95 %)',
    );
    expect(busySentence(KERNEL.comparison, KERNEL.medians)).toBeNull();
  });

  it('tells of runs that were thrown away', () => {
    const comparison = { ...KERNEL.comparison, hiddenSamples: 1, lostSamples: 2 };
    expect(roundsSentence(comparison, true)).toBe(
      '0 of 10 runs, in shuffled order. 1 run thrown away, to be taken again, because the page was hidden. 2 runs thrown away, to be taken again, because a worker was lost.',
    );
  });

  it('says that it ended early', () => {
    expect(roundsSentence(KERNEL.comparison, false)).toBe(
      'Ended early: 0 of 10 runs, in shuffled order.',
    );
  });
});

describe('scaling', () => {
  it('has strong efficiency T(1) / (p T(p)) and weak efficiency T(1) / T(p)', () => {
    const all = efficiencies(SCALING.comparison, SCALING.medians);
    expect(all.map(({ mode, workers }) => [mode, workers])).toEqual([
      ['strong', 2],
      ['strong', 4],
      ['weak', 2],
      ['weak', 4],
    ]);
    const expected = [100 / (2 * 62.5), 100 / (4 * 50), 100 / 110, 100 / 125];
    all.forEach(({ value }, i) => expect(value).toBeCloseTo(expected[i]!, 12));
    expect(all[3]!.low).toBeCloseTo(0.8 / 1.02, 12);
    expect(all[3]!.high).toBeCloseTo(0.8 / 0.98, 12);
  });

  it('asks for the weak efficiency of the most workers, in %', () => {
    const answer = answerOf(SCALING.comparison, SCALING.medians)!;
    expect(answer.value).toBeCloseTo(80, 9);
    expect(guessSentence('scaling', 79, answer)).toBe(
      'You guessed 79 %; it was 80 %, within the interval.',
    );
    expect(resultSentence(SCALING.comparison, SCALING.medians)).toBe(
      'Strong scaling: the same work on 4 workers is 2 times as fast as on one, an efficiency of 50.0 % [49.0 %, 51.0 %]. ' +
        'Weak scaling: 4 times the work on 4 workers takes 1.25 times as long, an efficiency of 80.0 % [78.4 %, 81.6 %]. In brackets: 95 % intervals.',
    );
  });

  it('has two charts, with one worker in both', () => {
    const [strong, weak] = comparisonGroups(SCALING.comparison, SCALING.medians);
    expect(strong!.bars.map(({ name }) => name)).toEqual(['1 worker', '2 workers', '4 workers']);
    expect(weak!.bars.map(({ value }) => value)).toEqual([100, 110, 125]);
  });
});

describe('ways to hand over', () => {
  it('are told by ratio for large messages, by µs a message for small ones', () => {
    const { comparison, medians } = HAND_OVER;
    expect(resultSentence(comparison, medians)).toBe(
      'At 8 MB, in times of “transferred and sent back”: copied 4 [3.92, 4.08]. ' +
        'At 8 kB, in µs for each message: transferred and sent back 50 [49, 51], copied 60 [58.8, 61.2]. In brackets: 95 % intervals.',
    );
    expect(answerOf(comparison, medians)!.value).toBe(4);
  });

  it('are drawn in ns per value and in µs per message', () => {
    const [large, small] = comparisonGroups(HAND_OVER.comparison, HAND_OVER.medians);
    expect(large!.unit).toBe('ns per value');
    expect(large!.bars.map(({ value }) => value)).toEqual([1, 4]);
    expect(large!.bars[1]!.low).toBeCloseTo(3.92, 12);
    expect(large!.bars[1]!.parts.computeMs).toBeCloseTo(3, 12);
    expect(small!.unit).toBe('µs per message');
    expect(small!.bars.map(({ value }) => value)).toEqual([50, 60]);
    expect(groupSentence(small!)).toBe(
      'Messages of 8 kB: transferred and sent back 50 µs per message; copied 60 µs per message.',
    );
  });
});

describe('the bars', () => {
  const [group] = comparisonGroups(KERNEL.comparison, KERNEL.medians);

  it('are made up of the parts, and carry whiskers', () => {
    const { labels, datasets } = comparisonData(group!, PALETTE);
    expect(labels).toEqual([['kernel'], ['reference']]);
    expect(linesOf('transferred and sent back')).toEqual(['transferred', 'and sent back']);
    const total = datasets.reduce((sum, { data }) => sum + data[1]!, 0);
    expect(total).toBeCloseTo(240, 9);
    // parts that nothing fell to are not in the legend, as `(...)`
    expect(datasets.map(({ label }) => label)).toEqual([
      '(start)',
      'compute',
      'hand over',
      '(merge)',
      '(wait)',
    ]);
    expect(datasets[0]!.whiskers!.bars[1]).toMatchObject({ low: 0.98 * 240, high: 1.02 * 240 });
  });

  it('lie across an axis that holds the longest whisker', () => {
    const { scales, indexAxis } = comparisonOptions(group!, PALETTE);
    expect(indexAxis).toBe('y');
    expect((scales!['x'] as { max: number }).max).toBeGreaterThan(1.02 * 240);
    expect(barText(group!.bars[1]!, 'ms')).toEqual([
      'median 240 ms, 95 % interval 235 to 245',
      'compute 180',
      'hand over 60',
    ]);
  });

  it('have a table with a cell in every column', () => {
    for (const { comparison, medians } of [KERNEL, SCALING, HAND_OVER]) {
      const { columns, rows } = comparisonTable(comparison, medians);
      expect(new Set(columns).size).toBe(columns.length);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
    const { columns, rows } = comparisonTable(SCALING.comparison, SCALING.medians);
    expect(rows.map((row) => row[columns.indexOf('efficiency')])).toEqual([
      '–',
      '80.0 %',
      '50.0 %',
      '90.9 %',
      '80.0 %',
    ]);
  });
});
