import {
  chart,
  digest,
  expect,
  historyLength,
  input,
  moveSlider,
  openPage,
  query,
  settled,
  slider,
  tab,
  takeSlider,
  test,
  type Locator,
} from './support.ts';

test('redraws while it moves, and makes one history entry', async ({ page }) => {
  await openPage(page);
  const entries = await historyLength(page);
  const before = await digest(page);
  const K = slider(page, 'Capacity K');
  await takeSlider(page, K);
  for (const share of [0.2, 0.4, 0.6]) {
    await moveSlider(page, K, share);
    const least = 10 + 990 * (share - 0.05);
    await expect
      .poll(() => input(page, 'Capacity K').inputValue().then(Number))
      .toBeGreaterThan(least);
    const value = await input(page, 'Capacity K').inputValue();
    // the picture is of this value, before the slider is let go
    await expect(chart(page)).toHaveAccessibleName(new RegExp(` of ${value} is stored`));
  }
  expect(await historyLength(page)).toBe(entries);
  expect(await query(page)).toEqual({});
  await page.mouse.up();
  await settled(page);
  expect(await historyLength(page)).toBe(entries + 1);
  expect((await query(page))['K']).toBe(await input(page, 'Capacity K').inputValue());
  expect(await digest(page)).not.toBe(before);

  await page.goBack();
  await expect(input(page, 'Capacity K')).toHaveValue('100');
  await settled(page);
  expect(await digest(page)).toBe(before);
});

for (const name of ['Inflow μ', 'Capacity K', 'Target release S̄']) {
  test(`${name} is dragged to the very picture that its link opens with @chromium`, async ({
    page,
  }) => {
    const drawn = () =>
      page.locator('.chart canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    await openPage(page, 'T=3000&chunks=4');
    const first = await drawn();
    await takeSlider(page, slider(page, name));
    for (const share of [0.6, 0, 0.5]) await moveSlider(page, slider(page, name), share);
    await page.mouse.up();
    await settled(page);
    await page.mouse.move(0, 0);
    const dragged = await drawn();
    expect(dragged).not.toBe(first);
    await page.reload();
    await settled(page);
    await expect.poll(drawn).toBe(dragged);
  });
}

test('leaves nothing of the picture before while it is held @chromium', async ({ page }) => {
  await page.setViewportSize({ width: 1700, height: 900 }); // levels are named in full
  const drawn = () =>
    page.locator('.chart canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await openPage(page, 'T=3000&chunks=4');
  const target = slider(page, 'Target release S̄');
  await takeSlider(page, target);
  // at 0 the name of the level reaches under the axis
  await moveSlider(page, target, 0);
  await expect(chart(page)).toHaveAccessibleName(/0 % below the target/);
  const { x, y, width, height } = (await target.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await expect(chart(page)).not.toHaveAccessibleName(/0 % below the target/);
  const held = await drawn();
  await page.mouse.up();
  await settled(page);
  await page.mouse.move(0, 0);
  await page.reload();
  await settled(page);
  await expect.poll(drawn).toBe(held);
});

test('makes no history entry when it comes back to where it was @chromium', async ({ page }) => {
  await openPage(page);
  const entries = await historyLength(page);
  await slider(page, 'Capacity K').focus();
  await page.keyboard.down('ArrowRight');
  await expect(input(page, 'Capacity K')).toHaveValue('101');
  await page.keyboard.down('ArrowLeft');
  await page.keyboard.up('ArrowRight');
  await page.keyboard.up('ArrowLeft');
  await expect(input(page, 'Capacity K')).toHaveValue('100');
  await settled(page);
  expect(await historyLength(page)).toBeLessThanOrEqual(entries + 1);
});

test('moves nothing where a finger scrolls the page after all, however soon @chromium', async ({
  page,
}) => {
  await openPage(page);
  const before = await digest(page);
  await slider(page, 'Capacity K').evaluate(async (element) => {
    const K = element as HTMLInputElement;
    const frame = () => new Promise(requestAnimationFrame);
    K.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    // as a finger does it: what a script sets itself React does not hear
    Reflect.set(HTMLInputElement.prototype, 'value', '500', K);
    K.dispatchEvent(new Event('input', { bubbles: true }));
    await frame(); // the run has begun
    K.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true }));
  });
  await expect(input(page, 'Capacity K')).toHaveValue('100');
  await settled(page);
  expect(await digest(page)).toBe(before);
});

test('is let go where the page becomes another under the hand @chromium', async ({ page }) => {
  await openPage(page, 'mu=90');
  const mu = slider(page, 'Inflow μ');
  await mu.focus();
  await page.keyboard.press('ArrowRight');
  await expect(input(page, 'Inflow μ')).toHaveValue('91');
  await takeSlider(page, mu);
  await moveSlider(page, mu, 0.6);
  await page.goBack();
  await expect(mu).toHaveValue('90');
  await page.mouse.up();
  await settled(page);
  await expect(input(page, 'Inflow μ')).toHaveValue('90');
  await page.goForward();
  await expect(input(page, 'Inflow μ')).toHaveValue('91');

  await takeSlider(page, mu);
  await moveSlider(page, mu, 0.6);
  await page.keyboard.press('PageDown'); // to the lesson
  await page.mouse.up();
  await settled(page);
  const story = page.getByRole('navigation', { name: 'Story' });
  await expect(story).toHaveAttribute('data-step', '1');
  await expect(story).not.toContainText('is not this step');
});

test('goes on under the hand while another key is let go @chromium', async ({ page }) => {
  await openPage(page);
  const entries = await historyLength(page);
  const K = slider(page, 'Capacity K');
  await takeSlider(page, K);
  await moveSlider(page, K, 0.5);
  for (const key of ['Shift', 'Control', 'Escape']) await page.keyboard.press(key);
  expect(await query(page)).toEqual({});
  await moveSlider(page, K, 0.8);
  await page.mouse.up();
  await settled(page);
  expect((await query(page))['K']).toBe(await input(page, 'Capacity K').inputValue());
  expect(await historyLength(page)).toBe(entries + 1);
});

test('is no fault where its view goes while it is held @chromium', async ({ page }) => {
  await openPage(page, 'view=distribution');
  await tab(page, 'Design').click();
  const reliability = slider(page, 'Reliability');
  await takeSlider(page, reliability);
  await moveSlider(page, reliability, 0.6);
  await page.goBack();
  await expect(reliability).toBeHidden();
  await page.mouse.up();
  await settled(page);
  await expect(tab(page, 'Distribution')).toHaveAttribute('aria-selected', 'true');
});

test('carries the target along below it, and returns it within the same drag @chromium', async ({
  page,
}) => {
  await openPage(page);
  const K = slider(page, 'Capacity K');
  await takeSlider(page, K);
  await moveSlider(page, K, 0);
  await expect(input(page, 'Capacity K')).toHaveValue('10');
  await expect(input(page, 'Target release S̄')).toHaveValue('10');
  await expect(slider(page, 'Target release S̄')).toHaveValue('10');
  await moveSlider(page, K, 0.5);
  await expect(input(page, 'Target release S̄')).toHaveValue('70');
  await moveSlider(page, K, 0.02);
  const low = await input(page, 'Capacity K').inputValue();
  expect(Number(low)).toBeLessThan(70);
  await expect(input(page, 'Target release S̄')).toHaveValue(low);
  await page.mouse.up();
  expect(await query(page)).toMatchObject({ K: low, target: low });
});

test('carries the chunks along below T, and returns them within the same drag @chromium', async ({
  page,
}) => {
  await openPage(page, 'T=200&chunks=100');
  const entries = await historyLength(page);
  const T = slider(page, 'Steps T');
  await takeSlider(page, T);
  await moveSlider(page, T, 0);
  await expect(input(page, 'Steps T')).toHaveValue('10');
  await expect(input(page, 'Chunks')).toHaveValue('10');
  await moveSlider(page, T, 0.5);
  await expect(input(page, 'Chunks')).toHaveValue('100');
  await page.mouse.up();
  await settled(page);
  expect(await historyLength(page)).toBe(entries + 1);
  expect((await query(page))['chunks']).toBe('100');
});

test('is moved by keys, a key held down being one change', async ({ page }) => {
  await openPage(page);
  const entries = await historyLength(page);
  const mu = slider(page, 'Inflow μ');
  await mu.focus();
  for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down('ArrowRight');
  await expect(input(page, 'Inflow μ')).toHaveValue('75');
  expect(await query(page)).toEqual({});
  await page.keyboard.up('ArrowRight');
  expect((await query(page))['mu']).toBe('75');
  expect(await historyLength(page)).toBe(entries + 1);

  await mu.press('Home');
  await expect(input(page, 'Inflow μ')).toHaveValue('0');
  await mu.press('End');
  await expect(input(page, 'Inflow μ')).toHaveValue('300');
  expect(await historyLength(page)).toBe(entries + 3);
});

test('spans a practical range, and widens for a value outside it @chromium', async ({ page }) => {
  await openPage(page);
  const K = slider(page, 'Capacity K');
  await expect(K).toHaveAttribute('min', '10');
  await expect(K).toHaveAttribute('max', '1000');
  await openPage(page, 'K=5000');
  await expect(K).toHaveAttribute('max', '5000');
  await expect(K).toHaveValue('5000');
  await openPage(page, 'K=2.5');
  await expect(K).toHaveAttribute('min', '2.5');
  await expect(K).toHaveValue('2.5');
});

test('reaches both ends of any range, and goes to round values between them', async ({ page }) => {
  await openPage(page, 'K=100.37&target=33.333');
  const [K, target] = [slider(page, 'Capacity K'), slider(page, 'Target release S̄')];
  await expect(K).toHaveAttribute('aria-valuetext', '100.37');
  await expect(target).toHaveAttribute('aria-valuetext', '33.333');
  const press = async (thing: Locator, keys: readonly string[], value: string) => {
    for (const key of keys) await thing.press(key);
    await expect(thing).toHaveAttribute('aria-valuetext', value);
  };
  await press(target, ['ArrowRight'], '33.4');
  await press(target, ['End'], '100.37');
  await press(target, ['ArrowLeft'], '100.3');
  await press(target, ['Home'], '0');
  await press(K, ['ArrowRight'], '101');

  await openPage(page, 'K=0.37&target=0.1');
  await press(K, ['ArrowRight'], '1');
  await openPage(page, 'K=100000');
  await expect(K).toHaveAttribute('aria-valuetext', '100000');
  await press(K, ['ArrowLeft'], '99900');
  await press(K, ['Home', 'ArrowRight'], '11'); // at 10 the range is that of practice again
  await openPage(page, 'K=100000');
  await takeSlider(page, K);
  await moveSlider(page, K, 0.5);
  await expect(input(page, 'Capacity K')).toHaveValue(/^\d+00$/);
  await moveSlider(page, K, 1);
  await page.mouse.up();
  await expect(input(page, 'Capacity K')).toHaveValue('100000');
});

test('reaches round numbers of steps over all decades @chromium', async ({ page }) => {
  await openPage(page);
  const T = slider(page, 'Steps T');
  await T.press('Home');
  await expect(input(page, 'Steps T')).toHaveValue('10');
  const seen: string[] = [];
  for (let stop = 0; stop < 10; stop++) {
    await T.press('ArrowRight');
    seen.push(await input(page, 'Steps T').inputValue());
  }
  expect(seen).toEqual(['12', '15', '20', '25', '30', '40', '50', '60', '80', '100']);
  await expect(T).toHaveAttribute('aria-valuetext', '100');
});

test('loses no step of keys that come faster than pictures are drawn', async ({ page }) => {
  await openPage(page);
  const K = slider(page, 'Capacity K');
  await K.focus();
  await Promise.all(Array.from({ length: 150 }, () => page.keyboard.down('ArrowRight')));
  await page.keyboard.up('ArrowRight');
  await expect(input(page, 'Capacity K')).toHaveValue('250');
  expect((await query(page))['K']).toBe('250');
  await Promise.all(
    Array.from({ length: 200 }, (_, i) => page.keyboard.press(i % 2 ? 'ArrowRight' : 'ArrowLeft')),
  );
  await expect(input(page, 'Capacity K')).toHaveValue('250');
  await settled(page);
  expect((await query(page))['K']).toBe('250');
});
