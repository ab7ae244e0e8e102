import { HEADERS } from '../../scripts/headers.mjs';
import { servePage } from './staticServer.ts';
import {
  DEFAULT_DIGEST,
  button,
  digest,
  enter,
  expect,
  input,
  openMore,
  settled,
  tab,
  test,
  verdict,
  type Page,
} from './support.ts';

/** Keeps hold of the page's workers, to be counted and to be made to fail. */
async function holdWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held: Worker[] = [];
    Object.assign(window, { held });
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        held.push(this);
      }
    };
  });
}

const workersStarted = (page: Page) =>
  page.evaluate(() => (window as unknown as { held: Worker[] }).held.length);

test.use({ keepsFiles: true });

test('works under any path, asks no other host, and misses no file', async ({ page }) => {
  const server = await servePage({ prefix: '/deep/er/' });
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  try {
    await page.goto(server.url);
    await settled(page);
    expect(await digest(page)).toBe(DEFAULT_DIGEST);
    await enter(page, 'Steps T', '100000');
    await tab(page, 'Independence').click();
    await settled(page);
    await page.evaluate(() => navigator.serviceWorker.ready);
    expect(new URL(page.url()).pathname).toBe('/deep/er/');
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(server.failures).toEqual([]);
  } finally {
    await server.close();
  }
});

test('works in all views where every file comes with the full headers', async ({ page }) => {
  const server = await servePage({ headers: HEADERS });
  try {
    await page.goto(server.url);
    await settled(page);
    expect(await digest(page)).toBe(DEFAULT_DIGEST);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await tab(page, 'Distribution').click();
    await expect(page.locator('.measures')).toBeVisible();
    await tab(page, 'Independence').click();
    await expect(verdict(page)).toContainText('r = ');
    await tab(page, 'Timing').click();
    await page.getByText('One run, chunk by chunk').first().click();
    await button(page, 'Record a run').click();
    await expect(page.getByRole('status')).toContainText('A run was recorded.');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.goto(`${server.url}?T=300`);
    await settled(page);
    // without WebAssembly an alert would tell of its slowness
    await expect(page.getByRole('alert')).toBeEmpty();
    const refused = await page.evaluate(() => {
      try {
        new Worker('https://elsewhere.example/x.js').terminate();
        return 'started';
      } catch (error) {
        return String(error);
      }
    });
    expect(refused).toContain('is no script of this page');
    expect(server.failures).toEqual([]);
  } finally {
    await server.close();
  }
});

test('works on when the server has stopped, with new and replaced workers', async ({ page }) => {
  const server = await servePage();
  await holdWorkers(page);
  try {
    await page.goto(`${server.url}?workers=1`);
    await settled(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  } finally {
    await server.close();
  }
  await expect(page.request.get(server.url)).rejects.toThrow(/ECONNREFUSED/);

  await openMore(page);
  await enter(page, 'Workers', '3');
  await expect(page.getByText('3 workers ready')).toBeVisible();
  expect(await workersStarted(page)).toBe(3);

  // one worker throws outside a call
  await page.evaluate(() => {
    const { held } = window as unknown as { held: Worker[] };
    held[0]!.dispatchEvent(new ErrorEvent('error', { message: 'dam break' }));
  });
  await expect.poll(() => workersStarted(page)).toBe(4);
  await expect(page.getByText('3 workers ready')).toBeVisible();
  await enter(page, 'Seed', '1');
  await settled(page);
  await enter(page, 'Seed', '0');
  await settled(page);
  expect(await digest(page)).toBe(DEFAULT_DIGEST);

  await page.reload();
  await settled(page);
  await expect(page.getByText('3 workers ready')).toBeVisible();
  await expect(input(page, 'Workers')).toHaveValue('3');
  expect(await digest(page)).toBe(DEFAULT_DIGEST);
  await page.goto(`${server.url}?T=300&chunks=3&seed=5`);
  await settled(page);
  await expect(page.locator('.quiet')).toContainText('300 steps');
  await button(page, 'Run').click();
  await settled(page);
  await expect(page.getByRole('status')).toContainText('same numbers');
});
