import { describe, expect, it } from 'vitest';
import { metrics } from '../../src/core/metrics/metrics.ts';
import { NO_WANTS, type Settings } from '../../src/core/simulation.ts';
import { storageBins } from '../../src/core/storageBins.ts';
import { addCounts, countStorages } from '../../src/core/storageCounts.ts';
import { tabulateLaw, type LawTable } from '../../src/core/theory/LawTable.ts';
import { cellsOf, compareCells } from '../../src/views/distribution/cells.ts';
import { distributionVerdict } from '../../src/views/distribution/distributionVerdict.ts';
import { density } from '../../src/views/distribution/histogramChart.ts';
import { formatMeasure } from '../../src/views/distribution/measureTexts.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';

function counted(change: Partial<Settings>) {
  const settings = { ...DEFAULTS, T: 50_000, chunks: 1, ...change };
  const run = simulationRun(settings);
  const segments = [{ chunk: 0, firstStep: 0, stepCount: settings.T }];
  const job = { runNumber: 1, settings, segments, start: null, wants: NO_WANTS };
  const path = run.path.copyRows(0, run.path.length);
  const counts = addCounts(storageBins(settings), settings.K, [countStorages(job, path)], {
    full: Math.round(run.summary.full * settings.T),
    empty: Math.round(run.summary.empty * settings.T),
  });
  return { run, counts };
}

function cellsIn(
  { run, counts }: ReturnType<typeof counted>,
  law: LawTable | null = tabulateLaw(run.settings),
) {
  return cellsOf(run, law, counts, metrics(run, law, counts));
}

function verdictOf(change: Partial<Settings>, law?: LawTable | null): string {
  const { run, counts } = counted(change);
  const known = law === undefined ? tabulateLaw(run.settings) : law;
  const told = metrics(run, known, counts);
  return distributionVerdict(run.settings, known, told, cellsOf(run, known, counts, told));
}

describe('the parts of the histogram', () => {
  it('cover [0, K] in order, and hold every step once', () => {
    const { bins, atoms } = cellsIn(counted({ target: 35 }));
    expect(atoms.map(({ from }) => from)).toEqual([0, 30, 65, 100]);
    bins.forEach(({ from }, i) => expect(from).toBeCloseTo(i === 0 ? 0 : bins[i - 1]!.to, 9));
    expect(bins.at(-1)!.to).toBe(100);
    for (const value of ['share', 'exact'] as const) {
      const total = [...bins, ...atoms].reduce((sum, cell) => sum + cell[value]!, 0);
      expect(total).toBeCloseTo(1, 8);
    }
  });

  it('lie within noise of the law they come from, and far from another one', () => {
    const made = counted({});
    const { settings } = made.run;
    const right = compareCells(cellsIn(made), 3);
    expect(right.compared).toBeGreaterThan(90);
    expect(right.largest).toBeLessThan(4.5);
    const wrong = { ...tabulateLaw({ ...settings, mu: 90 })!, settings };
    expect(compareCells(cellsIn(made, wrong), 3).far).toBeGreaterThan(10);
  });
});

describe('bins whose ends meet atoms but for round-off', () => {
  it.each([
    { K: 120, target: 65 },
    { K: 40, target: 5, mu: 5, sigma: 10 },
    { K: 30, target: 25, mu: 20, sigma: 20 },
    { K: 1000, target: 25, mu: 0, sigma: 1000 },
    { K: 40, target: 1.3, mu: -100, sigma: 300 },
    { K: 1, target: 0.2, mu: 0.4, sigma: 0.7 },
    { K: 7, target: 0.7, mu: 0.4, sigma: 1 },
  ])('hold what lies in them: %j', (change) => {
    const made = counted({ mu: 70, sigma: 70, T: 20_000, ...change });
    const cells = cellsIn(made);
    for (const { share } of [...cells.bins, ...cells.atoms])
      expect(share).toBeGreaterThanOrEqual(0);
    expect(compareCells(cells, 3).largest).toBeLessThan(5);
  });
});

describe('the line of the exact density', () => {
  it('is the normal one where every step begins empty, from end to end', () => {
    const { mu, sigma, K } = DEFAULTS;
    const points = density(cellsIn(counted({ target: K })));
    expect([points[0]!.x, points.at(-1)!.x]).toEqual([0, K]);
    expect(points.length).toBeGreaterThan(90);
    for (const { x, y } of points) {
      const normal = Math.exp(-(((x - mu) / sigma) ** 2) / 2) / (sigma * Math.sqrt(2 * Math.PI));
      expect(Math.abs(y / normal - 1), `at ${x}`).toBeLessThan(1e-4);
    }
  });

  it('reaches each atom from both sides, and is broken there', () => {
    const points = density(cellsIn(counted({ target: 35 })));
    expect(points[0]!.x).toBe(0);
    for (const atom of [30, 65]) {
      const there = points.filter(({ x }) => Math.abs(x - atom) < 1e-9);
      expect(there.map(({ y }) => Number.isNaN(y))).toEqual([false, true, false]);
      // what stood at K - S̄ or above comes from full reservoirs: the density leaps there
      expect(there[2]!.y - there[0]!.y).toBeGreaterThan(atom === 65 ? 5e-4 : 0);
    }
  });

  it('is left out where the law is not known', () => {
    expect(density(cellsIn(counted({}), null))).toEqual([]);
  });
});

describe('the verdict on the distribution', () => {
  it('tells the numbers', () => {
    expect(verdictOf({})).toMatch(
      /^On average 69\.\d+ of 100 is stored; exactly 69\.21 in the long run, [\d.]+ standard errors apart\. Of \d+ parts/,
    );
  });

  it.each([
    [
      'a run that is too short',
      { T: 15 },
      'Too short to tell: paths of 15 steps from full, where 15.1 are needed.',
    ],
    ['one sample many times', { seeding: 'same', chunks: 5 }, 'All chunks draw one stream'],
    ['no spread', { sigma: 0 }, 'nothing is left to chance'],
  ] as const)('tells %s', (_, change, text) => {
    const { run } = counted({});
    const settings = { ...run.settings, ...change };
    const law = tabulateLaw(settings)!;
    const { counts } = counted({});
    const made = { ...run, settings };
    const told = metrics(made, law, counts);
    const said = distributionVerdict(settings, law, told, cellsOf(made, law, counts, told));
    expect(said).toContain(text);
  });

  it('compares nothing where the law is not known', () => {
    expect(verdictOf({}, null)).toContain('cannot be solved well here');
  });
});

describe('a measure', () => {
  const labels = { unit: 'GL', step: 'years' };

  it('is told in its unit', () => {
    expect(formatMeasure('mean', 69.2124, labels)).toBe('69.21');
    expect(formatMeasure('full', 0.4168, labels)).toBe('41.7 %');
    expect(formatMeasure('empty', 3.7065e-6, labels)).toBe('0.00037 %');
    expect(formatMeasure('longestFailure', 12, labels)).toBe('12 years');
    expect(formatMeasure('drift', 0.0961, labels)).toBe('0.0961');
    expect(formatMeasure('resilience', null, labels)).toBe('–');
  });
});
