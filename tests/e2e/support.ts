import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect, type Locator, type Page } from '@playwright/test';

/**
 * What Firefox says, on the console or as an error, when a page goes away while one of its workers
 * still loads a module. In a page that stays, the pool would tell of a worker that did not start.
 */
const SAID_IN_LEAVING = 'A ServiceWorker intercepted the request and encountered';

/** A test whose pages must neither throw nor say anything on the console. */
export const test = base.extend<{ keepsFiles: boolean; online: void; silence: void }>({
  /** whether the page's files are kept for use without a network, which takes its time in each new context */
  keepsFiles: [false, { option: true }],
  online: [
    async ({ context, keepsFiles }, use) => {
      if (!keepsFiles) {
        await context.addInitScript(() => {
          Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
        });
      }
      await use();
    },
    { auto: true },
  ],
  silence: [
    async ({ context }, use) => {
      const heard: string[] = [];
      const hear = (text: string) => {
        if (!text.includes(SAID_IN_LEAVING)) heard.push(text);
      };
      context.on('console', (message) => hear(`${message.type()}: ${message.text()}`));
      context.on('weberror', (error) => hear(String(error.error().stack)));
      await use();
      expect(heard, 'what the page said on the console').toEqual([]);
    },
    { auto: true },
  ],
});

/** Digest of the page without parameters: the C program's, in `golden/streamDigests.json`. */
export const DEFAULT_DIGEST = '76218b13c22b82ef';

/**
 * Digest of the same with `generator=numpy`, the article's `multi_sim(2, 200)`: what
 * `contractDigest` gives for its NPY file, whose values are the golden ones.
 */
export const ARTICLE_DIGEST = 'da550b2efa694b40';

/** Goes to a link of the page and waits for its picture, and for the parts that come a moment later. */
export async function openPage(page: Page, search = ''): Promise<void> {
  await page.goto(search === '' ? './' : `./?${search}`);
  await settled(page);
  await expect(page.locator('.no-downloads, .story:empty')).toHaveCount(0);
}

/** Goes to a link as Back does: the page is not loaded again, which would take a second or so. */
export async function goWithin(page: Page, search: string): Promise<void> {
  await page.evaluate((to) => {
    window.history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, `?${search}`);
  const view = new URLSearchParams(search).get('view') ?? 'storage';
  await expect(page.locator(`#view[aria-labelledby=view-${view}]`)).toBeVisible();
  await settled(page);
}

/** The page's clock goes five times as fast, so that runs which are fitted to it are short. Those of its workers do not: stamps of both cannot be held against each other. */
export async function hurry(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => 5 * now();
  });
}

/** Begins the script of the page's workers with another. It is fetched once, however many workers start. */
export async function prependToWorkers(page: Page, script: string): Promise<void> {
  let own: Promise<{ headers: Record<string, string>; text: string }> | null = null;
  await page.route(/job\.worker.*\.js/, async (route) => {
    own ??= route.fetch().then(async (response) => {
      const { 'content-length': _, 'content-encoding': __, ...headers } = response.headers();
      return { headers, text: await response.text() };
    });
    const { headers, text } = await own;
    await route.fulfill({ headers, body: `${script}\n${text}` });
  });
}

/** Waits until the newest settings have their result; `aria-busy` is promised to tell, but while a slider is held. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 }); // a crowded machine
}

export const input = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
export const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
export const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
export const status = (page: Page) => page.getByRole('status');
export const alert = (page: Page) => page.getByRole('alert');
export const verdict = (page: Page) => page.locator('.verdict');
/** The first: Independence has another, of shocks. */
export const chart = (page: Page) => page.locator('.picture').getByRole('img').first();

/** The value of one of a view's five numbers, with its note. */
export const figure = (page: Page, label: string) =>
  page.locator('.figures > div', { has: page.getByText(label, { exact: true }) }).locator('dd');

/** Clicks a button, and tells what `aria-busy` is in the very task of the click. */
export function busyAfterClick(page: Page, name: string): Promise<string | null> {
  return button(page, name).evaluate(async (element) => {
    (element as HTMLButtonElement).click();
    await Promise.resolve();
    return document.querySelector('main')!.getAttribute('aria-busy');
  });
}

/** Types into a field, key by key: what Playwright fills in Firefox, React does not hear. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  await input(page, name).press('ControlOrMeta+a');
  await input(page, name).press('Backspace');
  await input(page, name).pressSequentially(text);
}

/** Types into a field and applies it. */
export async function enter(page: Page, name: string, text: string): Promise<void> {
  await type(page, name, text);
  await input(page, name).press('Enter');
}

/** Opens the form, which a step of the lesson folds, if it is not open yet. */
export async function openSettings(page: Page): Promise<void> {
  const settings = button(page, 'Settings');
  if ((await settings.getAttribute('aria-expanded')) === 'false') await settings.click();
}

/** Opens `More`, if it is not open yet. */
export async function openMore(page: Page): Promise<void> {
  const more = page.locator('details.more');
  if ((await more.getAttribute('open')) === null) await more.locator('summary').click();
}

/** The full digest of the run shown. */
export async function digest(page: Page): Promise<string> {
  const told = page.locator('.quiet span[title]');
  await expect(told).toHaveAttribute('title', /^[0-9a-f]{16}$/);
  return (await told.getAttribute('title'))!;
}

/** The keys and values of the address. */
export async function query(page: Page): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await page.evaluate(() => window.location.search)));
}

export const historyLength = (page: Page) => page.evaluate(() => window.history.length);

/** The cells of the data table's rows, opened if it is not, without the commas that group digits, signs as code has them. */
export async function tableRows(page: Page): Promise<number[][]> {
  const rows = page.locator('.data-table tbody tr');
  if ((await rows.count()) === 0) await page.getByText('Data table', { exact: true }).click();
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((all) =>
    all.map((row) =>
      [...(row as HTMLTableRowElement).cells].map((cell) =>
        Number(cell.textContent.replaceAll(',', '').replace('−', '-')),
      ),
    ),
  );
}

/** Where the thumb stands when it is this share of its way along the slider. */
async function pointAt(thing: Locator, share: number) {
  const box = (await thing.boundingBox())!;
  const thumb = 16;
  const x = box.x + thumb / 2 + share * (box.width - thumb);
  return [x, box.y + box.height / 2] as const;
}

/** Takes a slider's thumb with the mouse; it is let go by `page.mouse.up()`. */
export async function takeSlider(page: Page, thing: Locator): Promise<void> {
  const share = await thing.evaluate((element) => {
    const { value, min, max } = element as HTMLInputElement;
    return (Number(value) - Number(min)) / (Number(max) - Number(min));
  });
  await thing.scrollIntoViewIfNeeded();
  await page.mouse.move(...(await pointAt(thing, share)));
  await page.mouse.down();
}

/** Moves the thumb that was taken to a share of its way. */
export async function moveSlider(page: Page, thing: Locator, share: number): Promise<void> {
  await page.mouse.move(...(await pointAt(thing, share)), { steps: 4 });
}
