// What moving costs the page's own thread: `npm run bench:page`, or with another commit beside it, in turns:
// `npm run bench:page -- <commit> [rounds] [what]`. CPU time from traces, which waiting for a core does not touch.
import { chromium } from 'playwright';
import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/findBrowser.mjs';
import { serveCommit, serveHere } from './builds.mjs';
import { MOVES } from './moves.mjs';
import { machine, median } from './report.mjs';
import { readTasks } from './tasks.mjs';

const [commit, rounds = 5, what = ''] = process.argv.slice(2);

const pages = [{ of: 'now', ...(await serveHere()) }];
if (commit !== undefined) pages.unshift({ of: commit, ...(await serveCommit(commit)) });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
console.log(`${machine(browser.version())}; medians of ${rounds} rounds, ms of CPU\n`);
console.log('| | of | pictures | CPU a picture | CPU in all | longest task |');
console.log('| --- | --- | ---: | ---: | ---: | ---: |');

for (const { name, link, prepare = settle, act } of MOVES.filter((move) =>
  move.name.includes(what),
)) {
  const samples = new Map(pages.map(({ of }) => [of, []]));
  for (let round = 0; round < Number(rounds); round++) {
    for (const { of, url } of pages) samples.get(of).push(await sample(url + link));
  }
  for (const [of, taken] of samples) {
    const middle = (read, digits) => median(taken.map(read)).toFixed(digits);
    const cells = [
      middle((each) => each.pictures, 0),
      middle((each) => each.cpu / Math.max(each.pictures, 1), 1),
      middle((each) => each.cpu, 0),
      middle((each) => each.longest, 1),
    ];
    console.log(`| ${name} | ${of} | ${cells.join(' | ')} |`);
  }

  /** One page, opened afresh: what the main thread did from the act to rest. */
  async function sample(url) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(countPictures);
    await page.goto(url);
    await settle(page);
    await prepare(page);
    await page.waitForTimeout(1000); // views that are loaded in idle time
    await page.evaluate(() => (window.pictures = 0));
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
    await act(page);
    await settle(page);
    await page.waitForTimeout(200);
    const trace = JSON.parse((await browser.stopTracing()).toString());
    const pictures = await page.evaluate(() => window.pictures);
    await context.close();
    return { pictures, ...readTasks(trace.traceEvents) };
  }
}

async function settle(page) {
  await page.waitForSelector('main[aria-busy=false]', { timeout: 300_000 });
}

/** In the page: every drawing of a chart begins with an empty canvas. */
function countPictures() {
  window.pictures = 0;
  const canvas = CanvasRenderingContext2D.prototype;
  const { value: clear } = Object.getOwnPropertyDescriptor(canvas, 'clearRect');
  canvas.clearRect = function (...area) {
    window.pictures++;
    return clear.apply(this, area);
  };
}

await browser.close();
for (const { close } of pages) await close();
process.exit();
