import type { Timing, TimingRound } from '../../src/core/timing/Timing.ts';
import { downloadText } from './downloads.ts';
import {
  alert,
  busyAfterClick,
  button,
  enter,
  expect,
  input,
  openPage,
  query,
  settled,
  slider,
  status,
  test,
  verdict,
  type Locator,
  type Page,
} from './support.ts';

/** Presses Measure and waits until this many runs were seen to be done. */
async function measure(page: Page, runs: number): Promise<void> {
  expect(await busyAfterClick(page, 'Measure')).toBe('true');
  await expect.poll(() => runsDone(page), { timeout: 45_000 }).toBeGreaterThanOrEqual(runs);
}

async function runsDone(page: Page): Promise<number> {
  const note = await page.locator('.note').first().textContent();
  return Number(/(\d+) of \d+ runs/.exec(note!)?.[1] ?? 0);
}

/** Chooses how worker counts are measured. */
async function plan(page: Page, ...choices: string[]): Promise<void> {
  await page.getByText(/^How it is measured/).click();
  for (const name of choices) await page.getByRole('radio', { name, exact: true }).check();
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[(values.length - 1) / 2]!;

test('measures a size that fits the machine, and keeps the settings', async ({ page }) => {
  await openPage(page, 'T=200&workers=2&view=timing');
  await expect(verdict(page)).toContainText('2 workers will be than one, then press Measure');
  await expect(page.getByText(/^How it is measured/)).toContainText('fitted to this machine');
  await measure(page, 10);
  await settled(page);
  // one worker takes several tenths of a second, with 32 chunks a worker
  await expect(page.locator('.note').first()).toHaveText(
    /^[\d,]{7,} steps in 64 chunks, .*10 of 10/,
  );
  await expect(verdict(page)).toHaveText(/^2 workers (are|cannot)/);
  expect((await query(page))['T']).toBe('200');
});

test('says that a small run is mostly messages, if asked for it', async ({ page }) => {
  await openPage(page, 'T=200&workers=2&view=timing');
  await plan(page, '200, as set', '5');
  await measure(page, 10);
  await settled(page);
  await expect(verdict(page)).toHaveText(/^Too short to tell: .*, and messages weigh too much\./);
  // and no law is told of it, but that so little work cannot be shared out evenly
  await expect(page.locator('.lab > p')).toHaveText([/^No law is fitted: the cut alone/]);
  await expect(page.locator('.figures')).toContainText('unreliable');
});

test('shows its runs as they come, and hands out their samples @chromium', async ({ page }) => {
  await openPage(page, 'T=1000000&workers=2&view=timing');
  await plan(page, '1,000,000, as set', '5');
  const live = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const note = document.querySelector('.note')!;
    new MutationObserver(() => seen.push(note.textContent)).observe(note, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return seen;
  });
  await measure(page, 10);
  await settled(page);
  const told = new Set((await live.jsonValue()).map((text) => /(\d+) of 10 runs/.exec(text)?.[1]));
  expect(told.size).toBeGreaterThanOrEqual(5);

  const file = JSON.parse(await downloadText(page, 'Download JSON')) as { timing: Timing };
  const { rounds, medians, fit, ...head } = file.timing;
  expect(head).toMatchObject({ steps: 1e6, chunks: 64, mode: 'strong', hiddenSamples: 0 });
  expect(head.clockStepMs).toBeGreaterThan(0);
  expect(rounds.map(({ round, workers }) => `${round}/${workers}`).toSorted()).toEqual(
    [0, 1, 2, 3, 4].flatMap((round) => [`${round}/1`, `${round}/2`]),
  );
  const shares = rounds.map(checkedShare);
  const ofOne = shares.filter((_, i) => rounds[i]!.workers === 1);
  expect(Math.max(...ofOne)).toBeGreaterThanOrEqual(0.9); // a worker that is alone waits for nothing, if it is not disturbed

  const walls = [1, 2].map((count) =>
    rounds.filter(({ workers }) => workers === count).map(({ wallMs }) => wallMs),
  );
  const [alone, both] = walls.map(middle) as [number, number];
  const speedup = alone / both;
  expect(medians).toHaveLength(2);
  expect(medians[0]).toMatchObject({ workers: 1, wallMs: alone, speedup: 1, karpFlatt: null });
  expect(medians[1]).toMatchObject({ workers: 2, wallMs: both, speedup, efficiency: speedup / 2 });
  const serial = (1 / speedup - 1 / 2) / (1 - 1 / 2);
  expect(medians[1]!.karpFlatt).toBeCloseTo(serial, 12);
  for (const [i, { low, high, wallMs, fastest, slowest }] of medians.entries()) {
    expect([fastest, slowest]).toEqual([Math.min(...walls[i]!), Math.max(...walls[i]!)]);
    expect(fastest <= low && low <= wallMs && wallMs <= high && high <= slowest).toBe(true);
  }
  // on two cores there is one pair of points, unless the machine was busy
  if (head.cores === 2 && fit !== null) {
    expect(fit.model).toBe('karp-flatt');
    expect(fit.contention).toBeCloseTo(serial, 9);
    expect(fit.low <= fit.contention && fit.contention <= fit.high).toBe(true);
  }
});

/**
 * Parts come from stamps, and those of a worker never overlap: together they are no longer than the run, but
 * for what the clocks differ. Their share of the run.
 */
function checkedShare({ wallMs, startMs, computeMs, handOverMs, mergeMs }: TimingRound): number {
  const stamped = [startMs, computeMs, handOverMs, mergeMs];
  expect(Math.min(...stamped)).toBeGreaterThanOrEqual(-0.1);
  const share = stamped.reduce((all, part) => all + part) / wallMs;
  expect(share).toBeLessThanOrEqual(1.03);
  return share;
}

test('has a table with a row for each number of workers @chromium', async ({ page }) => {
  await openPage(page, 'T=100000&workers=2&view=timing');
  await plan(page, '100,000, as set', '5');
  await measure(page, 10);
  await settled(page);
  await expect(button(page, 'Measure')).toBeEnabled();
  await page.locator('.explanation > .data-table summary').click();
  const rows = page.locator('.explanation > .data-table tbody tr');
  await expect(rows).toHaveCount(2);
  for (const row of await rows.all()) {
    const [median, low, high, fastest, slowest] = (await row.getByRole('cell').allTextContents())
      .slice(1, 6)
      .map(Number) as [number, number, number, number, number];
    expect(fastest <= low && low <= median && median <= high && high <= slowest).toBe(true);
  }
});

test('marks more workers than cores, and shows efficiency @chromium', async ({ page }) => {
  await openPage(page, 'T=100000&workers=2&view=timing');
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  await plan(
    page,
    'Careful: every number of workers',
    `1 to ${2 * cores}, twice the cores`,
    '100,000, as set',
    '5',
  );
  await measure(page, 10 * cores);
  await settled(page);
  await expect(page.locator('.note').first()).toContainText(`${10 * cores} of ${10 * cores} runs`);
  await page.getByRole('radio', { name: 'Efficiency' }).check();
  await expect(
    page.getByRole('img', { name: /^Efficiency over the number of workers/ }),
  ).toBeVisible();
});

test('takes a guess, and refuses what is none', async ({ page }) => {
  await openPage(page, 'T=100000&workers=2&view=timing');
  const guess = page.getByRole('textbox', {
    name: 'Your guess, speed-up with 2 workers, in times',
  });
  await guess.pressSequentially('twice');
  await button(page, 'Measure').click();
  await expect(page.getByText('“twice” is not a number above 0')).toBeVisible();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  expect(await runsDone(page)).toBe(0);
  await guess.press('ControlOrMeta+a');
  await guess.pressSequentially('1.9');
  await guess.press('Enter');
  await expect.poll(() => runsDone(page), { timeout: 45_000 }).toBeGreaterThan(0);
  await expect(guess).not.toBeEditable(); // it stays as it was made
  await guess.press('Escape'); // and clears nothing: what runs is cancelled
  await settled(page);
  await expect(guess).toHaveValue('1.9');
  await expect(guess).toBeEditable();
});

test('takes a guess by a dot in the chart, in step with its field', async ({ page }) => {
  await openPage(page, 'T=100000&workers=2&view=timing');
  const field = page.getByRole('textbox', { name: /^Your guess, speed-up/ });
  const dot = slider(page, 'Your guess');
  await expect(dot).toHaveAttribute('aria-valuetext', 'none yet');
  await expect(field).toHaveValue('');

  await takeStanding(page, dot);
  await page.mouse.move(...(await standingAt(dot, 1.5)), { steps: 5 });
  await page.mouse.up();
  expect(Number(await dot.inputValue())).toBeCloseTo(1.5, 0);
  await expect(field).toHaveValue(await dot.inputValue());

  const before = Number(await dot.inputValue());
  await dot.press('ArrowUp');
  await dot.press('ArrowUp');
  expect(Number(await field.inputValue())).toBeCloseTo(before + 0.1, 10);
  await dot.press('Home');
  await expect(field).toHaveValue('0.05'); // nothing is 0 times as fast

  await field.press('ControlOrMeta+a');
  await field.pressSequentially('1.7');
  await expect(dot).toHaveValue('1.7');
  await expect(dot).toHaveAttribute('aria-valuetext', '1.7 times with 2 workers');
  await page.getByRole('radio', { name: 'Efficiency' }).check();
  await expect(dot).toHaveValue('1.7'); // at another height, but the same guess

  await button(page, 'Measure').click();
  await expect(dot).toHaveCount(0); // a mark in the chart from now on
  await button(page, 'Cancel').click();
});

test.describe('a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('moves the dot of the guess, and not the page @chromium', async ({ page }) => {
    await openPage(page, 'T=100000&workers=2&view=timing');
    const dot = slider(page, 'Your guess');
    await dot.scrollIntoViewIfNeeded();
    const top = await page.evaluate(() => window.scrollY);
    const session = await page.context().newCDPSession(page);
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', value: number) => {
      const [x, y] = await standingAt(dot, value);
      const touchPoints = type === 'touchEnd' ? [] : [{ x, y }];
      await session.send('Input.dispatchTouchEvent', { type, touchPoints });
    };
    await touch('touchStart', 1);
    for (let value = 1.1; value < 1.65; value += 0.1) await touch('touchMove', value);
    await touch('touchEnd', 1.6);
    expect(Number(await dot.inputValue())).toBeCloseTo(1.6, 1);
    await expect(page.getByRole('textbox', { name: /^Your guess, speed-up/ })).toHaveValue(
      await dot.inputValue(),
    );
    expect(await page.evaluate(() => window.scrollY)).toBe(top);
  });
});

/** Where the thumb of a slider that stands is at this value. */
async function standingAt(thing: Locator, value: number) {
  const { x, y, width, height } = (await thing.boundingBox())!;
  const thumb = 24;
  const share = value / Number(await thing.getAttribute('max'));
  return [x + width / 2, y + height - thumb / 2 - share * (height - thumb)] as const;
}

/** Takes its thumb with the mouse. */
async function takeStanding(page: Page, thing: Locator): Promise<void> {
  await page.mouse.move(...(await standingAt(thing, Number(await thing.inputValue()))));
  await page.mouse.down();
}

test('stops at Cancel, and keeps what was measured', async ({ page }) => {
  await openPage(page, 'T=4000000&generator=numpy&workers=2&view=timing');
  await measure(page, 1);
  await expect(button(page, 'Measure')).toBeDisabled();
  expect(await busyAfterClick(page, 'Cancel')).toBe('false');
  await expect(button(page, 'Measure')).toBeEnabled();
  await expect(status(page)).toHaveText(/^Cancelled: \d+ of 10 runs\.$/);
  const done = await runsDone(page);
  expect(done).toBeLessThan(10);
  expect(done).toBeGreaterThanOrEqual(1);
  await button(page, 'Run').click();
  await settled(page);
  await expect(status(page)).toContainText('same numbers');
  expect(await runsDone(page)).toBe(done);
  // what was not measured to its end is not kept
  await expect(page.getByText('Measurements kept (0)')).toBeVisible();
});

test('can be cancelled while workers start and the work is sized', async ({ page }) => {
  await openPage(page, 'T=200&workers=2&view=timing');
  for (let i = 0; i < 5; i++) {
    await button(page, 'Measure').click();
    await page.waitForTimeout(60 * i);
    await button(page, 'Cancel').click();
    await settled(page);
  }
  await expect(alert(page)).toBeEmpty();
  await expect(status(page)).toHaveText('The measurement was cancelled.');
});

test('goes on behind other views and beside new settings, and keeps the guess', async ({
  page,
}) => {
  await openPage(page, 'T=200&workers=2&view=timing');
  const guess = page.getByRole('textbox', { name: /^Your guess, speed-up/ });
  await guess.pressSequentially('1.9');
  await measure(page, 1);
  await page.getByRole('tab', { name: 'Storage' }).click();
  const chip = page.getByRole('button', { name: /^Measuring/ });
  await expect(chip).toBeVisible();
  await slider(page, 'Inflow μ').press('ArrowRight');
  await chip.click();
  await expect(page.getByRole('tab', { name: 'Timing' })).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Timing' })).toHaveAttribute('aria-selected', 'true');
  await settled(page);
  await expect(page.locator('.note').first()).toContainText('10 of 10 runs');
  await expect(guess).toHaveValue('1.9');
  await expect(verdict(page)).toHaveText(
    /You guessed 1\.9: (inside|it was (more|less)|the measurement is too noisy to judge it)\.$/,
  );
  await expect(page.getByRole('img', { name: /^A race of workers/ })).toBeVisible();
  await expect(button(page, 'Measure more carefully')).toBeVisible();
  await expect(input(page, 'Inflow μ')).toHaveValue('71');
  await expect(alert(page)).toBeEmpty();
  // other work is not answered by what was measured
  await enter(page, 'Chunks', '200');
  await expect(verdict(page)).toHaveText(
    'Measured with 64 chunks; these are other settings: measure again.',
  );
  await expect(page.locator('.figures')).not.toContainText('%');
  // what is over behind another view is told there
  await measure(page, 1);
  await page.getByRole('tab', { name: 'Storage' }).click();
  const result = page.getByRole('button', { name: /^Measured(: \d[\d.]*×)?$/ });
  const isTold = (await result.innerText()) !== 'Measured'; // a busy machine tells no figure
  await result.click();
  await expect(verdict(page)).not.toContainText('measure again');
  const claims = /2 workers are (\d[\d.]* times as fast as|slower than) one/;
  if (isTold) await expect(verdict(page)).toHaveText(claims);
  else await expect(verdict(page)).not.toHaveText(claims);
});

test('waits for a run, though its view is left, and tells nothing of what was cancelled', async ({
  page,
}) => {
  await openPage(page, 'T=200&workers=2&view=timing');
  await enter(page, 'Steps T', '2000000000');
  await button(page, 'Run').click();
  await button(page, 'Measure').click();
  const note = page.locator('.note').first();
  await expect(note).toContainText('as soon as what runs now is over');
  await button(page, 'Cancel').click();
  await settled(page);
  await expect(note).not.toContainText('as soon as');
  await expect(verdict(page)).toContainText('Not measured yet');
  await button(page, 'Run').click();
  await button(page, 'Measure').click();
  await page.getByRole('tab', { name: 'Storage' }).click();
  await enter(page, 'Steps T', '200');
  const chip = page.getByRole('button', { name: /^Measur/ });
  await expect(chip).toHaveText(/^Measuring/);
  await button(page, 'Cancel').click();
  await expect(chip).toHaveCount(0);
});

test('measures the chunks that the user fixed, if asked', async ({ page }) => {
  await openPage(page, 'T=10000&chunks=3&workers=2&view=timing');
  await plan(page, '10,000, as set', '3, as set', '5');
  await measure(page, 10);
  await settled(page);
  await expect(page.locator('.note').first()).toContainText('10,000 steps in 3 chunks');
  await expect(
    page.getByText('No law is fitted: the cut alone allows no more than 1.5 times'),
  ).toBeVisible();
});
