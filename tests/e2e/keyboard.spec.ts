import { button, expect, openPage, settled, tab, test, type Page } from './support.ts';

/** What has the focus: its role or type, and its name as it is written or shown. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing';
    const { type } = element as HTMLInputElement;
    const name =
      element.getAttribute('aria-label') ??
      (type === 'radio'
        ? element.closest('label')!.textContent
        : (element.closest('label')?.querySelector('span') ?? element).textContent);
    return `${element.getAttribute('role') ?? type ?? element.tagName.toLowerCase()} ${name}`;
  });
}

/** Presses Tab from the top of the page until the focus leaves it or comes round. */
async function tabThrough(page: Page, key = 'Tab', most = 120): Promise<string[]> {
  const seen: string[] = [];
  for (let press = 0; press < most; press++) {
    await page.keyboard.press(key);
    const here = await focused(page);
    if (here === 'nothing' || (here === seen[0] && seen.length > 10)) return seen;
    seen.push(here);
  }
  throw new Error(`no way out after ${most} presses: ${seen.slice(-5).join(', ')}`);
}

const STOPS = [
  'button Share',
  'button Present',
  'button Keys',
  'button Next',
  'tab Storage',
  'radio Joined',
  'text Capacity K',
  'range Capacity K',
  'text Inflow μ',
  'range Inflow μ',
  'text Inflow spread σ',
  'range Inflow spread σ',
  'text Target release S̄',
  'range Target release S̄',
  'text Steps T',
  'range Steps T',
  'text Chunks',
  'range Chunks',
  'text Seed',
  'button New seed',
  'radio A seed each',
  'button Run',
  'summary More',
  'button Download CSV',
  'button Download NPY',
  'button Download JSON',
  'button Download Python',
  'button Open JSON',
];

test('every control is reached by Tab in order, and left again', async ({ page }) => {
  await openPage(page);
  const seen = await tabThrough(page);
  expect(seen.filter((stop) => STOPS.includes(stop))).toEqual(STOPS);
});

test('is walked back by Shift and Tab', async ({ page }) => {
  await openPage(page);
  await button(page, 'Open JSON').focus();
  const seen = [await focused(page), ...(await tabThrough(page, 'Shift+Tab'))];
  expect(seen.toReversed().filter((stop) => STOPS.includes(stop))).toEqual(STOPS);
});

test('the whole of an experiment is done without a mouse', async ({ page }) => {
  await openPage(page);
  const go = async (stop: string) => {
    for (let press = 0; press < 80 && (await focused(page)) !== stop; press++) {
      await page.keyboard.press('Tab');
    }
    expect(await focused(page)).toBe(stop);
  };
  await go('tab Storage');
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Distribution')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Independence')).toBeFocused();
  await go('radio A seed each');
  await page.keyboard.press('ArrowRight');
  await settled(page);
  await expect(page.locator('.verdict')).toContainText('Identical');
  await go('button Run');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(page.getByRole('status')).toContainText('same numbers');
  await go('summary More');
  await page.keyboard.press('Enter');
  await go('radio Start full');
  await page.keyboard.press('ArrowDown');
  await settled(page);
  await expect(page.locator('.quiet')).toContainText('200 steps');
  expect(await page.evaluate(() => window.location.search)).toContain('boundary=continue');
});

test('shows where the focus is', async ({ page }) => {
  await openPage(page);
  for (const stop of ['button Next', 'text Capacity K', 'button Run']) {
    while ((await focused(page)) !== stop) await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
      return [outlineStyle, parseFloat(outlineWidth)] as const;
    });
    expect(outline[0]).not.toBe('none');
    expect(outline[1]).toBeGreaterThanOrEqual(2);
  }
});
