import {
  alert,
  busyAfterClick,
  button,
  chart,
  digest,
  enter,
  expect,
  figure,
  historyLength,
  input,
  openPage,
  query,
  settled,
  slider,
  status,
  tab,
  test,
  verdict,
} from './support.ts';

// NumPy's streams, so that there is time to look
const LONG = 'T=30000000&chunks=4&generator=numpy&boundary=continue';

test('waits for Run above ten million steps, tells its progress, and stops at Cancel', async ({
  page,
}) => {
  await openPage(page, LONG);
  await expect(status(page)).toHaveText('30,000,000 steps: press Run when ready.');
  await expect(button(page, 'Cancel')).toBeDisabled();
  await button(page, 'Run').click();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
  await expect(status(page)).toHaveText(
    /^Running: \d+\s% of 30,000,000 steps, [\d,]+ steps a second, .+ left\.$/,
  );
  // what is known so far is seen, but not heard each time, nor part of the view
  const soFar = page.getByText('So far: mean storage');
  await expect(soFar).toHaveText(
    /^So far: mean storage [\d.,]+, full [\d.]+ %, empty [\d.]+ %, deficit [\d.]+ % of steps\.$/,
  );
  await expect(page.locator('main, [role=status], [role=alert]').locator(soFar)).toHaveCount(0);
  // what is typed is undone first; then Escape is Cancel
  await input(page, 'Capacity K').pressSequentially('5');
  await page.keyboard.press('Escape');
  await expect(input(page, 'Capacity K')).toHaveValue('100');
  await expect(status(page)).toHaveText(/^Running/);
  await page.keyboard.press('Escape');
  await expect(status(page)).toHaveText(/^Cancelled/);
  await button(page, 'Run').click();
  await expect(status(page)).toHaveText(/^Running/);
  expect(await busyAfterClick(page, 'Cancel')).toBe('false');
  await expect(status(page)).toHaveText(/^Cancelled/);
  await expect(soFar).toHaveCount(0);
  await expect(button(page, 'Cancel')).toBeDisabled();

  await enter(page, 'Steps T', '200');
  await settled(page);
  await expect(page.locator('.quiet')).toContainText('200 steps');
  await expect(verdict(page)).toContainText('On average');
  await expect(alert(page)).toBeEmpty();
});

test('runs twenty million steps to their end @chromium', async ({ page }) => {
  await openPage(page, 'T=20000000&chunks=4');
  await button(page, 'Run').click();
  await settled(page);
  await expect(status(page)).toHaveText(/^Done: 20,000,000 steps in /);
  await expect(page.locator('.quiet')).toContainText('20,000,000 steps');
  await expect(page.getByText(/Each column holds (up to )?[\d,]+ steps/)).toBeVisible();
});

test('keeps the last picture until the next is there, or for good if that is cancelled @chromium', async ({
  page,
}) => {
  await openPage(page, 'generator=numpy');
  const before = await digest(page);
  const picture = await verdict(page).textContent();
  await enter(page, 'Steps T', '2e7');
  await expect(status(page)).toContainText('press Run');
  await button(page, 'Run').click();
  await expect(status(page)).toHaveText(/^Running: /);
  expect(await verdict(page).textContent()).toBe(picture);
  await button(page, 'Cancel').click();
  await settled(page);
  expect(await digest(page)).toBe(before);
  await expect(page.locator('.quiet')).toContainText('200 steps');
});

test('keeps no path where it would be too large, and says so @chromium', async ({ page }) => {
  const said =
    'The full path (520 MB) is not stored. A summary of 6.27 MB is; any part is computed again when you zoom in.';
  await openPage(page, 'T=6.5e7&chunks=4');
  await expect(status(page)).toHaveText('65,000,000 steps: press Run when ready.');
  await expect(page.locator('.read-out')).toContainText(said);
  await button(page, 'Run').click();
  await settled(page);
  await expect(page.locator('.quiet')).toContainText('65,000,000 steps');
  await expect(page.locator('.quiet')).toContainText('path not kept');
  // P(full) and E[S] of the exact law; 1e-3 is 10 standard errors or more
  await expect(figure(page, 'Full')).toHaveText('41.7 % of steps');
  await expect(figure(page, 'Mean storage')).toHaveText('69.2');
  await expect(chart(page)).toHaveAccessibleName(/Each column holds up to [\d,]+ steps/);
  await expect(button(page, 'Download NPY')).toBeEnabled();
  await expect(button(page, 'Download JSON')).toBeEnabled();
  await tab(page, 'Independence').click();
  await expect(verdict(page)).toContainText('No dependence found');
  await expect(page.getByText('there are no storages to draw')).toBeVisible();
  await enter(page, 'Steps T', '200');
  await settled(page);
  await expect(chart(page)).toBeVisible();
  await expect(button(page, 'Download NPY')).toBeEnabled();
});

test('lets a run of ten billion steps be cancelled, with its progress told', async ({ page }) => {
  await openPage(page, 'T=1e10&chunks=4096');
  await button(page, 'Run').click();
  await expect(status(page)).toHaveText(
    /^Running: \d+\s% of 10,000,000,000 steps, [\d,]+ steps a second, .+ left\.$/,
  );
  expect(await busyAfterClick(page, 'Cancel')).toBe('false');
  await expect(status(page)).toHaveText(/^Cancelled/);
});

test('says that the same settings and seed give the same numbers @chromium', async ({ page }) => {
  await openPage(page);
  const before = await digest(page);
  await button(page, 'Run').click();
  await settled(page);
  await expect(status(page)).toContainText('same settings, same seed: same numbers');
  expect(await digest(page)).toBe(before);
  await enter(page, 'Seed', '1');
  await settled(page);
  await expect(status(page)).toHaveText(/^Done: 200 steps/);
});

test('draws new shocks from a new seed, by one history entry @chromium', async ({ page }) => {
  await openPage(page);
  const entries = await historyLength(page);
  const before = await digest(page);
  await button(page, 'New seed').click();
  await settled(page);
  expect(await historyLength(page)).toBe(entries + 1);
  expect(await digest(page)).not.toBe(before);
  const { seed } = await query(page);
  await expect(input(page, 'Seed')).toHaveValue(seed!);
  expect(Number(seed)).toBeLessThan(2 ** 32);
});

test('keeps what it tells outside of main @chromium', async ({ page }) => {
  await openPage(page, 'K=0');
  await expect(status(page)).toHaveCount(1);
  await expect(alert(page)).toContainText('K=0');
  await expect(page.locator('main').getByRole('status')).toHaveCount(0);
  await expect(page.locator('main').getByRole('alert')).toHaveCount(0);
});

test('leaves a long run to the letting go of the slider, and a longer one to Run', async ({
  page,
}) => {
  await openPage(page, 'T=2e6&chunks=4');
  const before = await digest(page);
  await slider(page, 'Inflow μ').focus();
  await page.keyboard.down('ArrowRight');
  await expect(input(page, 'Inflow μ')).toHaveValue('71');
  await settled(page); // above 1e6 steps a moving slider runs nothing
  expect(await digest(page)).toBe(before);
  await page.keyboard.up('ArrowRight');
  await settled(page);
  expect(await digest(page)).not.toBe(before);
});
