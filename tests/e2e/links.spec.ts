import {
  alert,
  digest,
  enter,
  expect,
  input,
  openPage,
  query,
  radio,
  settled,
  tab,
  test,
  button,
  status,
} from './support.ts';

const EVERY_KEY =
  'v=1&K=200&mu=-5.5&sigma=12&target=30&T=300&chunks=3&seed=42&generator=numpy&seeding=same' +
  '&boundary=continue&rho=0.25&view=independence&workers=1';

test('puts every key of a link in force', async ({ page }) => {
  await openPage(page, EVERY_KEY);
  const fields = {
    'Capacity K': '200',
    'Inflow μ': '-5.5',
    'Inflow spread σ': '12',
    'Target release S̄': '30',
    'Steps T': '300',
    Chunks: '3',
    Seed: '42',
    'Correlation ρ': '0.25',
    Workers: '1', // More is open, for something in it is not default
  };
  for (const [name, value] of Object.entries(fields)) {
    await expect(input(page, name)).toHaveValue(value);
  }
  await expect(radio(page, 'Same seed for all')).toBeChecked();
  await expect(radio(page, 'Continue the path')).toBeChecked();
  await expect(tab(page, 'Independence')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('1 worker ready')).toBeVisible();
  await expect(alert(page)).toBeEmpty();
});

test('replaces each value that does not fit, and says which, and what would', async ({ page }) => {
  const wrong = [
    ['v', '2', '1'],
    ['K', '0', '0 < K <= 1e9'],
    ['mu', 'wet', '-1e9 to 1e9'],
    ['sigma', '-1', '0 to 1e9'],
    ['target', '101', '0 to K = 100'],
    ['T', '1.5', '1 to 1e10, whole'],
    ['chunks', '201', '1 to T = 200, whole'],
    ['seed', '4294967296', '0 to 4294967295, whole'],
    ['generator', 'dice', 'numpy or xoshiro'],
    ['seeding', 'Same', 'distinct or same or shifted'],
    ['boundary', '', 'restart or continue'],
    ['rho', '1', '-0.95 to 0.95'],
    ['view', 'map', 'storage, distribution, independence, timing, design'],
    ['workers', '65', '1 to 64, whole'],
  ] as const;
  await openPage(page, String(new URLSearchParams(wrong.map(([key, value]) => [key, value]))));
  const notices = alert(page).getByRole('paragraph');
  await expect(notices).toHaveCount(wrong.length);
  for (const [key, value, allowed] of wrong) {
    const said = notices.filter({ hasText: `${key}=${value || '(empty)'} ` });
    await expect(said).toBeVisible();
    await expect(said).toContainText(`allowed: ${allowed}.`);
  }
  const inForce = await digest(page);
  await openPage(page);
  expect(inForce).toBe(await digest(page));
  await expect(alert(page)).toBeEmpty();
});

test('reads a number in one way only', async ({ page }) => {
  const links = [
    'K=0x10&mu=%205&sigma=%2B5&target=.5&T=1E5&chunks=2.&seed=1_000',
    'K=Infinity&mu=NaN&sigma=1e&target=5%20&T=1,000&chunks=&seed=%D9%A1', // an Arabic 1
  ];
  for (const link of links) {
    await openPage(page, link);
    await expect(alert(page).getByRole('paragraph')).toHaveCount(7);
    await expect(input(page, 'Steps T')).toHaveValue('200');
  }
  await openPage(page, 'K=1e6&mu=-5.50&sigma=1.5e%2B1&target=0&T=2e3&chunks=1e0&seed=-0');
  await expect(alert(page)).toBeEmpty();
  await expect(input(page, 'Capacity K')).toHaveValue('1000000');
  await expect(input(page, 'Inflow μ')).toHaveValue('-5.5');
  await expect(input(page, 'Inflow spread σ')).toHaveValue('15');
  await expect(input(page, 'Steps T')).toHaveValue('2000');
  await expect(input(page, 'Seed')).toHaveValue('0');
});

test('takes the first of duplicates, and passes over unknown keys', async ({ page }) => {
  await openPage(page, 'K=200&K=300&utm_source=letter&fbclid=7');
  await expect(input(page, 'Capacity K')).toHaveValue('200');
  await expect(alert(page)).toHaveText('K is given twice: 200 counts, 300 does not.');
  await openPage(page, 'K=200&K=200&utm_source=letter&fbclid=7');
  await expect(alert(page)).toBeEmpty();
  await openPage(page, 'K=deep&K=300');
  await expect(input(page, 'Capacity K')).toHaveValue('100');
  await expect(alert(page)).toContainText('K=deep ');
});

for (const sign of ['&amp;', '&#38;', '%26']) {
  test(`reads a link whose & have become ${sign}`, async ({ page }) => {
    await openPage(page, EVERY_KEY.replaceAll('&', sign));
    await expect(input(page, 'Capacity K')).toHaveValue('200');
    await expect(input(page, 'Seed')).toHaveValue('42');
    await expect(tab(page, 'Independence')).toHaveAttribute('aria-selected', 'true');
    await expect(alert(page)).toBeEmpty();
    await button(page, 'New seed').click(); // and the address is whole again
    await expect(page).toHaveURL(/\?v=1&K=200&mu=-5\.5&[^#]*$/);
  });
}

test('tells what a link seems to have lost or gained', async ({ page }) => {
  await openPage(page, 'v=1&K=200&mu=5');
  await expect(alert(page)).toContainText(
    'seems cut off after mu: defaults stand for sigma, target',
  );
  await openPage(page, 'Sigma=5&T=300');
  await expect(alert(page)).toContainText('Unknown key “Sigma”, ignored; did you mean sigma?');
  await openPage(page, 'T=300&view=timing.');
  await expect(alert(page)).toContainText('“.” at its end is no part of a value.');
});

test('shows what was given so that it can neither turn nor flood the page', async ({ page }) => {
  await openPage(page, 'K=%E2%80%AEabc');
  await expect(alert(page)).toContainText('K=[U+202E]abc does not fit');
  await openPage(page, `K=${'9'.repeat(10_000)}`);
  await expect(alert(page)).toContainText(`K=${'9'.repeat(40)}… does not fit`);
  const keys = Array.from({ length: 40 }, (_, i) => `sigma${i}=1`).join('&');
  await openPage(page, `K=deep&${keys}`);
  await expect(alert(page).getByRole('paragraph')).toHaveCount(21);
  await expect(alert(page)).toContainText('And 21 more');
  const top = await tab(page, 'Storage').evaluate((element) => element.getBoundingClientRect().top);
  expect(top).toBeLessThan(450);
});

test('goes on where the browser takes no more entries of history', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['pushState', 'replaceState'] as const) {
      const real = History.prototype[name];
      History.prototype[name] = function (...entry: Parameters<History['pushState']>) {
        if ('isFull' in window) throw new DOMException('too many', 'SecurityError');
        real.apply(this, entry);
      };
    }
  });
  await openPage(page);
  await page.evaluate(() => Object.assign(window, { isFull: true }));
  await enter(page, 'Capacity K', '300');
  await enter(page, 'Inflow μ', '80');
  await settled(page);
  await expect(input(page, 'Capacity K')).toHaveValue('300');
  await expect(alert(page)).toBeEmpty();
  expect(await query(page)).toEqual({});
  await page.evaluate(() => delete (window as { isFull?: boolean }).isFull);
  await expect(page).toHaveURL(/K=300&mu=80/); // by itself, some seconds later
});

test('fits the defaults of target and chunks to a small K and T', async ({ page }) => {
  await openPage(page, 'K=20&T=1');
  await expect(input(page, 'Target release S̄')).toHaveValue('20');
  await expect(input(page, 'Chunks')).toHaveValue('1');
  await expect(alert(page)).toBeEmpty();
});

test('drops a notice when the setting is changed', async ({ page }) => {
  await openPage(page, 'K=deep');
  await expect(alert(page)).toContainText('K=deep');
  await enter(page, 'Capacity K', '300');
  await expect(alert(page)).toBeEmpty();
});

test('copies a link of every experiment key, and workers only if chosen @chromium', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copy = async () => {
    await button(page, 'Share').click();
    await button(page, 'Copy link').click();
    await expect(status(page)).toHaveText('Link copied.');
    await page.keyboard.press('Escape');
    return new URL(await page.evaluate(() => navigator.clipboard.readText()));
  };
  await openPage(page);
  const plain = await copy();
  expect(plain.origin + plain.pathname).toBe(new URL('./', page.url()).href);
  expect(Object.fromEntries(plain.searchParams)).toEqual({
    v: '1',
    K: '100',
    mu: '70',
    sigma: '70',
    target: '70',
    T: '200',
    chunks: '2',
    seed: '0',
    generator: 'xoshiro',
    seeding: 'distinct',
    boundary: 'restart',
    rho: '0',
    view: 'storage',
  });
  await openPage(page, EVERY_KEY);
  await page.keyboard.press('f'); // how it is shown here is nobody else's
  await expect(page).toHaveURL(/present=1/);
  await page.keyboard.press('f');
  const full = await copy();
  expect(full.search).toBe(`?${EVERY_KEY}`);
});
