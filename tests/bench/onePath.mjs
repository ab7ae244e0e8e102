// One continued path of 1e8 steps against chunks that start full, on 1 and 2 workers, in one
// interleaved run: `npm run bench:path`. Prints medians and their ratios.
import { chromium } from 'playwright';
import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/findBrowser.mjs';
import { servePage } from './builds.mjs';
import { machine, median } from './report.mjs';

const ROUNDS = Number(process.argv[2] ?? 9);
const STEPS = 1e8;
const RESERVOIRS = [
  [100, 70, 70, 70],
  [1000, 62.95, 70, 70],
  [100, 70, 0.07, 70],
  [1e6, 70, 0.01, 70], // paths never meet
];
const settings = ([K, mu, sigma, target], boundary) => ({
  K,
  mu,
  sigma,
  target,
  boundary,
  T: STEPS,
  chunks: boundary === 'restart' ? 64 : 1,
  seed: 0,
  generator: 'xoshiro',
  seeding: 'distinct',
  rho: 0,
  record: null,
});

const { url, close } = await servePage();
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
const page = await browser.newPage();
await page.goto(url);
await page.waitForFunction(() => 'run' in window);
const run = (experiment, workers) =>
  page.evaluate((args) => window.run(...args), [experiment, workers]);

const contestants = RESERVOIRS.flatMap((reservoir) =>
  ['restart', 'continue'].flatMap((boundary) =>
    [1, 2].map((workers) => ({ reservoir, boundary, workers, times: [], seams: null })),
  ),
);
for (let round = -1; round < ROUNDS; round++) {
  process.stderr.write(round < 0 ? 'warming up' : `, round ${round + 1} of ${ROUNDS}`);
  const order = contestants.map((each) => ({ each, key: Math.random() }));
  for (const { each } of order.sort((a, b) => a.key - b.key)) {
    const { wallMs, seams } = await run(settings(each.reservoir, each.boundary), each.workers);
    if (round >= 0) each.times.push(wallMs);
    each.seams = seams;
  }
}
process.stderr.write('\n');

console.log(`${machine(browser.version())}; ${STEPS} steps, ${ROUNDS} rounds\n`);
console.log(
  '| K, mu, sigma, target | | 1 worker | 2 workers | speed-up | longest repair | run again |',
);
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: |');
for (const reservoir of RESERVOIRS) {
  for (const boundary of ['restart', 'continue']) {
    const [one, two] = contestants.filter(
      (each) => each.reservoir === reservoir && each.boundary === boundary,
    );
    const [a, b] = [median(one.times), median(two.times)];
    const { longestRepair, stepsAgain } = two.seams;
    const cells = [reservoir.join(', '), boundary, `${a.toFixed(0)} ms`, `${b.toFixed(0)} ms`];
    cells.push((a / b).toFixed(2), longestRepair, stepsAgain);
    console.log(`| ${cells.join(' | ')} |`);
  }
}
await browser.close();
await close();
