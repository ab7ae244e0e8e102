// The exact law beside the golden one, what it takes to solve, and how far long runs stray from it:
// `npm run quality:theory [steps of each run]`. Exit status 1 if an aim is missed.
import { runnerImport } from 'vite';

const steps = Number(process.argv[2] ?? 2e7);
const { module: theory } = await runnerImport(`${import.meta.dirname}/theory.ts`, {
  configFile: false,
});
let failures = 0;
const expect = (isMet, what) => {
  if (isMet) return;
  failures++;
  console.log(`FAILED: ${what}`);
};

console.log(
  '| K, mu, sigma, target | greatest difference of a probability | greatest relative one of mean, release, tau, bias |',
);
console.log('| --- | ---: | ---: |');
for (const set of theory.golden()) {
  const { K, mu, sig, Sbar } = set;
  const law = theory.solve({ K, mu, sigma: sig, target: Sbar });
  const probability = Math.max(
    Math.abs(law.full - set.p_full),
    Math.abs(law.empty - set.p_empty),
    Math.abs(law.deficit - set.p_deficit),
    ...set.cdf_at.map((s, i) => Math.abs(law.cdf(s) - set.cdf[i])),
  );
  const relative = Math.max(
    ...[
      [law.mean, set.mean],
      [law.release, set.release],
      [law.tau, set.tau_int],
      [law.startBias, set.start_bias],
    ].map(([value, expected]) => Math.abs(value / expected - 1)),
  );
  expect(probability < 1e-10 && relative < 1e-9, `${K}, ${mu}, ${sig}, ${Sbar}`);
  console.log(
    `| ${K}, ${mu}, ${sig}, ${Sbar} | ${probability.toExponential(1)} | ${relative.toExponential(1)} |`,
  );
}

console.log(
  '\n| K, mu, sigma, target | law, ms | law, bins and their errors, ms |\n| --- | ---: | ---: |',
);
for (const [K, mu, sigma, target] of [
  [100, 70, 70, 70],
  [500, 60, 90, 55],
  [1000, 70, 70, 70],
  [1000, 70, 20, 75],
  [1000, 70, 5, 70],
  [1000, 70, 70, 5],
]) {
  const reservoir = { K, mu, sigma, target };
  const time = (work) => {
    const samples = Array.from({ length: 15 }, () => {
      const from = performance.now();
      work(reservoir);
      return performance.now() - from;
    });
    return samples.sort((a, b) => a - b)[7];
  };
  const cells = [time(theory.solve), time(theory.tabulate)].map((ms) => ms.toFixed(1));
  console.log(`| ${K}, ${mu}, ${sigma}, ${target} | ${cells.join(' | ')} |`);
}

const SETS = [
  [100, 70, 70, 70],
  [100, 70, 70, 50],
  [100, 70, 70, 35],
  [140, 70, 70, 70],
  [100, 70, 70, 100],
  [500, 60, 90, 55],
  [50, 10, 5, 8],
  [100, 0, 30, 10],
  [300, 72, 30, 70],
  [200, 40, 90, 60],
  [1000, 64, 70, 70],
  [150, 100, 150, 90],
  [71, 70, 70, 70],
  [100, 50, 20, 48],
  [100, -20, 60, 20],
  [1e6, 7e5, 7e5, 5e5],
  [250, 90, 45, 80],
  [80, 20, 40, 50],
  [400, 55, 60, 60],
  [120, 60, 60, 30],
];
const rms = (values) => Math.sqrt(values.reduce((sum, z) => sum + z * z, 0) / values.length);
const farthest = (values) => Math.max(...values.map(Math.abs));
const all = { measures: [], cells: [] };
for (const [i, [K, mu, sigma, target]] of SETS.entries()) {
  const found = theory.differences({ K, mu, sigma, target, T: steps, seed: 1000 + i });
  all.measures.push(...found.measures);
  all.cells.push(...found.cells);
}
console.log(
  `\n| ${SETS.length} reservoirs, ${steps} steps each | compared | rms of z | largest |z| |`,
);
console.log('| --- | ---: | ---: | ---: |');
for (const [name, values] of Object.entries(all)) {
  console.log(
    `| ${name} | ${values.length} | ${rms(values).toFixed(3)} | ${farthest(values).toFixed(2)} |`,
  );
  expect(Math.abs(rms(values) - 1) < 0.2 && farthest(values) < 5, name);
}
process.exitCode = failures > 0 ? 1 : 0;
