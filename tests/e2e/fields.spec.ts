import {
  alert,
  digest,
  enter,
  expect,
  historyLength,
  input,
  openMore,
  openPage,
  query,
  settled,
  slider,
  test,
  type,
} from './support.ts';

test('has a slider and an input of the same name for each number', async ({ page }) => {
  await openPage(page);
  await openMore(page);
  const names = [
    'Capacity K',
    'Inflow μ',
    'Inflow spread σ',
    'Target release S̄',
    'Steps T',
    'Chunks',
    'Workers',
    'Correlation ρ',
  ];
  for (const name of names) {
    await expect(input(page, name)).toHaveCount(1);
    await expect(slider(page, name)).toHaveCount(1);
  }
  await expect(page.locator('.parameters').getByRole('slider')).toHaveCount(names.length);
  await expect(input(page, 'Seed')).toHaveCount(1);
});

test('shows correlated years by itself, and runs them as the C program does', async ({ page }) => {
  await openPage(page, 'v=1&rho=0.5');
  expect(await digest(page)).toBe('0717f205e77e1be1'); // the first of golden/rhoDigests.json
  await expect(input(page, 'Correlation ρ')).toHaveValue('0.5');
  await enter(page, 'Correlation ρ', '-0.5');
  await settled(page);
  expect(await digest(page)).toBe('8027882d9ec0eb2f'); // the second
  expect((await query(page))['rho']).toBe('-0.5');
  await slider(page, 'Correlation ρ').press('ArrowRight');
  await settled(page);
  expect((await query(page))['rho']).toBe('-0.499');
  await type(page, 'Correlation ρ', '1');
  await page.keyboard.press('Tab');
  await expect(page.locator('.field-error')).toContainText('-0.95 to 0.95');
});

test('applies what is typed on Enter or when the field is left, once, and takes it back on Escape', async ({
  page,
}) => {
  await openPage(page);
  const entries = await historyLength(page);
  await enter(page, 'Capacity K', '250.5');
  expect((await query(page))['K']).toBe('250.5');
  await input(page, 'Capacity K').press('Enter');
  await input(page, 'Capacity K').blur();
  expect(await historyLength(page)).toBe(entries + 1);

  await type(page, 'Seed', '7');
  await page.keyboard.press('Escape');
  await expect(input(page, 'Seed')).toHaveValue('0');
  await input(page, 'Seed').blur();
  expect((await query(page))['seed']).toBe('0');
  expect(await historyLength(page)).toBe(entries + 1);

  await type(page, 'Seed', '7');
  expect((await query(page))['seed']).toBe('0');
  await page.keyboard.press('Tab');
  expect((await query(page))['seed']).toBe('7');
  expect(await historyLength(page)).toBe(entries + 2);
});

test('forgets an error that is none any more @chromium', async ({ page }) => {
  await openPage(page, 'K=50&target=40');
  const target = input(page, 'Target release S̄');
  await target.fill('200');
  await target.press('Enter');
  await expect(target).toHaveAccessibleDescription(/0 to K = 50/);
  await input(page, 'Capacity K').fill('100');
  await input(page, 'Capacity K').press('Enter');
  await expect(target).toHaveAccessibleDescription(/0 to K = 100/);
  await input(page, 'Capacity K').fill('300');
  await input(page, 'Capacity K').press('Enter');
  await expect(page.locator('.field-error')).toHaveCount(0);
  await target.press('Enter');
  await settled(page);
  expect(await query(page)).toMatchObject({ K: '300', target: '200' });
});

test('keeps a text that does not fit, with its error, and the last good value @chromium', async ({
  page,
}) => {
  await openPage(page);
  const before = await digest(page);
  const field = input(page, 'Target release S̄');
  await enter(page, 'Target release S̄', '150');
  await expect(field).toHaveValue('150');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/150.*0 to K = 100/);
  await expect(page.locator('.field-error')).toBeVisible();
  await expect(alert(page)).toContainText('Target release S̄: “150” is not allowed; 0 to K = 100');
  await expect(page.locator('main').getByRole('alert')).toHaveCount(0);
  expect(await query(page)).toEqual({});
  expect(await digest(page)).toBe(before);

  await enter(page, 'Target release S̄', '50');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect(alert(page)).toBeEmpty();
  expect((await query(page))['target']).toBe('50');

  // and none is left when the slider sets the value
  await enter(page, 'Capacity K', 'deep');
  await expect(alert(page)).toContainText('deep');
  await slider(page, 'Capacity K').press('ArrowRight');
  await expect(input(page, 'Capacity K')).toHaveValue('101');
  await expect(input(page, 'Capacity K')).toHaveAttribute('aria-invalid', 'false');
  await expect(alert(page)).toBeEmpty();
});

test('takes every spelling that has one meaning @chromium', async ({ page }) => {
  await openPage(page);
  for (const [text, value] of [
    ['1,000,000', '1000000'],
    ['2 000', '2000'],
    ['3\u202F000', '3000'],
    ['4’000', '4000'],
    ['1E5', '100000'],
    ['+500', '500'],
    ['10^3', '1000'],
    ['1e6', '1000000'], // as links write it
  ] as const) {
    await enter(page, 'Steps T', text);
    await expect(input(page, 'Steps T')).toHaveValue(value);
  }
  await settled(page);
  await expect(page.locator('.quiet')).toContainText('1,000,000 steps');
  await enter(page, 'Inflow μ', '−5.5');
  await expect(input(page, 'Inflow μ')).toHaveValue('-5.5');
  expect(await query(page)).toMatchObject({ T: '1000000', mu: '-5.5' });
  await expect(alert(page)).toBeEmpty();
});

test('tells a spelling that it does not take from a number out of range @chromium', async ({
  page,
}) => {
  await openPage(page);
  const field = input(page, 'Capacity K');
  for (const [text, error] of [
    ['70,5', '“70,5” is not read: write 70.5, with a point'],
    ['0x10', '“0x10” is no number; 0 < K <= 1e9'],
    ['NaN', '“NaN” is no number; 0 < K <= 1e9'],
    ['1e10', '“1e10” is not allowed; 0 < K <= 1e9'],
    ['', 'Write a number: 0 < K <= 1e9'],
  ] as const) {
    await enter(page, 'Capacity K', text);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveValue(text);
    await expect(field).toHaveAccessibleDescription(error);
  }
  expect(await query(page)).toEqual({});
});

test('carries the target along when K is typed below it @chromium', async ({ page }) => {
  await openPage(page);
  await enter(page, 'Capacity K', '40');
  await expect(input(page, 'Target release S̄')).toHaveValue('40');
  await enter(page, 'Steps T', '1');
  await expect(input(page, 'Chunks')).toHaveValue('1');
  expect(await query(page)).toMatchObject({ K: '40', target: '40', T: '1', chunks: '1' });
});
