import {
  busyAfterClick,
  enter,
  expect,
  input,
  openPage,
  settled,
  slider,
  test,
  type Page,
} from './support.ts';

/** Records each value of `aria-busy` with the quiet line that stands beside it. */
async function recordBusy(page: Page): Promise<() => Promise<(readonly [string, string])[]>> {
  const record = await page.evaluateHandle(() => {
    const seen: (readonly [string, string])[] = [];
    const main = document.querySelector('main')!;
    new MutationObserver(() =>
      seen.push([main.getAttribute('aria-busy')!, document.querySelector('.quiet')!.textContent]),
    ).observe(main, { attributeFilter: ['aria-busy'] });
    return seen;
  });
  return () => record.jsonValue();
}

test('is busy from the click of Run until its result is shown', async ({ page }) => {
  await openPage(page);
  const read = await recordBusy(page);
  expect(await busyAfterClick(page, 'Run')).toBe('true');
  await settled(page);
  expect((await read()).map(([busy]) => busy)).toEqual(['true', 'false']);
});

test('is busy until the commit that shows the newest settings', async ({ page }) => {
  await openPage(page);
  const read = await recordBusy(page);
  await enter(page, 'Steps T', '300000');
  await settled(page);
  const seen = await read();
  expect(seen.map(([busy]) => busy)).toEqual(['true', 'false']);
  expect(seen[0]![1]).toContain('200 steps');
  expect(seen[1]![1]).toContain('300,000 steps');
});

test('is busy from the task in which a moving slider begins a run until the commit of its picture', async ({
  page,
}) => {
  await openPage(page, 'T=1000000');
  const seen = await slider(page, 'Capacity K').evaluate(async (element) => {
    const main = document.querySelector('main')!;
    const look = () => ({
      busy: main.getAttribute('aria-busy'),
      isNew: document.querySelector('.verdict')!.textContent.includes('of 500 is stored'),
    });
    const changed = () =>
      new Promise<void>((done) =>
        new MutationObserver((_, observer) => {
          observer.disconnect();
          done();
        }).observe(main, { attributeFilter: ['aria-busy'] }),
      );
    const before = look();
    Reflect.set(HTMLInputElement.prototype, 'value', '500', element);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(requestAnimationFrame); // after the slider's own
    const begun = look();
    await changed();
    return [before, begun, look()]; // still held
  });
  expect(seen).toEqual([
    { busy: 'false', isNew: false },
    { busy: 'true', isNew: false },
    { busy: 'false', isNew: true },
  ]);
});

test('stays busy through runs that newer settings replace', async ({ page }) => {
  await openPage(page);
  const read = await recordBusy(page);
  // three changes, each while the run of the one before is under way
  await page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>('input[aria-label="Seed"]')!;
    const newSeed = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'New seed',
    )!;
    for (let change = 0; change < 3; change++) {
      const before = field.value;
      newSeed.click();
      while (field.value === before) await Promise.resolve();
    }
  });
  await settled(page);
  const seen = await read();
  expect(seen.map(([busy]) => busy)).toEqual(['true', 'false']);
  expect(await page.evaluate(() => window.location.search)).toContain(
    `seed=${await input(page, 'Seed').inputValue()}`,
  );
});

test('is busy while the page opens', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = ((window as unknown as { busy: string[] }).busy = [] as string[]);
    new MutationObserver(() => {
      const busy = document.querySelector('main')?.getAttribute('aria-busy');
      if (busy != null && busy !== seen.at(-1)) seen.push(busy);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await openPage(page, 'T=300000');
  const seen = await page.evaluate(() => (window as unknown as { busy: string[] }).busy);
  expect(seen).toEqual(['true', 'false']);
});
