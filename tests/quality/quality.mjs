// Compares the kernel's random numbers with what theory says of them: `npm run quality [count]`.
// Prints a table; exit status 1 if a |z| is above 5 or a p below 1e-6. With `--biased` (a mean of
// 0.001, and every second stream like the one before it) it must be 1.
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { neighbours, overlaps, shape, tail } from './checks.mjs';

const { values, positionals } = parseArgs({
  options: { biased: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const count = Number(positionals[0] ?? 1e8);
if (!(count >= 1e7)) throw new RangeError(`too few for the far tails: ${count}, not 1e7 or more`);
const { module: kernel } = await runnerImport(`${import.meta.dirname}/kernel.ts`, {
  configFile: false,
});

/** The numbers of one block; those of `--biased` if it is given. */
function source(draw) {
  if (!values.biased) return draw;
  return (seed, stream, block) => {
    const numbers = draw(seed, stream - (stream % 2), block);
    for (let i = 0; i < numbers.length; i++) numbers[i] += 1e-3;
    return numbers;
  };
}

const normals = source(kernel.normals());
const checks = [
  () => shape(normals, count),
  () => tail(source(kernel.tails()), 100 * count),
  () => neighbours(normals),
  () => overlaps(source(kernel.uniforms())),
];
let failures = 0;
console.log('| statistic | observed | expected | z or p |\n| --- | ---: | ---: | ---: |');
for (const check of checks) {
  for (const { name, observed, expected, z, p } of check()) {
    const failed = !(z === undefined ? p >= 1e-6 : Math.abs(z) <= 5);
    const verdict = z === undefined ? `p = ${p.toPrecision(3)}` : `z = ${z.toFixed(2)}`;
    const cells = [name, short(observed), short(expected), verdict + (failed ? ' FAILED' : '')];
    console.log(`| ${cells.join(' | ')} |`);
    failures += Number(failed);
  }
}
console.log(`\n${count} normals, ${failures} failed, ${Math.round(performance.now() / 1000)} s`);
process.exitCode = failures > 0 ? 1 : 0;

function short(number) {
  return String(Number(number.toPrecision(6)));
}
