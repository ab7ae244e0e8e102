const TURNS = 25;
const STEPS = 33;
/** ms from one movement of the pointer to the next */
const PACE = 40;

/** What people do with the page: where, what is done before, and what is measured. */
export const MOVES = [
  { name: 'drag K, T = 200', link: '', act: drag('Capacity K') },
  ...['Capacity K', 'Inflow μ', 'Inflow spread σ', 'Target release S̄'].map((slider) => ({
    name: `drag ${slider}, T = 1e6`,
    link: '?T=1000000',
    act: drag(slider),
  })),
  {
    name: 'drag K, 1000 chunks, T = 1e6',
    link: '?T=1000000&chunks=1000',
    act: drag('Capacity K'),
  },
  { name: 'wheel, T = 1e6', link: '?T=1000000', act: wheel },
  {
    name: 'wheel, T = 1e9',
    link: '?T=1000000000&chunks=1&boundary=continue',
    prepare: run,
    act: wheel,
  },
  ...['Distribution', 'Independence', 'Timing'].map((tab) => ({
    name: `open ${tab}`,
    link: '?T=1000000&chunks=8',
    act: open(tab),
  })),
  {
    name: 'choose a pair, 32 chunks, T = 1e6',
    link: '?T=1000000&chunks=32&view=independence',
    act: choosePairs,
  },
];

function drag(slider) {
  return async (page) => {
    const thumb = page.getByRole('slider', { name: slider, exact: true });
    await thumb.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await thumb.boundingBox();
    const share = await thumb.evaluate(
      ({ value, min, max }) => (Number(value) - Number(min)) / (Number(max) - Number(min)),
    );
    // the middle of the thumb goes from half its width to as much before the end
    const at = (part) => x + 8 + (width - 16) * part;
    await page.mouse.move(at(share), y + height / 2);
    await page.mouse.down();
    for (let i = 1; i <= STEPS; i++) {
      await page.mouse.move(at(0.5 + 0.4 * Math.sin(i / 5)), y + height / 2);
      await page.waitForTimeout(PACE);
    }
    await page.mouse.up();
  };
}

async function wheel(page) {
  const { x, y, width, height } = await page.locator('.chart').first().boundingBox();
  await page.mouse.move(x + width * 0.4, y + height / 2);
  for (let i = 0; i < TURNS; i++) {
    await page.mouse.wheel(0, i < TURNS / 2 ? -120 : 120);
    await page.waitForTimeout(2 * PACE);
  }
}

async function run(page) {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForSelector('main[aria-busy=true]');
  await page.waitForSelector('main[aria-busy=false]', { timeout: 300_000 });
}

function open(tab) {
  return async (page) => {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await page.waitForTimeout(500);
  };
}

async function choosePairs(page) {
  const { x, y, width, height } = await page.locator('.matrix-cells').boundingBox();
  for (let i = 1; i <= 10; i++) {
    await page.mouse.click(x + width * (0.3 + 0.05 * i), y + height * 0.2);
    await page.waitForTimeout(2 * PACE);
  }
}
