import { VIEWS } from '../../src/app/address/views.ts';
import { expect, openPage, settled, tab, test } from './support.ts';

/** What a German or an Egyptian browser writes for 0.2 and 1,000,000. */
const FOREIGN = /\d,\d(?!\d\d)|\d\.\d{3}\.\d{3}|[٠-٩٫٬]/;

/** Keeps every text that is drawn on a canvas, where tests can read it. */
function keepDrawnTexts(): void {
  const drawn = new Set<string>();
  const { prototype } = CanvasRenderingContext2D;
  for (const name of ['fillText'] as const) {
    const real = prototype[name];
    prototype[name] = function (...call) {
      drawn.add(call[0]);
      real.apply(this, call);
    };
  }
  Object.assign(window, { drawn });
}

for (const locale of ['de-DE', 'ar-EG']) {
  test(`writes numbers in one way in a browser of ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.addInitScript(keepDrawnTexts);
    await openPage(page, 'T=5000000&K=0.5&mu=0.3&sigma=0.35&target=0.35&chunks=4');
    for (const { label: name } of Object.values(VIEWS)) {
      await tab(page, name).click();
      await settled(page);
      const texts = await page.evaluate(() => {
        const { drawn } = window as unknown as { drawn: Set<string> };
        return [document.body.innerText, ...drawn];
      });
      expect(texts.join('\n'), name).not.toMatch(FOREIGN);
    }
    const drawn = await page.evaluate(() => [
      ...(window as unknown as { drawn: Set<string> }).drawn,
    ]);
    expect(drawn).toContain('1,000,000');
    expect(drawn).toContain('0.1');
    expect(drawn).toContain('−2'); // of the differences in standard errors
    await context.close();
  });
}
