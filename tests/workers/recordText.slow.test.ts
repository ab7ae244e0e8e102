import fc from 'fast-check';
import { describe, it } from 'vitest';
import { anyRecord } from '../support/anyRecord.ts';
import { isReadOrRefused } from '../support/isReadOrRefused.ts';

describe('the text of a record', () => {
  it('is read, or refused in a sentence, in a hundred thousand cases', () => {
    fc.assert(
      fc.property(anyRecord, (given) => isReadOrRefused(given)),
      { numRuns: 100_000, seed: 2 },
    );
  });
});
