import { createRequire } from 'node:module';
import fc from 'fast-check';
import { test } from 'vitest';
import { expectSame } from '../support/expectSame.ts';
import { tiered } from '../support/tiered.ts';

const require = createRequire(import.meta.url);
type Ldexp = (fraction: number, exponent: number) => number;
const ours = require('../../scripts/stdlib/ldexp.cjs') as Ldexp;
const theirs = require('@stdlib/math-base-special-ldexp') as Ldexp;

test('multiplies by powers of two as stdlib does, to the bit', () => {
  const exponents = [fc.integer({ min: -1100, max: 1100 }), fc.integer()] as const;
  fc.assert(
    fc.property(fc.double(), fc.oneof(...exponents), (fraction, exponent) => {
      const [product, known] = [ours(fraction, exponent), theirs(fraction, exponent)];
      // below the least number theirs says 0, ours the nearer of the two
      if (known === 0 && Math.abs(product) === Number.MIN_VALUE) return;
      expectSame(product, known);
    }),
    { numRuns: tiered(1000, 5000) },
  );
});
