// What the strip of workers costs a run that it shows live: `npm run bench:strip [-- rounds]`. The same run with the strip and with
// its script left out, in turns: the time that the page tells, and the CPU of the page's own thread, from traces.
import { chromium } from 'playwright';
import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/findBrowser.mjs';
import { serveHere } from './builds.mjs';
import { machine, median } from './report.mjs';
import { readTasks } from './tasks.mjs';

const rounds = Number(process.argv[2] ?? 5);
const RUN = '?T=1000000000&chunks=1000&generator=xoshiro';

const { url, close } = await serveHere();
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
console.log(`${machine(browser.version())}; ${rounds} rounds of 1e9 steps\n`);

const samples = { with: [], without: [] };
for (let round = 0; round < rounds; round++) {
  for (const [name, taken] of Object.entries(samples)) taken.push(await sample(name === 'with'));
}
for (const what of ['wallMs', 'cpu', 'longest']) {
  const of = (name) => samples[name].map((each) => each[what]);
  const ratios = of('with').map((value, round) => value / of('without')[round]);
  const [beside, alone] = [median(of('with')), median(of('without'))];
  console.log(
    `${what}: with ${beside.toFixed(0)}, without ${alone.toFixed(0)}; ratios ${ratios.map((ratio) => ratio.toFixed(3)).join(', ')}; median ${median(ratios).toFixed(3)}`,
  );
}

/** One run on a page opened afresh. */
async function sample(hasStrip) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  if (!hasStrip) await page.route('**/LanesView-*.js', (route) => route.abort());
  await page.goto(url + RUN);
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  await page.waitForTimeout(2000); // what is loaded in idle time
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  const wallMs = await page.evaluate(timeRun);
  const trace = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  return { wallMs, ...readTasks(trace.traceEvents) };
}

/** In the page: presses Run, and gives the ms until the run is told to be done. */
function timeRun() {
  const run = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Run');
  const isDone = () => /Done: 1,000,000,000.steps/.test(document.body.textContent);
  return new Promise((resolve) => {
    const pressedAt = performance.now();
    new MutationObserver((_, observer) => {
      if (!isDone()) return;
      observer.disconnect();
      resolve(performance.now() - pressedAt);
    }).observe(document.querySelector('[role=status]'), {
      childList: true,
      subtree: true,
      characterData: true,
    });
    run.click();
  });
}

await browser.close();
await close();
process.exit();
