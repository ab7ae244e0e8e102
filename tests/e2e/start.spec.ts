import { pathToFileURL } from 'node:url';
import { test, expect, type Frame, type Page } from '@playwright/test';
import { DIST, servePage, type ServerOptions } from './staticServer.ts';

/** Serves the page in some way for as long as `look` takes. */
async function served(options: ServerOptions, look: (url: string) => Promise<void>) {
  const server = await servePage(options);
  try {
    await look(server.url);
  } finally {
    await server.close();
  }
}

const FRAMED = '<!doctype html><iframe name="inner" sandbox="allow-scripts" src="./"></iframe>';
const frame: ServerOptions['instead'] = (path) =>
  path === 'frame.html' ? { text: FRAMED, type: 'text/html' } : null;

async function expectWords(page: Page | Frame, words: string) {
  await expect(page.locator('#root').getByText(words)).toBeVisible();
  await expect(page.locator('main')).toHaveCount(0);
}

async function inner(page: Page): Promise<Frame> {
  const found = () => page.frames().find((each) => each.parentFrame() !== null);
  await expect.poll(found).toBeDefined(); // it may come after the page
  return found()!;
}

test('says what to do when its file is opened by a double click @chromium', async ({ page }) => {
  await page.goto(pathToFileURL(`${DIST}/index.html`).href);
  await expectWords(page, 'The file was opened by a double click.');
});

for (const [what, instead] of [
  ['is missing', { status: 404 }],
  ['comes as plain text', { type: 'text/plain' }],
  ['cannot be parsed', { text: 'let 1;' }],
] as const) {
  test(`says so when its script ${what}`, async ({ page }) => {
    const answer = (path: string) => (/app-.*\.js$/.test(path) ? instead : null);
    await served({ instead: answer }, async (url) => {
      await page.goto(url);
      await expectWords(page, 'A file has not come.');
    });
  });
}

test('says so in a frame that forbids its scripts', async ({ page }) => {
  await served({ instead: frame }, async (url) => {
    await page.goto(`${url}frame.html`);
    await expectWords(await inner(page), 'Another page shows it in a frame that forbids scripts.');
  });
});

test('says so in a frame that forbids workers, and leads out of it', async ({ page }) => {
  const headers = { 'Access-Control-Allow-Origin': '*' };
  await served({ headers, instead: frame }, async (url) => {
    await page.goto(`${url}frame.html`);
    const alert = (await inner(page)).getByRole('alert');
    await expect(alert).toContainText('This frame forbids workers: open the page in a window');
    await expect(alert.getByRole('link', { name: 'Open in a window' })).toHaveAttribute(
      'href',
      new RegExp(`^${url}`),
    );
  });
});

test('says so where another Trusted Types policy is required', async ({ page }) => {
  const headers = {
    'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types another",
  };
  await served({ headers }, async (url) => {
    await page.goto(url);
    await expect(page.getByRole('alert')).toContainText('must allow the one named “default”');
  });
});

test('says that a browser is too old, and which are not @chromium', async ({ page, context }) => {
  for (const feature of ['Array.prototype.toSorted', 'AbortSignal.any', 'ResizeObserver']) {
    const old = await context.newPage();
    await old.addInitScript((name) => {
      const path = name.split('.');
      const last = path.pop()!;
      const owner = path.reduce<object>((at, key) => at[key as keyof typeof at], window);
      delete owner[last as keyof typeof owner];
    }, feature);
    await old.goto('./');
    const alert = old.getByRole('alert');
    await expect(alert).toContainText(`too old for Spillway, or its settings`);
    await expect(alert).toContainText(feature);
    await expect(alert).toContainText('Firefox 124');
    await old.close();
  }
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('canvas');
});

// Firefox's driver does not turn it off
test('says that it needs JavaScript @chromium', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL!);
  await expectWords(page, 'JavaScript is off.');
  await context.close();
});

test.describe('before the script of the page has come', () => {
  const boxes = (page: Page) =>
    page.evaluate(() =>
      ['.header h1', '.header', '.story'].map((each) => {
        const { x, y, height } = document.querySelector(each)!.getBoundingClientRect();
        return [each, x, y, height];
      }),
    );

  /** Opens the page, whose script comes when `release` is called. */
  async function openSlowly(page: Page, search = ''): Promise<{ release: () => void }> {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/app-.*\.js$/, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(`./${search}`, { waitUntil: 'commit' });
    await expect(page.locator('#root .story')).toHaveCount(1);
    return { release };
  }

  for (const [width, height] of [
    [360, 640],
    [390, 844],
    [1440, 900],
  ] as const) {
    test(`its head and the band of the lesson stand where they stay, ${width} pixels wide`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      const { release } = await openSlowly(page);
      await expect(page.getByRole('heading', { name: 'Spillway' })).toBeVisible();
      await expect(page.getByText('The page is loading.')).toBeHidden();
      const before = await boxes(page);
      release();
      await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeVisible();
      expect(await boxes(page)).toEqual(before);
    });
  }

  test('it has the theme that was kept', async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('spillway-theme', 'dark'));
    await openSlowly(page);
    const scheme = () => getComputedStyle(document.documentElement).colorScheme;
    expect(await page.evaluate(scheme)).toBe('dark');
  });

  test('a frame sees no head that the view in it has not', async ({ page }) => {
    await openSlowly(page, '?embed=1');
    await expect(page.locator('#root .header')).toBeHidden();
  });
});
