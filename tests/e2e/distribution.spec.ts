import { VIEWS } from '../../src/app/address/views.ts';
import { readGolden } from '../support/golden.ts';
import { relativeError } from '../support/numbers.ts';
import { downloadText } from './downloads.ts';
import {
  alert,
  button,
  enter,
  expect,
  figure,
  goWithin,
  input,
  openMore,
  openPage,
  query,
  settled,
  status,
  tab,
  test,
  verdict,
  type Page,
} from './support.ts';

interface MetricFile {
  readonly estimate: number | null;
  readonly standardError: number | null;
  readonly exact: number | null;
  readonly expected: number | null;
}

interface ResultFile {
  readonly summary: Readonly<Record<string, number>>;
  readonly exact: Readonly<Record<string, number>> | null;
  readonly metrics: Readonly<Record<string, MetricFile>>;
}

async function results(page: Page): Promise<ResultFile> {
  return JSON.parse(await downloadText(page, 'Download JSON')) as ResultFile;
}

/** The texts of a row of the measures. */
async function measure(page: Page, name: string): Promise<string[]> {
  const table = page.locator('.measures table');
  if ((await table.count()) === 0) await page.getByText('All measures', { exact: true }).click();
  const row = table.locator('tr', { hasText: name }).first();
  const cells = await row.locator('td').allInnerTexts();
  return cells.map((text) => text.split('\n')[0]!); // without what it means
}

test('shows histogram and law, six measures, and the rest folded', async ({ page }) => {
  await openPage(page, 'T=100000&chunks=4');
  await tab(page, 'Distribution').click();
  await settled(page);
  expect((await query(page))['view']).toBe('distribution');
  await expect(verdict(page)).toHaveText(
    /^On average 69\.\d+ of 100 is stored; exactly 69\.21 in the long run, [\d.]+ standard errors? apart\. Of 103 parts of the histogram (none|\d+) (is|are) more than 3 standard errors off/,
  );
  await expect(page.getByRole('img', { name: /^Histogram of storage/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Differences to .* 997 of 1000/ })).toBeVisible();
  await expect(page.locator('.figures dt')).toHaveText([
    'Active storage B',
    'Mean storage',
    'P(full)',
    'Time-based reliability',
    'Volumetric reliability',
    'Resilience',
    'Vulnerability',
  ]);
  await expect(figure(page, 'Time-based reliability')).toContainText(
    /^58\.\d+\s% ± 0\.\d+ points$/,
  );
  await expect(page.locator('.measures table')).toHaveCount(0);
  expect(await measure(page, 'Active storage B')).toEqual([
    'Active storage B (volume)',
    '–',
    '–',
    '30',
    '–',
  ]);
  expect((await measure(page, 'Resilience'))[3]).toMatch(/^50\.0+ %$/);
  await expect(page.getByRole('heading', { name: 'Comparison with theory' })).toBeVisible();
});

test('the file holds the exact law of the golden solver @chromium', async ({ page }) => {
  await openPage(page);
  for (const golden of readGolden('stationary').sets.slice(0, 6)) {
    const { K, mu, sig, Sbar } = golden;
    await goWithin(page, `K=${K}&mu=${mu}&sigma=${sig}&target=${Sbar}&T=1000&view=storage`);
    const exact = (await results(page)).exact!;
    expect(Object.keys(exact)).toEqual([
      'mean',
      'standardDeviation',
      'full',
      'empty',
      'deficit',
      'release',
      'spill',
      'inflow',
      'tau',
      'startBias',
      'errorIndicator',
    ]);
    for (const [key, expected] of [
      ['full', golden.p_full],
      ['empty', golden.p_empty],
      ['deficit', golden.p_deficit],
    ] as const) {
      expect(Math.abs(exact[key]! - expected)).toBeLessThan(1e-10);
    }
    for (const [key, expected] of [
      ['mean', golden.mean],
      ['release', golden.release],
      ['tau', golden.tau_int],
      ['startBias', golden.start_bias],
    ] as const) {
      expect(relativeError(exact[key]!, expected)).toBeLessThan(1e-9);
    }
  }
});

test('the file holds the measures, the same for any number of workers @chromium', async ({
  page,
}) => {
  const files: ResultFile[] = [];
  for (const workers of [1, 2]) {
    await openPage(
      page,
      `T=3000000&chunks=3&boundary=continue&view=distribution&workers=${workers}`,
    );
    files.push(await results(page));
  }
  const [one, two] = files as [ResultFile, ResultFile];
  expect(one.metrics).toEqual(two.metrics);
  const { metrics, summary } = one;
  expect(metrics['mean']!.estimate).toBe(summary['mean']);
  expect(metrics['timeReliability']!.estimate).toBe(1 - summary['deficit']!);
  expect(metrics['volumetricReliability']!.estimate).toBeCloseTo(summary['release']! / 70, 12);
  expect(metrics['resilience']!.exact).toBeCloseTo(0.5, 12);
  for (const name of [
    'timeReliability',
    'volumetricReliability',
    'resilience',
    'vulnerability',
    'meanFailureLength',
  ]) {
    const { estimate, standardError, exact, expected } = metrics[name]!;
    expect(Math.abs(estimate! - exact!)).toBeLessThan(4.5 * standardError!);
    expect(Math.abs(estimate! - expected!)).toBeLessThan(4.5 * standardError!);
  }
  expect(metrics['longestFailure']!.estimate).toBeGreaterThan(5);
});

test('tells what is expected of a run whose many starts count @chromium', async ({ page }) => {
  await openPage(
    page,
    'K=500&mu=60&sigma=90&target=55&T=800000&chunks=4000&seed=5&view=distribution',
  );
  await expect(verdict(page)).toContainText(
    'exactly 414.06 in the long run, 416.68 expected of this run with its starts from full, ',
  );
  await expect(figure(page, 'Mean storage')).toContainText('; expected 416.68, exact 414.06');
  const row = await measure(page, 'Mean storage');
  expect(row.slice(3, 5)).toEqual(['414.06', '416.68']);
  const columns = page.locator('.measures thead th');
  await expect(columns).toHaveText([
    'measure',
    'this run',
    '± standard error',
    'exact',
    'expected',
    'z',
  ]);
  const { metrics } = await results(page);
  for (const name of ['mean', 'full', 'deficit', 'release', 'recurrenceTime']) {
    const { estimate, standardError, exact, expected } = metrics[name]!;
    expect(Math.abs(estimate! - expected!), name).toBeLessThan(4.5 * standardError!);
    expect(Math.abs(exact! - expected!), name).toBeGreaterThan(standardError!);
  }
});

test('raises no false alarm where volumes are tiny @chromium', async ({ page }) => {
  for (const link of [
    'K=1e-14&T=100000',
    'K=1e-200',
    'K=1e-200&mu=1e-200&sigma=1e-200&T=20000',
    'K=1e-198&mu=7e-199&sigma=7e-199&target=7e-199&T=20000',
  ]) {
    await openPage(page, `${link}&view=distribution`);
    await expect(page.getByText(/^Self-check: (5 checks|\d) passed/)).toBeVisible();
    await expect(alert(page)).toHaveText('');
    await expect(page.locator('main')).not.toContainText(/NaN|Infinity/);
  }
});

test('a run that is kept stands beside the next one', async ({ page }) => {
  await openPage(page, 'T=20000&view=distribution');
  const before = (await measure(page, 'Mean storage'))[1]!;
  await button(page, 'Keep').click();
  await enter(page, 'Capacity K', '120');
  await settled(page);
  const row = await measure(page, 'Mean storage');
  expect(row).toHaveLength(7);
  expect(row[5]).toBe(before);
  expect(Number(row[6]!.replace('−', '-'))).toBeCloseTo(Number(row[1]) - Number(before), 1);
  await expect(page.locator('.note')).toContainText('the same shocks');
  await enter(page, 'Seed', '7');
  await settled(page);
  await expect(page.locator('.note')).toContainText('other shocks');
  await button(page, 'Drop the kept run').click();
  expect(await measure(page, 'Mean storage')).toHaveLength(5);
});

test('volumes and steps wear the names that the user gives them', async ({ page }) => {
  await openPage(page, 'T=5000&view=distribution');
  await openMore(page);
  await enter(page, 'Unit of volume', 'GL');
  await enter(page, 'Name of the step', 'months');
  expect(await query(page)).toMatchObject({ unit: 'GL', step: 'months' });
  expect((await measure(page, 'Mean storage'))[0]).toBe('Mean storage (GL)');
  expect((await measure(page, 'Longest failure'))[1]).toMatch(/^\d+$/);
  expect((await measure(page, 'Longest failure'))[0]).toBe('Longest failure (months)');
  await enter(page, 'Unit of volume', '<b>');
  await expect(page.getByText('“<b>” is not allowed; 1 to 16 letters')).toBeVisible();
  await page.reload();
  await settled(page);
  await openMore(page);
  await expect(input(page, 'Unit of volume')).toHaveValue('GL');
  await openPage(page, 'unit=Mm%C2%B3&view=distribution');
  expect((await measure(page, 'Mean storage'))[0]).toBe('Mean storage (Mm³)');
  await openPage(page, 'unit=%3Cscript%3E');
  await expect(alert(page)).toContainText('unit=<script> does not fit');
});

test('says what cannot be told: too short, no law, one sample, no chance @chromium', async ({
  page,
}) => {
  await openPage(page, 'T=100&chunks=10&view=distribution');
  await expect(verdict(page)).toContainText(
    'Too short to compare storages: paths of 10 steps from full',
  );
  await goWithin(page, 'K=1000&sigma=1&T=10000&view=distribution');
  await expect(verdict(page)).toContainText('cannot be solved well');
  await expect(page.getByRole('img', { name: /^Differences/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Comparison with theory' })).toContainText(
    'cannot be solved well here: K − S̄ spans about',
  );
  expect((await results(page)).exact).toBeNull();
  await goWithin(page, 'T=10000&chunks=10&seeding=same&view=distribution');
  await expect(verdict(page)).toContainText('All chunks draw one stream');
  await goWithin(page, 'sigma=0&T=10000&view=distribution');
  await expect(verdict(page)).toContainText('nothing is left to chance');
});

test('counts long runs with progress, and can be cancelled @chromium', async ({ page }) => {
  await openPage(page, 'T=300000000&chunks=1&view=storage');
  await button(page, 'Run').click();
  await settled(page);
  await tab(page, 'Distribution').click();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
  await expect(status(page)).toContainText(/Counting storages: \d+\s%/);
  await button(page, 'Cancel').click();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  await expect(verdict(page)).toContainText('Not counted');
  // what is cancelled stays so, until something new is asked for
  await tab(page, 'Storage').click();
  await expect(page.getByText('Self-check: 5 checks passed')).toBeVisible();
  await tab(page, 'Distribution').click();
  await enter(page, 'Steps T', '5000');
  await settled(page);
  await expect(verdict(page)).toContainText(/standard errors? apart/);
  await expect(page.locator('.note')).toContainText('5,000 steps counted');
});

test('checks itself in every view, in one quiet line', async ({ page }) => {
  await openPage(page, 'T=20000');
  for (const { label: view } of Object.values(VIEWS)) {
    await tab(page, view).click();
    await expect(page.getByText('Self-check: 5 checks passed')).toBeVisible();
  }
  await page.getByText('Self-check: 5 checks passed').click();
  await expect(page.locator('.self-check li')).toHaveText([
    /^✓ Water balance: /,
    /^✓ Resilience: [\d.]+ standard errors?/,
    /^✓ Exact law: of \d+ measures/,
    /^✓ Generators: 4 of 4/,
    /^✓ Kernel: 4,096 of the first 4,096 steps/,
  ]);
});

test('is loud about a generator that is wrong @chromium', async ({ page }) => {
  await page.route('**/*worker*.js', async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    // a constant of MT19937's initialisation
    expect(script).toContain('1812433253');
    await route.fulfill({ response, body: script.replaceAll('1812433253', '1812433255') });
  });
  await openPage(page, 'T=5000');
  await expect(alert(page)).toContainText(
    'Self-check failed. Generators: MT19937, NumPy’s normals do not give the known answers',
  );
  await expect(page.getByText('Self-check: 1 of 5 failed')).toBeVisible();
});

test('finds nothing wrong in a flaw of the gallery @chromium', async ({ page }) => {
  await openPage(page, 'view=independence&T=200');
  const flaw = page.locator('section[aria-label="Gallery of flaws"] a').last();
  const link = new URLSearchParams(await flaw.evaluate((a) => (a as HTMLAnchorElement).search));
  for (const view of ['distribution', 'storage']) {
    link.set('view', view);
    await openPage(page, String(link));
    await expect(page.getByText(/^Self-check: (5 checks|\d) passed/)).toBeVisible();
    await expect(alert(page)).toHaveText('');
  }
});
