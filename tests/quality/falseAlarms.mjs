// How often the test of independence is wrong: `npm run quality:independence [families]`.
// False alarms of independent chunks, drawn by the kernel and compared as the page compares them; and the power
// to find a link of known strength. Prints a table of shares with standard errors; exit status 1 if one of
// them is 5 standard errors, and 0.003, from what theory says.
import { runnerImport } from 'vite';

const families = Number(process.argv[2] ?? 2000);
if (!(families >= 100))
  throw new RangeError(`too few families: ${process.argv[2]}, not 100 or more`);
const { module: core } = await runnerImport(`${import.meta.dirname}/independence.ts`, {
  configFile: false,
});

let failures = 0;
console.log('| what | families | share | expected |\n| --- | ---: | ---: | ---: |');

for (const [chunks, steps] of [
  [2, 100],
  [3, 20],
  [8, 200],
  [20, 10],
  [20, 15],
  [20, 20],
  [64, 1000],
  [128, 64],
]) {
  const found = core.falseAlarms(chunks, steps, families);
  const name = `false alarms, ${chunks} chunks of ${steps} steps`;
  const half = chunks === 2 ? 0.05 : 0.025;
  tell(`${name}: verdict`, found.verdict, families, 0.05, true);
  tell(`${name}: pairs (Holm)`, found.pairs, families, half, true);
  if (chunks > 2) tell(`${name}: common factor`, found.commonFactor, families, half);
}

const power = (name, chunks, steps, link, level, expected) => {
  const count = Math.ceil(families / 4);
  const found = core.power(chunks, steps, link, level, count);
  for (const [test, share] of Object.entries(expected)) {
    tell(`power, ${name}: ${test}, level ${level}`, found[test], count, share);
  }
};
power('r = 0.1 in one pair, n = 783', 2, 783, { pair: 0.1 }, 0.05, { pairs: 0.8 });
power('r = 0.1 in one of 2016 pairs, n = 2545', 64, 2545, { pair: 0.1 }, 0.05, { pairs: 0.8 });
power('r = 0.1 in one of 2016 pairs, n = 3416', 64, 3416, { pair: 0.1 }, 0.05, { pairs: 0.95 });
const detectable = core.detectable(64, 1000);
const least = `the least r told, ${detectable.toPrecision(3)}, in one of 2016 pairs, n = 1000`;
power(least, 64, 1000, { pair: detectable }, 0.025, { pairs: 0.8 });
const factor = { factor: 0.01 };
power('r = 0.01 in all of 2016 pairs, n = 1000', 64, 1000, factor, 0.05, {
  commonFactor: 0.9,
  pairs: 0.06,
});
console.log(`\n${failures} failed, ${Math.round(performance.now() / 1000)} s`);
process.exitCode = failures > 0 ? 1 : 0;

/** @param isBound - the expected share is the greatest allowed */
function tell(name, hits, count, expected, isBound = false) {
  const share = hits / count;
  const error = Math.sqrt((expected * (1 - expected)) / count);
  // the laws are approximations, and powers are told with two digits
  const distance = isBound ? share - expected : Math.abs(share - expected);
  const isFailed = distance > 5 * error + 0.003;
  failures += Number(isFailed);
  const cells = [name, count, `${share.toFixed(4)} ± ${error.toFixed(4)}`];
  console.log(
    `| ${cells.join(' | ')} | ${isBound ? '≤ ' : ''}${expected}${isFailed ? ' FAILED' : ''} |`,
  );
}
