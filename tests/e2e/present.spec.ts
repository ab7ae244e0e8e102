import { faults } from './axe.ts';
import { LESSON } from './lesson.ts';
import {
  button,
  chart,
  enter,
  expect,
  input,
  openPage,
  openSettings,
  query,
  radio,
  settled,
  slider,
  status,
  tab,
  test,
  verdict,
  type Locator,
  type Page,
} from './support.ts';

/** What the last row of a room can read, in pixels of CSS. */
const LEAST = 24;

/** Notes in what size canvases write. */
async function watchLetters(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sizes: number[] = [];
    Object.assign(window, { sizes });
    const proto = CanvasRenderingContext2D.prototype;
    // oxlint-disable-next-line typescript/unbound-method -- called with the context that it is of
    const { fillText } = proto;
    proto.fillText = function (...args) {
      sizes.push(Number(/([\d.]+)px/.exec(this.font)![1]));
      fillText.apply(this, args);
    };
  });
}

/** Texts in sight that are smaller than `LEAST`, and how large the smallest of the newest picture are. */
function small(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement!;
      const text = walker.currentNode.nodeValue!.trim();
      if (text === '' || !element.checkVisibility() || element.closest('.heard') !== null) continue;
      // a drawing is seen larger or smaller than its own units
      const zoom = element instanceof SVGGraphicsElement ? element.getScreenCTM()!.a : 1;
      const size = zoom * parseFloat(getComputedStyle(element).fontSize);
      if (size < least) found.push(`${text}: ${size}`);
    }
    return found;
  }, LEAST);
}

for (const [width, height] of [
  [1280, 720],
  [823, 514],
] as const) {
  for (const step of [LESSON[0]!, LESSON[2]!, LESSON[6]!]) {
    test(`step ${step.name} can be read by a room at ${width} x ${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await watchLetters(page);
      await openPage(page, String(new URLSearchParams({ ...step.keys, present: '1' })));
      await expect(page.locator('.story > p')).toContainText(step.name);
      expect(await small(page)).toEqual([]);
      const letters = await page.evaluate(async () => {
        const { sizes } = window as unknown as { sizes: number[] };
        sizes.length = 0;
        window.dispatchEvent(new Event('resize'));
        document.querySelector<HTMLElement>('.picture')!.style.marginRight = '1px'; // drawn anew
        while (sizes.length === 0) await new Promise(requestAnimationFrame);
        return Math.min(...sizes);
      });
      expect(letters).toBeGreaterThanOrEqual(LEAST);
      for (const thing of [verdict(page), chart(page).first(), button(page, 'Next')]) {
        await expect(thing).toBeInViewport({ ratio: 1 });
      }
      const box = (await chart(page).first().boundingBox())!;
      // the dam stands beside the path where there is room
      const room = (await page.locator('.dam').isVisible()) ? 0.65 : 0.9;
      expect(box.width).toBeGreaterThan(room * width);
      expect(box.height).toBeGreaterThan(0.38 * height);
      for (const hidden of [
        tab(page, 'Timing'),
        input(page, 'Capacity K'),
        button(page, 'Share'),
      ]) {
        await expect(hidden).toBeHidden();
      }
    });
  }
}

/** What each step asks for, by what its strip names. */
const ASKED: readonly ((page: Page) => Locator[])[] = [
  (page) => [button(page, 'Take a step'), page.locator('.dam-section')],
  (page) => [button(page, 'Show')],
  (page) => [button(page, 'Measure')],
  (page) => [button(page, 'Run it')],
  (page) => [radio(page, 'One seed'), radio(page, 'Two seeds')],
  (page) => [input(page, 'Leave out the first'), slider(page, 'Leave out the first')],
  (page) => [radio(page, 'Starts full'), radio(page, 'Goes on')],
  (page) => [button(page, 'Run it'), radio(page, 'Histogram'), radio(page, 'Path')],
];

for (const [width, height] of [
  [1280, 720],
  [823, 514],
] as const) {
  test(`what a step asks for is there, on one screen, at ${width} x ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openPage(page, 'present=1');
    for (const [index, asked] of ASKED.entries()) {
      await page.keyboard.press('PageDown');
      await settled(page);
      await expect(page.locator('.story')).toContainText(LESSON[index]!.name);
      for (const thing of [...asked(page), button(page, 'Leave the presentation')]) {
        await expect(thing, LESSON[index]!.name).toBeInViewport({ ratio: 1 });
      }
      const [wide, high] = await page.evaluate(() => {
        const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
        return [scrollWidth - clientWidth, scrollHeight - clientHeight];
      });
      expect([wide, high], LESSON[index]!.name).toEqual([0, 0]);
    }
    // challenges ask for the form
    await page.keyboard.press('PageDown');
    await expect(page.locator('.story')).toContainText('once you leave the presentation');
    const challenges = page.locator('.story').getByRole('button', { name: /^F(all|ind) / });
    await expect(challenges).toHaveCount(0);
    await page.keyboard.press('f');
    await expect(challenges).toHaveCount(3);
    await page.keyboard.press('PageUp');
    // the last step's path, a short one
    await openSettings(page);
    await enter(page, 'Steps T', '100000');
    await tab(page, 'Storage').click();
    await settled(page);
    await page.keyboard.press('f');
    const drought = button(page, 'Longest drought');
    await expect(drought).toBeInViewport({ ratio: 1 });
    await drought.click();
    await expect(page.locator('.mini-map')).toBeInViewport({ ratio: 1 });
  });
}

test('in front of a class a worker can be killed, for nothing told covers its lane', async ({
  page,
}) => {
  await page.setViewportSize({ width: 823, height: 514 });
  const { keys } = LESSON[3]!;
  await openPage(page, String(new URLSearchParams({ ...keys, workers: '2', present: '1' })));
  await button(page, 'Run it').click();
  await expect(status(page)).toContainText('Running:');
  await expect(status(page)).toHaveCSS('opacity', '1');
  await expect(verdict(page)).toBeHidden(); // it is not of this run
  const [told, lanes] = await Promise.all(
    [status(page), page.locator('.lane-picture')].map((thing) => thing.boundingBox()),
  );
  expect(told!.y + told!.height).toBeLessThanOrEqual(lanes!.y);
  await button(page, 'Kill worker 2').click();
  await expect(page.locator('.lane-line')).toContainText('Worker 2 was killed');
  await page.keyboard.press('Escape');
  await settled(page);
});

test('in front of a class a run that waits is told in the place of the sentence, but not of a measurement’s', async ({
  page,
}) => {
  await openPage(page, 'T=1000000000&present=1');
  await expect(verdict(page)).toBeHidden();
  await expect(status(page)).toHaveCSS('opacity', '1');
  await expect(button(page, 'Run')).toBeVisible();
  await openPage(page, 'T=1000000000&present=1&view=timing');
  await expect(verdict(page)).toBeVisible();
  await expect(status(page)).toBeHidden();
});

test('no two labels of the dam cover each other in front of a class, at whatever level', async ({
  page,
}) => {
  await openPage(page, `${new URLSearchParams(LESSON[0]!.keys).toString()}&present=1`);
  const take = page.locator('.dam .take');
  for (let step = 1; step < 30; step++) {
    const covered = await page.locator('.dam-section text').evaluateAll((texts) => {
      const boxes = texts
        .map((text) => text.getBoundingClientRect())
        .filter(({ width }) => width > 0);
      return boxes.some((a, i) =>
        boxes
          .slice(i + 1)
          .some(
            (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
          ),
      );
    });
    expect(covered, await page.locator('.step-name').innerText()).toBe(false);
    await take.click();
  }
});

test('F presents and comes back, Escape leaves; the address knows', async ({ page }) => {
  await openPage(page, 'K=300');
  await page.keyboard.press('f');
  await expect(tab(page, 'Storage')).toBeHidden();
  expect(await query(page)).toMatchObject({ K: '300', present: '1' });
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('F');
  await expect(tab(page, 'Storage')).toBeVisible();
  expect(await query(page)).not.toHaveProperty('present');
  await page.goBack();
  await expect(tab(page, 'Storage')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(tab(page, 'Storage')).toBeVisible();
  await button(page, 'Present').click();
  await page.getByRole('button', { name: 'Leave the presentation' }).click();
  await expect(tab(page, 'Storage')).toBeVisible();
});

test('a clicker is heard wherever the focus is, arrows where they are free, letters where nothing is typed', async ({
  page,
}) => {
  await openPage(page);
  const expectStep = (index: number) =>
    expect(page.getByRole('link', { name: LESSON[index]!.name })).toHaveAttribute(
      'aria-current',
      'step',
    );
  await tab(page, 'Storage').press('PageDown');
  await expectStep(0);
  await settled(page);
  await openSettings(page);
  await slider(page, 'Capacity K').press('PageDown');
  await expectStep(1);
  await expect(input(page, 'Capacity K')).toHaveValue(LESSON[1]!.keys['K']!); // no slider was moved
  await page.locator('.chart').press('PageUp');
  await expectStep(0);
  await page.locator('h1').click(); // nothing has the focus
  await page.keyboard.press('ArrowRight');
  await expectStep(1);
  await tab(page, 'Storage').press('ArrowRight'); // its own
  await expect(tab(page, 'Distribution')).toHaveAttribute('aria-selected', 'true');

  const field = input(page, 'Capacity K');
  await field.press('End');
  for (const key of ['f', 'r', '?', 'ArrowLeft']) await page.keyboard.press(key);
  await expect(field).toHaveValue('500fr?');
  await field.press('Escape');
  await expect(field).toHaveValue('500');
  expect(await query(page)).not.toHaveProperty('present');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await field.press('PageUp'); // a field of one line has no use for it
  await expectStep(0);
  await settled(page);
});

test('? opens the list of keys, Escape closes it and nothing else', async ({ page }) => {
  await openPage(page, 'present=1');
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys' });
  await expect(list).toContainText('Page Down');
  await expect(list.locator('dt')).toHaveCount(8);
  expect(await faults(page, 'dialog')).toEqual([]);
  await page.keyboard.press('PageDown'); // none of the page's keys
  expect(await small(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  expect(await query(page)).toEqual({ present: '1' });
});

test('in a page that frames it the view stands alone, with a way to the whole', async ({
  page,
}) => {
  await openPage(page, 'view=independence&chunks=4&embed=1');
  await expect(verdict(page)).toBeVisible();
  await expect(chart(page).first()).toBeVisible();
  await expect(input(page, 'Chunk a')).toBeVisible();
  const hidden = [
    button(page, 'Share'),
    page.getByRole('navigation', { name: 'Story' }),
    tab(page, 'Storage'),
    input(page, 'Capacity K'),
    button(page, 'Run'),
    button(page, 'Open JSON'),
  ];
  for (const thing of hidden) await expect(thing).toBeHidden();
  await page.locator('body').press('PageDown'); // the frame's own
  const whole = page.getByRole('link', { name: 'Open in Spillway' });
  await expect(whole).toHaveAttribute('target', '_blank');
  await expect(whole).toHaveAttribute('href', /^\?v=1&.*&chunks=4&.*&view=independence$/);
  expect(await query(page)).toEqual({ view: 'independence', chunks: '4', embed: '1' });
});
