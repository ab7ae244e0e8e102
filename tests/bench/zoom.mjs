// From a zoom gesture to the exact picture, on a path of 1e9 steps: `npm run bench:zoom`. Serves the
// built page, turns the wheel at random places, and takes the time to the frame after the picture is exact.
import { chromium } from 'playwright';
import { preview } from 'vite';
import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/findBrowser.mjs';
import { machine, median } from './report.mjs';

const STEPS = process.argv[2] ?? '1e9';
const GESTURES = 400;

const server = await preview({ logLevel: 'warn', preview: { port: 4188 } });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const url = server.resolvedUrls.local[0];
await page.goto(`${url}?T=${STEPS}&chunks=1&boundary=continue&K=1000&mu=62.95`);
await page.waitForSelector('main[aria-busy=false]');
await page.getByRole('button', { name: 'Run', exact: true }).click();
await page.waitForSelector('main[aria-busy=true]');
await page.waitForSelector('main[aria-busy=false]', { timeout: 300_000 });

/** In the page: one gesture, and what it took. */
const gesture = (zoomsIn) =>
  page.evaluate(async (isIn) => {
    const frame = document.querySelector('.chart');
    const box = frame.getBoundingClientRect();
    const clientX = box.left + box.width * (0.1 + 0.8 * Math.random());
    const label = () => frame.querySelector('canvas').getAttribute('aria-label');
    const before = label();
    const startedAt = performance.now();
    const deltaY = (isIn ? -1 : 1) * 600;
    const init = { deltaY, clientX, clientY: box.top + 100, bubbles: true, cancelable: true };
    frame.dispatchEvent(new WheelEvent('wheel', init));
    while (label() === before || frame.ariaBusy === 'true') {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (performance.now() - startedAt > 5000) return null; // it was at the end already
    }
    const ms = performance.now() - startedAt;
    const [, from, to] = /Steps ([\d,]+) to ([\d,]+)/.exec(label()) ?? [];
    const number = (text) => Number(text.replaceAll(',', ''));
    return { ms, length: from === undefined ? null : number(to) - number(from) };
  }, zoomsIn);

const taken = [];
let isIn = true;
for (let i = 0; i < GESTURES; i++) {
  const result = await gesture(isIn);
  if (result === null) throw new Error('a gesture changed nothing');
  taken.push(result);
  if (result.length === null) isIn = true;
  else if (result.length < 100) isIn = false;
}

console.log(`${machine(browser.version())}; T = ${STEPS}, ${taken.length} gestures`);
for (const [name, low, high] of [
  ['all', 0, Infinity],
  ['up to 4e3 steps in sight', 0, 4e3],
  ['4e3 to 1e6', 4e3, 1e6],
  ['above 1e6', 1e6, Infinity],
]) {
  const times = taken.filter(
    ({ length }) => (length ?? Infinity) >= low && (length ?? 1e99) <= high,
  );
  const ms = times.map((each) => each.ms);
  if (ms.length === 0) continue;
  console.log(
    `${name}: ${ms.length}, median ${median(ms).toFixed(1)} ms, worst ${Math.max(...ms).toFixed(1)} ms`,
  );
}
await browser.close();
await server.close();
process.exit();
