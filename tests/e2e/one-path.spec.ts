import { readOnePathDigests } from '../support/golden.ts';
import {
  alert,
  busyAfterClick,
  button,
  digest,
  enter,
  expect,
  goWithin,
  openMore,
  openPage,
  prependToWorkers,
  radio,
  settled,
  status,
  tab,
  test,
  type Page,
} from './support.ts';

const RUNS = readOnePathDigests();

function linkOf(settings: object): string {
  return String(
    new URLSearchParams(Object.entries(settings).map(([key, value]) => [key, String(value)])),
  );
}

const check = (page: Page) =>
  page.getByRole('region', { name: 'Any number of workers, one result' });
const checkedRows = (page: Page) => check(page).locator('tbody tr');

for (const { meets, settings, digest: expected } of RUNS) {
  test(`is the C program's on any number of workers and chunks, where paths meet ${meets}`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await openPage(page);
    for (const chunks of meets === 'at once' ? [1, 2, 3, 7, 64] : [1, 64]) {
      for (const workers of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const link = linkOf({ ...settings, chunks, workers });
        await goWithin(page, link);
        expect(await digest(page), link).toBe(expected);
      }
    }
    await expect(alert(page)).toBeEmpty();
  });
}

test('tells how many seams there were and what they took', async ({ page }) => {
  const { settings } = RUNS[1]!;
  await openPage(page, linkOf({ ...settings, workers: 2 }));
  await expect(check(page)).toContainText('There is 1 seam between the workers’ shares');
  await expect(check(page)).toContainText(/The longest repair took \d+ steps; 65,536 steps/);
  await openPage(page, linkOf({ ...settings, workers: 1 }));
  await expect(check(page)).toContainText('The path was followed from its first step');
  await openPage(page, 'T=1000000&chunks=4&workers=2');
  await expect(check(page)).toContainText('Chunks that start full need nothing from one another');
});

test('says that paths which never meet leave no speed-up, and what it means', async ({ page }) => {
  await openPage(page, linkOf({ ...RUNS[3]!.settings, chunks: 2, workers: 2 }));
  await expect(check(page)).toContainText('1 part of the path never met the guess');
  await expect(check(page)).toContainText(/at most about (1|0\.\d+) times as fast/);
  // B²/2 = 4.3e11 steps at sigma = 1 and no drift; with a drift of 0.5, 2e6: more than T / 2
  await expect(check(page)).toContainText(/empty reservoir meet only after some [\d,]+ steps/);
  await openPage(page, 'T=3000000&boundary=continue');
  await expect(check(page)).not.toContainText('empty reservoir');
});

test('compares worker counts, side by side, on workers that it starts for that', async ({
  page,
}) => {
  await openPage(page, linkOf({ ...RUNS[0]!.settings, workers: 2 }));
  expect(await busyAfterClick(page, 'Compare worker counts')).toBe('true');
  await settled(page);
  await expect(checkedRows(page)).toHaveCount(5);
  const cells = await checkedRows(page).evaluateAll((rows) =>
    rows.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent)),
  );
  expect(cells.map(([workers]) => workers)).toEqual(['1', '2', '3', '5', '8']);
  expect(cells.map((row) => row[1])).toEqual(Array.from({ length: 5 }, () => RUNS[0]!.digest));
  expect(cells.map((row) => Number(row[2]))).toEqual([0, 1, 2, 3, 7]);
  await expect(check(page)).toContainText('All digests are equal');
  await expect(status(page)).toHaveText('5 runs with 1 to 8 workers: all digests are equal.');
  await expect(page.locator('.quiet')).toContainText('2 workers ready');
  // of other settings nothing is said
  await openMore(page);
  await radio(page, 'Start full').check();
  await settled(page);
  await expect(checkedRows(page)).toHaveCount(0);
});

test('compares the run shown, though newer settings wait, and says so of no other', async ({
  page,
}) => {
  await openPage(page, linkOf({ ...RUNS[0]!.settings, workers: 2 }));
  await enter(page, 'Steps T', '2e7');
  await expect(status(page)).toContainText('press Run');
  await button(page, 'Compare worker counts').click();
  await settled(page);
  await expect(checkedRows(page)).toHaveCount(5);
  await expect(checkedRows(page).first()).toContainText(RUNS[0]!.digest);
  await expect(status(page)).toHaveText('5 runs with 1 to 8 workers: all digests are equal.');
  await button(page, 'Run').click();
  await settled(page);
  await expect(checkedRows(page)).toHaveCount(0);
});

test('ends where the number of workers is changed, and leaves that number', async ({ page }) => {
  await openPage(page, 'T=9000000&generator=numpy&chunks=1&workers=2');
  await button(page, 'Compare worker counts').click();
  await expect(status(page)).toHaveText(/^Comparing worker counts/);
  await openMore(page);
  await enter(page, 'Workers', '3');
  await settled(page);
  await expect(page.locator('.quiet')).toContainText('3 workers ready');
});

test('can be cancelled while it compares', async ({ page }) => {
  await openPage(page, 'T=9000000&generator=numpy&chunks=1&workers=2');
  await button(page, 'Compare worker counts').click();
  await expect(status(page)).toHaveText(/^Comparing worker counts/);
  await button(page, 'Cancel').click();
  await settled(page);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  await tab(page, 'Timing').click();
  await tab(page, 'Storage').click();
  await expect(check(page)).not.toContainText('All digests are equal');
});

test('says it loudly if numbers depend on the workers', async ({ page }) => {
  // workers that lie about their digests, each time in another way
  const lie = `
    const post = self.postMessage.bind(self);
    self.postMessage = (message, buffers) => {
      const digest = message?.value?.result?.digest;
      if (digest) digest[0] ^= BigInt(Math.floor(Math.random() * 2 ** 50));
      post(message, buffers);
    };`;
  await prependToWorkers(page, lie);
  await openPage(page, 'T=3000000&boundary=continue');
  await button(page, 'Compare worker counts').click();
  await settled(page);
  await expect(alert(page)).toContainText('The numbers depend on the number of workers');
  await expect(check(page)).not.toContainText('All digests are equal');
});
