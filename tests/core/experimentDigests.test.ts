import { describe, expect, test } from 'vitest';
import { readExperimentDigests } from '../support/golden.ts';
import { simulate } from '../support/simulate.ts';

describe('a run', () => {
  // python/spillway.py is held against the same file: tests/python
  test.each(readExperimentDigests().map((each) => [JSON.stringify(each.settings), each] as const))(
    'of %s has the digest that is known from outside',
    (_, { settings, digest }) => {
      expect(simulate(settings).digest).toBe(digest);
    },
  );
});
