import { describe, expect, it } from 'vitest';
import { DEFAULT_LABELS } from '../../src/components/labels.ts';
import { metrics } from '../../src/core/metrics/metrics.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { generatorAnswers } from '../../src/core/self-check/knownAnswers.ts';
import { selfCheck } from '../../src/core/self-check/selfCheck.ts';
import { tabulateLaw, type LawTable } from '../../src/core/theory/LawTable.ts';
import { standardErrors } from '../../src/components/format.ts';
import { cellsOf, compareCells } from '../../src/views/distribution/cells.ts';
import { distributionVerdict } from '../../src/views/distribution/distributionVerdict.ts';
import { density, histogramOptions } from '../../src/views/distribution/histogramChart.ts';
import { partsTable } from '../../src/views/distribution/partsTable.ts';
import { noLawText, theoryText } from '../../src/views/distribution/theoryTexts.ts';
import { counted as countedAnew } from '../support/countsOf.ts';
import { PALETTE } from '../support/palette.ts';
import { DEFAULTS } from '../support/settings.ts';
import { solvedOnce } from '../support/solvedOnce.ts';

const counted = solvedOnce(countedAnew);

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

  it('leaves out the bins in which atoms are not told apart', () => {
    const cells = cellsIn(counted({ target: 0.2 }));
    const points = density(cells);
    expect(points.at(-1)!.x).toBe(99);
    expect(points.some(({ y }) => Number.isNaN(y))).toBe(false);
    expect(cells.bins.at(-1)!.exact).toBeGreaterThan(0.1);
  });

  it('has no spikes where small releases from full leave many atoms', () => {
    // the density leaps at each of them, but never comes down again above it
    const points = density(cellsIn(counted({ target: 5, mu: 0 }))).filter(
      ({ x, y }) => x > 40 && x < 90 && !Number.isNaN(y),
    );
    expect(points.length).toBeGreaterThan(50);
    points.forEach(({ x, y }, i) =>
      expect(y, `at ${x}`).toBeGreaterThan((points[i - 1]?.y ?? 0) - 1e-9),
    );
  });

  it('stays within the axis', () => {
    for (const change of [{}, { target: 0.2 }, { target: 5, mu: 0 }, { target: 35 }]) {
      const cells = cellsIn(counted(change));
      const { y } = histogramOptions(cells, null, 100, DEFAULT_LABELS, PALETTE).scales!;
      for (const point of density(cells)) expect(point.y > (y!.max as number)).toBe(false);
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
      'Too short to compare storages: a path of 15 steps from full, where 16 are needed.',
    ],
    ['one sample many times', { seeding: 'same', chunks: 5 }, 'All chunks draw one stream'],
    ['no spread', { sigma: 0 }, 'nothing is left to chance'],
    ['no spread in one step', { sigma: 0, T: 1, chunks: 1 }, 'nothing is left to chance'],
    ['no spread on the way down', { sigma: 0, mu: 60, T: 1, chunks: 1 }, 'Too short'],
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
    const text = verdictOf({ sigma: 0.1 }, null);
    expect(text).toContain('cannot be solved well here: K − S̄ spans about 300 spreads σ');
    expect(text).toMatch(/So nothing is compared with it\.$/);
  });

  it('compares nothing while the start from full counts', () => {
    const text = verdictOf({ K: 1000, sigma: 20, target: 75, T: 2000 });
    expect(text).toMatch(
      /The mean is not compared, for the start from full still counts: a path of 2,000 steps from full, where 120,000 are needed\.$/,
    );
  });

  it('tells what starts from full add, where it is not little', () => {
    const change = { T: 20_000, chunks: 1000 };
    const { run } = counted({});
    const settings = { ...run.settings, ...change };
    const law = tabulateLaw(settings)!;
    const { counts } = counted({});
    const summary = { ...run.summary, mean: 69.74 };
    const told = metrics({ ...run, settings, summary }, law, counts);
    const cells = cellsOf({ ...run, settings, summary }, law, counts, told);
    expect(distributionVerdict(settings, law, told, cells)).toContain(
      'exactly 69.21 in the long run, 69.74 expected of this run with its starts from full, 0.0 standard errors apart',
    );
    expect(verdictOf({})).not.toContain('from full');
  });

  it('tells K as it was set, and the mean as finely as chance lets it', () => {
    expect(verdictOf({ K: 137.5, T: 5000 })).toMatch(/^On average [\d.]+ of 137\.5 is stored/);
    expect(verdictOf({ K: 999.6, sigma: 300, T: 5000 })).toContain(' of 999.6 is stored');
    expect(verdictOf({ T: 200_000 })).toMatch(/^On average 69\.\d{3} of 100 .* 69\.212 in/);
  });

  it('tells what many chunks of one stream are worth', () => {
    // each chunk has 100 steps, and the run draws 10,090 shocks
    const change = { K: 137.5, mu: 41, sigma: 63, target: 55, T: 100_000, chunks: 1000, seed: 9 };
    expect(verdictOf({ ...change, seeding: 'shifted' })).toMatch(
      /Chunks draw parts of one stream, so the run tells as much as about 10,033 steps\.$/,
    );
    expect(verdictOf({ ...change, seeding: 'same' })).toMatch(
      /All chunks draw one stream, so the run tells no more than one of them\.$/,
    );
    expect(verdictOf(change)).not.toContain('one stream');
  });

  it('has one standard error and two standard errors', () => {
    expect(standardErrors('1.0')).toBe('1.0 standard error');
    expect(standardErrors('-1')).toBe('-1 standard error');
    expect(standardErrors('0.5')).toBe('0.5 standard errors');
  });
});

describe('the comparison with theory', () => {
  const textOf = (change: Partial<Settings>) =>
    theoryText(tabulateLaw({ ...DEFAULTS, ...change })!, { unit: 'GL' });

  it('tells what a run is worth, and what its starts add', () => {
    const text = textOf({});
    expect(text).toContain('so a path of 100 steps from full tells as much as 66.4 of them.');
    expect(text).toContain(
      'Each start from full adds 10.5 to the sum of storages in the long run, here 0.1 to the mean (GL)',
    );
    expect(text).toMatch(/The law is solved in two ways, which agree to \de-1\d\.$/);
  });

  it('says that differences allow for the starts only where the mean is compared', () => {
    expect(textOf({ T: 20_000 })).toContain('; the differences allow for it.');
    const change = { K: 1000, sigma: 20, target: 75, T: 8000, chunks: 8 };
    expect(textOf(change)).toMatch(/to the mean \(GL\), too much for it to be compared\./);
    expect(verdictOf(change)).toContain('The mean is not compared');
  });

  it('does not tell what a run is worth that is too short', () => {
    const text = textOf({ T: 1, chunks: 1 });
    expect(text).not.toContain('as much as 0.');
    expect(text).not.toContain('here');
  });

  it.each([{ target: 0 }, { target: 100 }, { sigma: 0 }])('knows closed forms: %j', (change) => {
    const text = textOf(change);
    expect(text).toMatch(/The law has a closed form\.$/);
    expect(text).not.toContain('adds');
    if ('target' in change && change.target === 100) return;
    expect(text).toContain('every storage is 100: nothing is left to chance.');
    expect(text).not.toContain('τ');
  });

  it.each([
    [{ K: 1e9 }, 'K − S̄ is about 14,300,000 times the target S̄, which takes too many unknowns'],
    [{ sigma: 0.001 }, 'K − S̄ spans about 30,000 spreads σ of the inflow, which takes too many'],
    [{ target: 1e-9 }, 'the target S̄ is too small beside the capacity K'],
  ])('tells why there is no law of %j', (change, why) => {
    const settings = { ...DEFAULTS, ...change };
    expect(tabulateLaw(settings)).toBeNull();
    expect(noLawText(settings)).toContain(why);
  });
});

describe('a run that is drawn from a record', () => {
  const record = { values: [20, 40, 60, 80, 100, 0, 300, 70], blockLength: 2 };
  const made = counted({ mu: 83.75, sigma: 88, record });
  const { run, counts } = made;
  const law = tabulateLaw(run.settings);
  const fitted = tabulateLaw({ ...run.settings, record: null })!;
  const told = metrics(run, law, counts);
  const cells = cellsOf(run, law, counts, told, fitted);

  it('is held against no law, in no measure', () => {
    expect(law).toBeNull();
    for (const [name, { z, standardError, expected }] of Object.entries(told)) {
      expect([name, z, standardError, expected]).toEqual([name, null, null, null]);
    }
    const witness = { answers: generatorAnswers(), sample: { stepCount: 0, differing: null } };
    const states = selfCheck(run, law, witness).map(({ kind, state }) => `${kind}: ${state}`);
    expect(states).toEqual([
      'balance: passed',
      'resilience: not possible',
      'theory: not possible',
      'generators: passed',
      'kernel: not possible',
    ]);
    expect(told.inflowMean.exact).toBeCloseTo(83.75, 12); // of the record
  });

  it('has the law of μ and σ beside it, by that name', () => {
    expect(cells.atoms.at(-1)!.exact).toBe(fitted.numbers.full);
    const all = [...cells.bins, ...cells.atoms];
    expect(all.every(({ z, standardError }) => z === null && standardError === null)).toBe(true);
    expect(partsTable(cells, 100, DEFAULT_LABELS).columns).toContain('law of μ, σ');
    const said = distributionVerdict(run.settings, law, told, cells, fitted);
    expect(said).toContain(`the law of μ and σ comes to ${fitted.numbers.mean.toFixed(1)}`);
    expect(said).toContain('no standard error is told');
  });
});

describe('the parts of the histogram in numbers', () => {
  it('hold what is expected of the run beside the exact shares', () => {
    const made = counted({ K: 137.5678, T: 20_000, chunks: 100 });
    const { rows, columns } = partsTable(cellsIn(made), 137.5678, DEFAULT_LABELS);
    expect(columns).toEqual(['storage (volume)', 'share of steps', 'exact', 'expected', 'z']);
    const full = rows.at(-1)!;
    expect(full[0]).toBe('exactly 137.5678');
    const law = tabulateLaw(made.run.settings)!;
    const { mean, startBias } = law.stepMeans.full;
    expect(Math.abs(Number(full[2]) - mean)).toBeLessThan(1e-5);
    expect(Math.abs(Number(full[3]) - mean - startBias / 200)).toBeLessThan(1e-5);
    expect(full[3]).not.toBe(full[2]);
  });
});
