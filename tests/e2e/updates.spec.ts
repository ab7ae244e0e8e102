import { expect as loudExpect, test as loud } from '@playwright/test';
import { DIST, servePage } from './staticServer.ts';
import {
  alert,
  button,
  enter,
  expect,
  openMore,
  settled,
  tab,
  test,
  verdict,
  type Page,
} from './support.ts';
import { NEXT_VERSION, nextVersion, thisVersion } from './versions.ts';

const foot = (page: Page) => page.locator('footer');
const LOST = 'This page is out of date, or the network is gone';

test.use({ keepsFiles: true });

test('a new version is told, waits until it is taken, and leaves other tabs whole', async ({
  context,
}) => {
  let folder = DIST;
  const server = await servePage({ folder: () => folder });
  try {
    const [one, other] = [await context.newPage(), await context.newPage()];
    for (const page of [one, other]) {
      await page.goto(`${server.url}?workers=1&seed=3`);
      await settled(page);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    }
    folder = nextVersion();
    await one.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    for (const page of [one, other]) {
      await expect(page.getByText('A new version of this page is there.')).toBeVisible();
      await expect(foot(page)).toContainText(`Spillway ${thisVersion()}`);
    }
    await button(one, 'Take it').click();
    await expect(foot(one)).toContainText(`Spillway ${NEXT_VERSION}`);
    await settled(one);
    expect(new URL(one.url()).searchParams.get('seed')).toBe('3');
    await expect(button(one, 'Take it')).toHaveCount(0);

    // the other loads parts and workers of its own version, which the server has no more
    await expect(foot(other)).toContainText(`Spillway ${thisVersion()}`);
    await tab(other, 'Independence').click();
    await expect(verdict(other)).toContainText('r = ');
    await openMore(other);
    await enter(other, 'Workers', '3');
    await expect(other.getByText('3 workers ready')).toBeVisible();
    await expect(alert(other)).toBeEmpty();
    await button(other, 'Take it').click();
    await expect(foot(other)).toContainText(`Spillway ${NEXT_VERSION}`);
    expect(server.failures).toEqual([]);
  } finally {
    await server.close();
  }
});

loud('an address that does not exist is not answered by the page', async ({ page }) => {
  const server = await servePage();
  try {
    await page.goto(server.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const answer = await page.goto(`${server.url}deep/none.html`);
    loudExpect(answer!.status()).toBe(404);
    await page.goto(`${server.url}index.html?T=300`);
    await settled(page);
  } finally {
    await server.close();
  }
});

loud('without a service worker a page whose files are gone says so', async ({ page }) => {
  let folder = DIST;
  const errors: Error[] = [];
  page.on('pageerror', (error) => {
    if (!error.message.includes('Loading Worker')) errors.push(error); // Firefox tells of each
  });
  const instead = (path: string) => (path === 'sw.js' ? { status: 404 } : null);
  const server = await servePage({ folder: () => folder, instead });
  try {
    await page.goto(`${server.url}?workers=1&generator=numpy`);
    await settled(page);
    // the other views have come too
    const loaded = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .join(),
      );
    for (const part of ['rest-', 'laboratory-', 'share-'])
      await expect.poll(loaded).toContain(part);
    folder = nextVersion();
    await tab(page, 'Independence').click();
    await expect(verdict(page)).toContainText(`Not compared. ${LOST}`);
    await expect(alert(page)).toContainText(LOST);
    await tab(page, 'Distribution').click();
    await expect(verdict(page)).toContainText(`Not counted. ${LOST}`);
    await settled(page);
    await tab(page, 'Storage').click();
    await button(page, 'Run').click();
    await settled(page);
    await openMore(page);
    await enter(page, 'Workers', '2');
    await expect(page.getByText('1 worker ready')).toBeVisible();
    await expect(alert(page)).toContainText(LOST);
    await expect(button(page, 'Reload')).toHaveCount(1);
    await button(page, 'Reload').click();
    await expect(foot(page)).toContainText(`Spillway ${NEXT_VERSION}`);
    await expect(page.getByText('2 workers ready')).toBeVisible();
    await expect(alert(page)).toBeEmpty();
    expect(errors).toEqual([]);
  } finally {
    await server.close();
  }
});

// Firefox does not ask again for a module that failed until its worker is replaced
loud('a part that could not be loaded comes when the network does @chromium', async ({ page }) => {
  let isLost = true;
  const instead = (path: string) =>
    path === 'sw.js' || (isLost && path.includes('compareChunks')) ? { status: 503 } : null;
  const server = await servePage({ instead });
  try {
    await page.goto(`${server.url}?view=independence`);
    await expect(verdict(page)).toContainText('Not compared.');
    isLost = false;
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(verdict(page)).toContainText('r = ');
    await expect(alert(page)).toBeEmpty();
  } finally {
    await server.close();
  }
});

// Firefox keeps it in mind that a module was lost, until the page is loaded again
loud('a view that cannot be loaded says so, and comes when it can @chromium', async ({ page }) => {
  let isLost = true;
  const instead = (path: string) =>
    path === 'sw.js' || (isLost && /(laboratory|rest)-.*\.js$/.test(path)) ? { status: 503 } : null;
  const server = await servePage({ instead });
  try {
    await page.goto(server.url);
    await settled(page);
    for (const name of ['Timing', 'Distribution']) {
      await tab(page, name).click();
      await expect(verdict(page)).toHaveCount(0);
      await expect(alert(page)).toContainText(LOST);
      await expect(button(page, 'Reload')).toBeVisible();
      await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
    }
    await tab(page, 'Storage').click();
    await expect(verdict(page)).toContainText('is stored');
    isLost = false;
    await tab(page, 'Timing').click();
    await expect(verdict(page)).toContainText('Not measured yet');
    await page.evaluate(() => window.dispatchEvent(new Event('online'))); // counting failed too
    await tab(page, 'Distribution').click();
    await expect(verdict(page)).toContainText('in the long run');
  } finally {
    await server.close();
  }
});

for (const part of ['charts', 'lesson']) {
  loud(`says once that a part is lost, though much needs it: ${part}`, async ({ page }) => {
    await page.route(`**/${part}-*.js`, (route) => route.abort());
    await page.goto('./');
    await settled(page);
    await expect(alert(page)).toContainText(LOST);
    await expect(page.getByText(LOST)).toHaveCount(1);
    await expect(button(page, 'Reload')).toHaveCount(1);
    await expect(verdict(page)).toContainText('is stored');
  });
}

loud('a page is not given to the worker of another version', async ({ page }) => {
  let folder = DIST;
  let isRefused = true;
  const instead = (path: string) => (isRefused && path === 'sw.js' ? { status: 404 } : null);
  const server = await servePage({ folder: () => folder, instead });
  try {
    await page.goto(server.url);
    await settled(page);
    folder = nextVersion();
    isRefused = false;
    const isClaimed = await page.evaluate(async () => {
      await navigator.serviceWorker.register('./sw.js');
      const { active } = await navigator.serviceWorker.ready;
      const { src } = document.querySelector<HTMLScriptElement>('script[type=module]')!;
      active!.postMessage({ type: 'CLAIM', script: src });
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return navigator.serviceWorker.controller !== null;
    });
    expect(isClaimed).toBe(false);
    await page.reload();
    await settled(page);
    await expect(foot(page)).toContainText(NEXT_VERSION);
  } finally {
    await server.close();
  }
});
