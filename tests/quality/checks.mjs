import {
  above,
  below,
  chiSquare,
  expectedLargest,
  KS_MEAN,
  ksDistance,
  pOfKs,
  pOfLargest,
  pOfRareHits,
  sum,
  zOfChiSquare,
  zOfHits,
} from './statistics.mjs';

const SEED = 1;
const BLOCK = 65536;
const CELLS = 65536;
const LAGS = [1, 2, 3, 4, 5, 8, 2048]; // steps take turns on 4 lanes; a tile of the kernel has 2048
const PAIRS = 512;
const TAIL = 3.852046150368391; // where the ziggurat's own method for the tail begins

/** Moments, tails, order and distribution of the first normals of one stream. */
export function shape(draw, count) {
  const blocks = Math.ceil(count / BLOCK);
  const powers = [0, 0, 0, 0];
  const beyond = new Float64Array(64); // by the whole part of |z|
  const cells = new Float64Array(CELLS);
  const products = LAGS.map(() => 0);
  for (let block = 0; block < blocks; block++) {
    const numbers = draw(SEED, 0, block);
    addPowers(powers, numbers);
    for (const z of numbers) {
      beyond[Math.floor(Math.abs(z))]++;
      cells[Math.floor(below(z) * CELLS)]++;
    }
    LAGS.forEach((lag, i) => {
      products[i] += product(numbers.subarray(lag), numbers.subarray(0, BLOCK - lag));
    });
  }

  const n = blocks * BLOCK;
  return [
    ...moments(powers, n),
    ...[1, 2, 3, 4, 5].map((k) => {
      const hits = sum(beyond.subarray(k));
      return hitRow(`P(\\|z\\| > ${k})`, hits, n, 2 * above(k));
    }),
    ...LAGS.map((lag, i) => {
      const pairs = blocks * (BLOCK - lag);
      const r = products[i] / pairs;
      return {
        name: `correlation at lag ${lag}`,
        observed: r,
        expected: 0,
        z: r * Math.sqrt(pairs),
      };
    }),
    chiSquareRow('normals', merge(cells, 1024)),
    chiSquareRow('normals', cells),
    ksRow(cells, n),
  ];
}

/** Sums of z, z², z³ and z⁴. */
function addPowers(powers, numbers) {
  const sums = [0, 0, 0, 0];
  for (const z of numbers) {
    const square = z * z;
    sums[0] += z;
    sums[1] += square;
    sums[2] += square * z;
    sums[3] += square * square;
  }
  sums.forEach((part, i) => (powers[i] += part));
}

/** Mean, variance, skewness and kurtosis, whose variances are 1, 2, 6 and 24 over n. */
function moments(powers, n) {
  const [mean, second, third, fourth] = powers.map((power) => power / n);
  const variance = second - mean ** 2;
  const skewness = (third - 3 * mean * second + 2 * mean ** 3) / variance ** 1.5;
  const kurtosis =
    (fourth - 4 * mean * third + 6 * mean ** 2 * second - 3 * mean ** 4) / variance ** 2;
  const row = (name, observed, expected, spread) => ({
    name,
    observed,
    expected,
    z: (observed - expected) * Math.sqrt(n / spread),
  });
  return [
    row('mean', mean, 0, 1),
    row('variance', variance, 1, 2),
    row('skewness', skewness, 0, 6),
    row('kurtosis', kurtosis, 3, 24),
  ];
}

/** The normals beyond r, of a source that gives many of them. */
export function tail(draw, count) {
  const beyond = [5, 6];
  const hits = beyond.map(() => 0);
  const cells = new Float64Array(256);
  let n = 0;
  let positive = 0;
  for (let block = 0; block * BLOCK < count; block++) {
    for (const z of draw(SEED, 0, block)) {
      const size = Math.abs(z);
      if (size <= TAIL) continue;
      n++;
      if (z > 0) positive++;
      beyond.forEach((k, i) => (hits[i] += Number(size > k)));
      cells[Math.floor((above(size) / above(TAIL)) * cells.length)]++;
    }
  }
  return [
    ...beyond.map((k, i) =>
      hitRow(`P(\\|z\\| > ${k}) among ${n} beyond r`, hits[i], n, above(k) / above(TAIL)),
    ),
    hitRow('P(z > 0) beyond r', positive, n, 1 / 2),
    chiSquareRow('normals beyond r', cells),
  ];
}

/** Correlations at equal steps of blocks whose names differ by one. */
export function neighbours(draw) {
  const names = {
    'neighbouring seeds': (k) => [SEED + k, 0, 0],
    'neighbouring streams': (k) => [SEED, k, 0],
    'neighbouring blocks': (k) => [SEED, 0, k],
    'seeds and streams of equal sum': (k) => [k, PAIRS - k, 0],
  };
  return Object.entries(names).flatMap(([name, nameOf]) => {
    const scores = [];
    let before = draw(...nameOf(0)).slice();
    for (let k = 1; k <= PAIRS; k++) {
      const numbers = draw(...nameOf(k)).slice();
      scores.push(product(before, numbers) / Math.sqrt(BLOCK)); // r √n
      before = numbers;
    }
    const largest = Math.max(...scores.map(Math.abs));
    const chi = sum(scores.map((score) => score ** 2));
    return [
      {
        name: `${name}: largest \\|r\\| √n of ${PAIRS}`,
        observed: largest,
        expected: expectedLargest(PAIRS),
        p: pOfLargest(largest, PAIRS),
      },
      {
        name: `${name}: sum of r² n`,
        observed: chi,
        expected: PAIRS,
        z: zOfChiSquare(chi, PAIRS),
      },
    ];
  });
}

/**
 * Lanes that run through the same states anywhere in their blocks would share outputs. So that they
 * can all be compared, only those are kept that follow a small one of their lane: |u| < 1/32.
 */
export function overlaps(draw) {
  const seeds = 2;
  const streams = 4096;
  const blocks = 2;
  const small = 1 / 32;
  const draws = seeds * streams * blocks * BLOCK;
  const kept = new Float64Array(1.1 * small * draws); // a tenth more than are expected
  let n = 0;
  for (let seed = 0; seed < seeds; seed++) {
    for (let stream = 0; stream < streams; stream++) {
      for (let block = 0; block < blocks; block++) {
        const numbers = draw(seed, stream, block);
        for (let i = 4; i < BLOCK; i++) {
          if (Math.abs(numbers[i - 4]) < small) kept[n++] = numbers[i];
        }
      }
    }
  }
  const sorted = kept.subarray(0, n).sort();
  let repeated = 0;
  for (let i = 1; i < n; i++) repeated += Number(sorted[i] === sorted[i - 1]);
  const expected = n ** 2 / 2 / 2 ** 52;
  const name = `repeated among ${n} outputs of ${draws / BLOCK} blocks`;
  return [{ name, observed: repeated, expected, p: pOfRareHits(repeated, expected) }];
}

function product(a, b) {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
}

function hitRow(name, hits, trials, p) {
  return { name, observed: hits / trials, expected: p, z: zOfHits(hits, trials, p) };
}

function chiSquareRow(what, cells) {
  const chi = chiSquare(cells);
  const k = cells.length - 1;
  const name = `chi-square of ${what} in ${cells.length} equal cells`;
  return { name, observed: chi, expected: k, z: zOfChiSquare(chi, k) };
}

function ksRow(cells, n) {
  const observed = Math.sqrt(n) * ksDistance(cells);
  const name = "Kolmogorov and Smirnov's √n D";
  return { name, observed, expected: KS_MEAN, p: pOfKs(observed) };
}

/** Counts of fewer, wider cells. */
function merge(cells, count) {
  const width = cells.length / count;
  return Array.from({ length: count }, (_, i) => sum(cells.subarray(i * width, (i + 1) * width)));
}
