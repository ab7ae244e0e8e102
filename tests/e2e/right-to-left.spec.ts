import { VIEW_NAMES } from '../../src/app/address/views.ts';
import { expect, goWithin, openPage, test, type Page } from './support.ts';

/**
 * Texts in sight whose letters do not stand in their order, from left to right on each line. The page is in English,
 * so all of it must.
 */
const disordered = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const range = document.createRange();
      let last = { right: -Infinity, bottom: -Infinity };
      for (let i = 0; i < text.nodeValue!.length; i++) {
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        const box = range.getBoundingClientRect();
        if (box.width === 0 || !/[^\s\p{M}]/u.test(text.nodeValue![i]!)) continue;
        const isSameLine = box.top < last.bottom - 2;
        if (isSameLine && box.left < last.right - 2) {
          found.push(`${text.nodeValue} at ${i}`);
          break;
        }
        last = box;
      }
    }
    return found;
  });

test('every line of every view keeps its order in a page that is turned', async ({ page }) => {
  await openPage(page);
  const lookAt = async (view: (typeof VIEW_NAMES)[number]) => {
    await page.evaluate(() => (document.documentElement.dir = ''));
    await goWithin(page, `chunks=8&workers=2&view=${view}`);
    await expect(page.locator('.verdict').first()).toBeVisible();
    const folded = page.locator('details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
    expect(await disordered(page)).toEqual([]);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    expect(await disordered(page)).toEqual([]);
    const canvases = page.locator('canvas');
    await expect(canvases).not.toHaveCount(0);
    const directions = await canvases.evaluateAll((all) =>
      all.map((canvas) => getComputedStyle(canvas).direction),
    );
    expect(new Set(directions)).toEqual(new Set(['ltr']));
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(screen);
  };
  for (const view of VIEW_NAMES) await test.step(view, () => lookAt(view));
});

test('numbers keep their order among Hebrew words', async ({ page }) => {
  await openPage(page, 'chunks=8&workers=2');
  const numbers = page.locator('main :is(bdi, [dir=ltr], input)').filter({ visible: true });
  expect(await numbers.count()).toBeGreaterThan(10);
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.parentElement!.closest('[translate=no], bdi, script, style') !== null) continue;
      text.nodeValue = text.nodeValue!.replace(/[A-Za-z]{2,}/g, 'מאגר');
    }
  });
  await expect(page.locator('.verdict')).toContainText('מאגר');
  const turned = await page.locator('main :is(bdi, [translate=no])').evaluateAll((parts) =>
    parts.flatMap((part) => {
      const text = part.firstChild;
      if (text?.nodeType !== Node.TEXT_NODE || part.getClientRects().length !== 1) return [];
      const range = document.createRange();
      const lefts = Array.from({ length: text.nodeValue!.length }, (_, i) => {
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        return range.getBoundingClientRect().left;
      });
      return lefts.every((left, i) => i === 0 || left >= lefts[i - 1]!) ? [] : [part.outerHTML];
    }),
  );
  expect(turned).toEqual([]);
});
