import { describe, expect, test } from 'vitest';
import { readExperimentDigests } from '../support/golden.ts';
import { simulateDigest } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

const known = readExperimentDigests().filter(
  ({ settings: { T, chunks } }) =>
    T <= tiered(100_000, Infinity) && chunks <= tiered(1000, Infinity),
);

describe('a run', () => {
  // python/spillway.py is held against the same file: tests/python
  test.each(known.map((each) => [JSON.stringify(each.settings), each] as const))(
    'of %s has the digest that is known from outside',
    (_, { settings, digest }) => {
      expect(simulateDigest(settings)).toBe(digest);
    },
  );
});
