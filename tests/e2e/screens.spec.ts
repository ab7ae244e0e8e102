import { LESSON } from './lesson.ts';
import { chart, expect, openPage, test, type Page } from './support.ts';

for (const [width, height] of [
  [320, 256],
  [568, 320],
  [667, 375],
] as const) {
  test(`a window of ${width} x ${height} scrolls past a chart that can be read`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openPage(page);
    expect((await chart(page).boundingBox())!.height).toBeGreaterThanOrEqual(200);
    // of a page that is scrolled nothing stays in place
    const held = await page.evaluate(() => {
      const top = (element: Element) => element.getBoundingClientRect().top;
      const all = [...document.body.querySelectorAll('*')].filter(
        (element) => element.getClientRects().length > 0 && element.closest('details') === null,
      );
      const before = all.map(top);
      const far = document.documentElement.scrollHeight - window.innerHeight;
      window.scrollTo({ top: far, behavior: 'instant' });
      const moved = all.map((element, i) => before[i]! - top(element));
      return moved.filter((by) => Math.abs(by - window.scrollY) > 1).length; // of a pixel, rounding
    });
    expect(held).toBe(0);
    const plot = await inkHeight(page);
    expect(plot).toBeGreaterThanOrEqual(90);
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(screen);
  });
}

/** Pixels of the page from the highest to the lowest storage of the path that is drawn. */
const inkHeight = (page: Page) =>
  page.locator('.chart canvas').evaluate((canvas: HTMLCanvasElement) => {
    const probe = document.createElement('i');
    probe.style.color = 'var(--series-1)';
    document.body.append(probe);
    const ink = getComputedStyle(probe).color.match(/\d+/g)!.map(Number);
    probe.remove();
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const rows: number[] = [];
    for (let i = 0; i < data.length; i += 4) {
      const isInk = data[i + 3]! > 200 && ink.every((c, j) => Math.abs(c - data[i + j]!) < 8);
      if (isInk) rows.push(Math.floor(i / 4 / canvas.width));
    }
    return ((rows.at(-1)! - rows[0]!) * canvas.clientHeight) / canvas.height;
  });

test('charts are sharp again on another monitor @chromium', async ({ page }) => {
  // an emulated screen does not tell that it has changed: its queries are told by hand
  await page.addInitScript(() => {
    const ask = window.matchMedia.bind(window);
    const asked: MediaQueryList[] = [];
    window.matchMedia = (query) => {
      const answer = ask(query);
      if (query.includes('resolution')) asked.push(answer);
      return answer;
    };
    const changed = () => {
      for (const query of asked.splice(0)) query.dispatchEvent(new Event('change'));
    };
    Object.assign(window, { changed });
  });
  const session = await page.context().newCDPSession(page);
  const move = async (deviceScaleFactor: number) => {
    const metrics = { width: 1440, height: 900, deviceScaleFactor, mobile: false };
    await session.send('Emulation.setDeviceMetricsOverride', metrics);
    await page.evaluate(() => (window as unknown as { changed(): void }).changed());
  };
  const ratios = () =>
    page
      .locator('canvas:visible')
      .evaluateAll((all) =>
        all.map((each) => Math.round((each as HTMLCanvasElement).width / each.clientWidth)),
      );
  for (const view of ['storage', 'distribution', 'independence'] as const) {
    await openPage(page, `chunks=8&view=${view}`);
    const charts = { storage: 2, distribution: 3, independence: 4 }[view]; // with the workers’ lanes
    for (const ratio of [1, 2, 1]) {
      await move(ratio);
      await expect.poll(ratios).toEqual(Array.from({ length: charts }, () => ratio));
    }
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a choice is marked in the system's own colours, ${colorScheme} @chromium`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await openPage(page, String(new URLSearchParams(LESSON[0]!.keys)));
    const system = await page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.setProperty('forced-color-adjust', 'none');
      document.body.append(probe);
      const names = ['Canvas', 'CanvasText', 'Highlight', 'HighlightText', 'GrayText'];
      const colours = names.map((name) => {
        probe.style.color = name;
        return [name, getComputedStyle(probe).color] as const;
      });
      return Object.fromEntries(colours);
    });
    const marked = [
      '.tabs button[aria-selected=true]',
      '.choice-options input:checked + span',
      '.story ol a[aria-current]',
    ];
    for (const each of marked) {
      const thing = page.locator(each).first();
      await expect(thing).toHaveCSS('background-color', system['Highlight']!);
      await expect(thing).toHaveCSS('color', system['HighlightText']!);
    }
    const others = [
      '.tabs button[aria-selected=false]',
      '.choice-options input:not(:checked) + span',
    ];
    for (const each of others) {
      await expect(page.locator(each).first()).not.toHaveCSS(
        'background-color',
        system['Highlight']!,
      );
    }
    // no line below the tabs that are not chosen
    const line = page.locator(others[0]!).first();
    await expect(line).toHaveCSS('border-bottom-color', system['Canvas']!);
    // the chart's words stand out from the same background
    const words = await page
      .locator('.chart canvas')
      .evaluate((canvas: HTMLCanvasElement, colour) => {
        const text = colour.match(/\d+/g)!.map(Number);
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        let count = 0;
        for (let i = 0; i < data.length; i += 4) {
          if (data[i + 3]! > 200 && text.every((c, j) => Math.abs(c - data[i + j]!) < 40)) count++;
        }
        return count;
      }, system['CanvasText']);
    expect(words).toBeGreaterThan(50);
  });
}
