// One interleaved run of the kernel, the page and what people would use instead: `npm run bench`.
// Each round visits all contestants once, in an order of its own. Prints ns a step, and ratios.
import { chromium } from 'playwright';
import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/findBrowser.mjs';
import { buildNode, servePage } from './builds.mjs';
import { machine, median, printTable } from './report.mjs';
import { startRivals } from './rivals.mjs';

const ROUNDS = Number(process.argv[2] ?? 7);

const RESERVOIR = { K: 100, mu: 70, sigma: 70, target: 70 };
const STREAMS = {
  seed: 0,
  generator: 'xoshiro',
  seeding: 'distinct',
  boundary: 'restart',
  rho: 0,
  record: null,
};
const settings = (T, chunks) => ({
  ...RESERVOIR,
  ...STREAMS,
  T,
  chunks,
});
const nothing = { path: false, summary: false, envelope: null, digest: false, csv: false };
const path = { ...nothing, path: true };
const statistics = { ...nothing, summary: true, envelope: 512 };
const PATH = settings(1e7, 10); // jobs of 1e6 steps
const LONG = settings(1e9, 64);
const SHORT = settings(50_000, 1000);

const { runKernel, runCounting, runReference } = await buildNode();
const { url, close } = await servePage();
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
const page = await browser.newPage();
await page.goto(url);
await page.waitForFunction(() => 'deliver' in window);

const inNode = (run, experiment, wants) => () => (run(experiment, wants) * 1e6) / experiment.T;
const deliver = (experiment, wants, lanes, reuses) =>
  page.evaluate((args) => window.deliver(...args), [experiment, wants, lanes, reuses]);
/** The median of a few runs, where one is over in an instant; of a part of their time. */
const onPage =
  (experiment, wants, lanes, { reuses = true, part = 'wallMs' } = {}) =>
  async () => {
    const nanoseconds = [];
    for (let i = 0; i < (experiment.T > 1e8 ? 1 : 7); i++) {
      const times = await deliver(experiment, wants, lanes, reuses);
      nanoseconds.push((times[part] * 1e6) / experiment.T);
    }
    return median(nanoseconds);
  };

const { contestants: rivals, missing, stop } = await startRivals();
const contestants = {
  'kernel in Node, compute only': inNode(runKernel, PATH, nothing),
  'kernel in Node, path': inNode(runKernel, PATH, path),
  'kernel in Node, statistics': inNode(runKernel, PATH, statistics),
  'kernel in Node, statistics with digest': inNode(runKernel, PATH, {
    ...statistics,
    digest: true,
  }),
  'kernel in Node, counting': inNode(runCounting, PATH, nothing),
  'kernel in Node, digest': inNode(runKernel, PATH, { ...nothing, digest: true }),
  'reference in Node, path': inNode(runReference, settings(1e6, 1), path),
  'page, computed in one worker, path of 1e7': onPage(PATH, path, 1, { part: 'computeMs' }),
  'page, 1 worker, path of 1e7': onPage(PATH, path, 1),
  'page, 2 workers, path of 1e7': onPage(PATH, path, 2),
  'page, 2 workers, path of 1e7, fresh buffers': onPage(PATH, path, 2, { reuses: false }),
  'page, 1 worker, statistics of 1e9': onPage(LONG, statistics, 1),
  'page, 2 workers, statistics of 1e9': onPage(LONG, statistics, 2),
  'page, 2 workers, 1000 chunks of 50': onPage(SHORT, { ...path, summary: true }, 2),
  ...rivals,
};

const samples = new Map(Object.keys(contestants).map((name) => [name, []]));
for (let round = -1; round < ROUNDS; round++) {
  process.stderr.write(round < 0 ? 'warming up' : `, round ${round + 1} of ${ROUNDS}`);
  const order = Object.keys(contestants).map((name) => ({ name, key: Math.random() }));
  for (const { name } of order.sort((a, b) => a.key - b.key)) {
    const nanoseconds = await contestants[name]();
    if (round >= 0) samples.get(name).push(nanoseconds);
  }
}
process.stderr.write('\n');
stop();
await browser.close();
await close();

console.log(`${machine(browser.version())}; ${ROUNDS} rounds`);
for (const what of missing) console.log(`Without ${what}.`);
printTable(samples, [
  ['kernel in Node, compute only', 'native C, 128-bit SIMD, in the cache', '<= 1.15'],
  ['kernel in Node, path', 'native C, 128-bit SIMD, path of 1e7', ''],
  ['kernel in Node, statistics with digest', 'kernel in Node, compute only', '<= 2.0'],
  ['kernel in Node, counting', 'kernel in Node, statistics with digest', '<= 1'],
  ['page, computed in one worker, path of 1e7', 'native C, 128-bit SIMD, path of 1e7', ''],
  ['numba, MT19937, 1 thread', 'page, 1 worker, path of 1e7', '>= 7'],
  ['numba, fast streams, 1 thread', 'page, 1 worker, path of 1e7', ''],
  ["the article's loop", 'page, 1 worker, path of 1e7', '>= 400'],
  ['NumPy, ensemble of 1000', 'page, 1 worker, path of 1e7', ''],
  ['page, 1 worker, path of 1e7', 'page, computed in one worker, path of 1e7', '<= 1.3'],
  ['page, 1 worker, path of 1e7', 'page, 2 workers, path of 1e7', '>= 1.7'],
  ['page, 1 worker, statistics of 1e9', 'page, 2 workers, statistics of 1e9', '>= 1.85'],
]);
