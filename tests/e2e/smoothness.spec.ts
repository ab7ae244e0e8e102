import { VIEW_NAMES } from '../../src/app/address/views.ts';
import {
  chart,
  expect,
  input,
  moveSlider,
  openPage,
  settled,
  slider,
  takeSlider,
  test,
} from './support.ts';

interface Watched {
  readonly pictures: string[];
  readonly longTasks: number[];
  workers: number;
}

interface Trace {
  readonly traceEvents: readonly {
    readonly name: string;
    readonly args: { readonly elementCount?: number };
  }[];
}

test('redraws a million steps while K is dragged, on the workers it has @chromium', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const watched: Watched = { pictures: [], longTasks: [], workers: 0 };
    Object.assign(window, { watched });
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        watched.workers++;
      }
    };
  });
  await openPage(page, 'T=1000000&chunks=2');
  await expect(page.locator('.quiet')).toContainText(/workers? ready/);
  await page.evaluate(() => {
    const { watched } = window as unknown as { watched: Watched };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
    }).observe({ type: 'longtask' });
    const canvas = document.querySelector('canvas')!;
    new MutationObserver(() => watched.pictures.push(canvas.getAttribute('aria-label')!)).observe(
      canvas,
      { attributeFilter: ['aria-label'] },
    );
  });
  const read = () => page.evaluate(() => (window as unknown as { watched: Watched }).watched);
  const { workers } = await read();

  const K = slider(page, 'Capacity K');
  await takeSlider(page, K);
  const begun = Date.now();
  for (let move = 0; Date.now() - begun < 2000 || (await read()).pictures.length < 4; move++) {
    await moveSlider(page, K, 0.1 + 0.8 * Math.abs(Math.sin(move / 20)));
  }
  const dragged = await read();
  await page.mouse.up();
  await settled(page);

  expect(new Set(dragged.pictures).size).toBeGreaterThanOrEqual(4);
  expect(dragged.workers).toBe(workers);
  const value = await input(page, 'Capacity K').inputValue();
  await expect(chart(page)).toHaveAccessibleName(new RegExp(` of ${value} is stored`));
  const longest = Math.round(Math.max(0, ...dragged.longTasks));
  console.log(
    `LONGTASK while dragging K at T = 1e6 for ${Date.now() - begun} ms: ${dragged.pictures.length} ` +
      `pictures, ${dragged.longTasks.length} tasks over 50 ms, the longest ${longest} ms`,
  );
});

for (const view of VIEW_NAMES) {
  test(`finds the styles of few elements anew while μ is dragged: ${view} @chromium`, async ({
    page,
    browser,
  }) => {
    await openPage(page, `view=${view}`);
    const mu = slider(page, 'Inflow μ');
    await takeSlider(page, mu);
    await browser.startTracing(page, { categories: ['devtools.timeline'] });
    for (let move = 1; move <= 8; move++) await moveSlider(page, mu, 0.5 + 0.05 * move);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as Trace;
    await page.mouse.up();
    const counts = traceEvents
      .filter(({ name }) => name === 'UpdateLayoutTree')
      .map(({ args }) => args.elementCount ?? 0);

    expect(counts.length).toBeGreaterThan(0);
    expect(Math.max(...counts)).toBeLessThan(60); // of some 400
  });
}
