import {
  busyAfterClick,
  chart,
  digest,
  enter,
  expect,
  figure,
  input,
  moveSlider,
  openMore,
  openPage,
  openSettings,
  query,
  radio,
  settled,
  slider,
  tab,
  tableRows,
  takeSlider,
  test,
  verdict,
  type Page,
} from './support.ts';

const matrix = (page: Page) =>
  page.getByRole('application', { name: /^Correlations of all pairs/ });
const plot = (page: Page, name: string) =>
  page.getByRole('application', { name: new RegExp(`^${name}, step by step`) });
const gallery = (page: Page) => page.getByRole('region', { name: 'Gallery of flaws' });

/** Each card of the gallery, what its experiment is called, and its note on the first two chunks. */
const CARDS = [
  ['One seed for all', /^Identical: the shocks of all 8 chunks/, 'from the same start'],
  ['One seed, other starts', /^Identical: .* equal from step 340 on\.$/, 'equal from step 340 on'],
  [
    'Streams that overlap',
    /^Overlap: 28 of 28 pairs/,
    'Chunk 1 draws what chunk 0 draws from step 10',
  ],
  ['Same start, yet independent', /^No dependence found among 8 chunks/, null],
  ['The cure', /^No dependence found among 8 chunks/, null],
] as const;

test('each card of the gallery shows its case, says what it is, and lets Back lead to where it was', async ({
  page,
}) => {
  await openPage(page, 'view=independence');
  for (const [name, said, note] of CARDS) {
    await test.step(name, async () => {
      const card = gallery(page).getByRole('link', { name });
      const href = await card.getAttribute('href');
      await card.click();
      await settled(page);
      expect(await query(page)).toEqual(Object.fromEntries(new URLSearchParams(href!)));
      await expect(verdict(page)).toHaveText(said);
      // the card lies far below
      await expect(verdict(page)).toBeInViewport({ ratio: 1 });
      await expect(tab(page, 'Independence')).toBeFocused();
      if (note !== null) await expect(page.locator('.picture > .note')).toContainText(note);
      // storages that drain alike correlate, though their shocks do not
      if (name === 'Same start, yet independent') {
        await expect(figure(page, 'r of storages')).toContainText(/^0\.9/);
      }
      await page.goBack();
      await settled(page);
      await expect(input(page, 'Chunks')).toHaveValue('2');
    });
  }
});

test('a step of the story leads to the gallery', async ({ page }) => {
  await openPage(page);
  await page.getByRole('link', { name: /^6\./ }).click();
  await settled(page);
  const before = await page.evaluate(() => window.history.length);
  await page.getByRole('link', { name: 'More traps like this' }).click();
  await expect(gallery(page)).toBeInViewport();
  await expect(gallery(page)).toBeFocused();
  expect(await page.evaluate(() => window.history.length)).toBe(before);
});

test('a cell of the matrix opens its pair, by mouse and by keys', async ({ page }) => {
  await openPage(page, 'T=800&chunks=8&view=independence');
  await expect(matrix(page)).toHaveAccessibleName(/Chunk 0 and chunk 1: r = −?0\.\d+/);
  const { width } = (await matrix(page).boundingBox())!;
  const cell = (width - 38) / 8; // 36 pixels for numbers, 2 at the end
  await matrix(page).click({ position: { x: 36 + 5.5 * cell, y: 2 + 2.5 * cell } });
  await expect(input(page, 'Chunk a')).toHaveValue('5');
  await expect(input(page, 'Chunk b')).toHaveValue('2');
  await expect(matrix(page)).toHaveAccessibleName(/Chunk 5 and chunk 2: r = /);
  await expect(chart(page)).toHaveAccessibleName(/^Storage of chunk 2 against chunk 5\./);
  // the diagonal is no pair
  await matrix(page).click({ position: { x: 36 + 3.5 * cell, y: 2 + 3.5 * cell } });
  await expect(input(page, 'Chunk a')).toHaveValue('5');

  await matrix(page).press('ArrowLeft');
  await expect(input(page, 'Chunk a')).toHaveValue('4');
  await matrix(page).press('ArrowDown');
  await matrix(page).press('ArrowDown');
  await expect(input(page, 'Chunk b')).toHaveValue('5'); // past chunk 4 itself
  await expect(chart(page)).toHaveAccessibleName(/^Storage of chunk 5 against chunk 4\./);
});

test('the matrix tells identical and overlapping pairs by name', async ({ page }) => {
  await openPage(page, 'T=400&chunks=4&seeding=same&view=independence');
  await expect(matrix(page)).toHaveAccessibleName(/Chunk 0 and chunk 1: r = 1, identical\./);
  await radio(page, 'One stream, shifted').check();
  await settled(page);
  expect((await query(page))['seeding']).toBe('shifted');
  await expect(matrix(page)).toHaveAccessibleName(/Chunk 0 and chunk 1: r = −?0\.\d+, overlap\./);
  await expect(verdict(page)).toContainText('Chunk 1 draws what chunk 0 draws from step 10 on.');
});

test('more than 64 chunks have no matrix, but their statistics', async ({ page }) => {
  await openPage(page, 'T=13000&chunks=65&view=independence');
  await expect(matrix(page)).toHaveCount(0);
  await expect(page.getByText('No matrix of more than 64 chunks')).toBeVisible();
  await expect(verdict(page)).toContainText('2,080 pairs');
  // a pair that is none of the strongest
  await enter(page, 'Chunk a', '64');
  await settled(page);
  await enter(page, 'Chunk b', '63');
  await settled(page);
  await expect(figure(page, 'r of shocks')).toContainText('chunks 63 and 64');
  await enter(page, 'Chunks', '64');
  await settled(page);
  await expect(matrix(page)).toBeVisible();
});

test('a shifted stream gives the same digest for one worker and for two', async ({ page }) => {
  for (const generator of ['numpy', 'xoshiro']) {
    const experiment = `T=300000&chunks=3&seeding=shifted&generator=${generator}&boundary=continue`;
    await openPage(page, `${experiment}&workers=1`);
    const alone = await digest(page);
    await openPage(page, `${experiment}&workers=2`);
    expect(await digest(page)).toBe(alone);
    // by steps, as it must be: nothing is wrong with the browser
    await expect(page.getByText('lacks WebAssembly')).toHaveCount(0);
  }
});

test('is busy until the comparison of the newest run is shown', async ({ page }) => {
  await openPage(page, 'T=64000&chunks=64&view=independence');
  const before = await verdict(page).textContent();
  expect(await busyAfterClick(page, 'New seed')).toBe('true');
  await settled(page);
  await expect(verdict(page)).not.toHaveText(before!);
  await openMore(page);
  await radio(page, 'Continue the path').check();
  await settled(page);
  await expect(verdict(page)).toHaveText(/^(No dependence|Dependence) found/);
});

test('follows a slider that moves', async ({ page }) => {
  await openPage(page, 'K=1000&sigma=20&target=75&T=2000&view=independence');
  const storages = () => figure(page, 'r of storages').textContent();
  const before = await storages();
  const sigma = slider(page, 'Inflow spread σ');
  await takeSlider(page, sigma);
  await moveSlider(page, sigma, 0.6);
  await expect.poll(storages).not.toBe(before);
  // three dots stand for it until the storages in sight have been compared
  await expect.poll(storages).toMatch(/^−?\d/);
  await page.mouse.up();
  await settled(page);
  await expect(verdict(page)).toContainText('No dependence found');
});

const STEP_6 =
  'K=1000&mu=70&sigma=20&target=75&T=2000&chunks=2&generator=numpy&seed=0&view=independence';

test('one seed puts storages and shocks on the diagonal, a seed each neither', async ({ page }) => {
  await openPage(page, 'T=200&chunks=2&seeding=same&view=independence');
  await expect(plot(page, 'Storages')).toContainText('r = 1');
  await expect(plot(page, 'Shocks')).toContainText('r = 1, identical');
  for (const [, storageA, storageB, shockA, shockB] of await tableRows(page)) {
    expect([storageB, shockB]).toEqual([storageA, shockA]);
  }
  await radio(page, 'A seed each').check();
  await settled(page);
  await expect(plot(page, 'Storages')).toContainText(/r = −?0\.[01]/);
  await expect(plot(page, 'Shocks')).toContainText(/r = −?0\.[01].* \(p\s=\s0\.\d+\)/);
});

test('without its first steps the storages of chunks that start alike correlate less', async ({
  page,
}) => {
  await openPage(page, STEP_6);
  const said = await verdict(page).textContent();
  const storages = plot(page, 'Storages');
  await expect(storages).toContainText('r = 0.91');
  await expect(page.getByText('not a test (start-up dominates)').first()).toBeVisible();
  await enter(page, 'Leave out the first', '1999');
  await expect(input(page, 'Leave out the first')).toHaveAccessibleDescription(/0 to 998/);
  await enter(page, 'Leave out the first', '200');
  // by Python: the article's program with NumPy's RandomState of seed 0 and 1, then corrcoef: 0.9147 and -0.0734
  await expect(storages).toContainText('r = −0.073 from step 201 on');
  expect(await verdict(page).textContent()).toBe(said); // which is of shocks
  await openSettings(page);
  await enter(page, 'Seed', '1');
  await settled(page);
  await expect(input(page, 'Leave out the first')).toHaveValue('0');
});

test('a step that is pointed at in one plot is marked in both', async ({ page }) => {
  await openPage(page, 'T=200&chunks=2&view=independence');
  const marks = page.locator('.point-mark');
  await plot(page, 'Shocks').hover({ position: { x: 200, y: 200 } });
  await expect(marks).toHaveCount(2);
  const [one, other] = await marks.locator('strong').allTextContents();
  expect(one).toMatch(/^step \d+$/);
  expect(other).toBe(one);
  await page.mouse.move(5, 5);
  await expect(marks).toHaveCount(0);

  const [, a, b, shockA] = (await tableRows(page))[1]!;
  await plot(page, 'Storages').press('Home');
  await plot(page, 'Storages').press('ArrowRight');
  await expect(marks.first()).toContainText('step 2');
  const near = (text: string) => text.split(' and ').map((each) => Number(each.replace('−', '-')));
  const [storages, shocks] = await marks.locator('span').allTextContents();
  expect(near(storages!)[0]).toBeCloseTo(a!, 1);
  expect(near(storages!)[1]).toBeCloseTo(b!, 1);
  expect(near(shocks!)[0]).toBeCloseTo(shockA!, 2);
});

test('tells what share of the points piles up', async ({ page }) => {
  // 17.5 %: independent chunks are both full at 0.418² of the steps
  await openPage(page, 'T=100000&chunks=2&view=independence');
  const told = page.getByText(
    /The first 16,384 of 50,000 steps, .* 1[78]\s% of them lie at \(100, 100\)\./,
  );
  await expect(told).toBeVisible();
  await expect(chart(page)).toHaveAccessibleName(/1[78]\s% of them lie at \(100, 100\)/);
});
