import { expect, test } from 'vitest';
import { digestPart, formatDigest } from '../../src/core/job/digest.ts';
import { contractDigest } from '../support/contractDigest.ts';

test('the digest stays exact for the longest part, whose sums of halves are the largest', () => {
  const values = Float64Array.from({ length: 2 ** 20 - 1 }, (_, i) => (i * i) % 1009);
  const cuts = [0, 1, 1000, 2 ** 19, values.length];
  const parts = cuts.slice(1).map((end, i) => digestPart(values.subarray(cuts[i], end), cuts[i]!));
  expect(digestPart(values, 0)).toBe(parts.reduce((sum, part) => (sum + part) % 2n ** 64n));
  expect(formatDigest(parts)).toBe(contractDigest(values));
});
