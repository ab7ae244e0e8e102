import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultJobSize } from '../../src/core/job/planJobs.ts';
import { inflowOf } from '../../src/core/reservoir/inflow.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { createStream, restoreStream } from '../../src/core/rng/createStream.ts';
import type { ShockStream } from '../../src/core/rng/stream.ts';
import { readRecordDigests } from '../support/golden.ts';
import { ARTICLE } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

const draw = (stream: ShockStream, count: number) =>
  Array.from({ length: count }, () => stream.next());

const anyRecord = fc
  .array(fc.double({ min: -10, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 })
  .chain((values) =>
    fc.record({
      values: fc.constant(values),
      blockLength: fc.integer({ min: 1, max: values.length }),
    }),
  );

/** Of those that go beyond a block the shorter ones in the fast tier: some of each generator. */
const known = readRecordDigests().filter(({ settings }) => settings.T < tiered(200_000, Infinity));

describe('a run drawn from a record', () => {
  test.each(
    known.map(({ settings, digest }) => {
      const { generator, seeding, boundary, chunks, record } = settings;
      const name = `${generator}, ${seeding}, ${boundary}, ${chunks} chunks, L = ${record!.blockLength}`;
      return [name, settings, digest] as const;
    }),
  )('by %s has the digest that is known from outside, however it is cut', (_, settings, digest) => {
    const small = { partSteps: BLOCK_STEPS, packSteps: 100 };
    const sizes = tiered([small], [small, defaultJobSize(settings, 1)]);
    for (const size of sizes) expect(simulate(settings, { size }).digest).toBe(digest);
  });

  test('draws its inflows whatever μ, σ and ρ are', () => {
    const record = { values: [30, 0, -5, 90], blockLength: 2 };
    const settings = { ...ARTICLE, record };
    const other = { ...settings, mu: -3, sigma: 0, rho: 0.5 };
    expect(simulate(other).digest).toBe(simulate(settings).digest);
  });
});

describe('draws from a record', () => {
  const anyPlace = fc.record({
    generator: fc.constantFrom('numpy' as const, 'xoshiro' as const),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    step: fc.integer({ min: 0, max: 300 }),
    record: anyRecord,
  });

  test('can be entered at any step, in the middle of one too', () => {
    fc.assert(
      fc.property(anyPlace, ({ generator, seed, step, record }) => {
        const whole = draw(createStream(generator, seed, 3, 0, record), step + 50);
        const entered = createStream(generator, seed, 3, step, record);
        expect(draw(entered, 50)).toEqual(whole.slice(step));
      }),
      { seed: 31, numRuns: tiered(40, 100) },
    );
  });

  test('go on from a state that has travelled between threads', () => {
    fc.assert(
      fc.property(anyPlace, ({ seed, step, record }) => {
        const stream = createStream('numpy', seed, 0, step, record);
        const travelled = structuredClone(stream.save()!);
        expect(draw(restoreStream(travelled, record), 50)).toEqual(draw(stream, 50));
      }),
      { seed: 32, numRuns: tiered(40, 100) },
    );
  });

  test('begin anew with each block of steps', () => {
    const values = Array.from({ length: 100 }, (_, i) => i);
    const stream = createStream('xoshiro', 1, 0, BLOCK_STEPS - 2, { values, blockLength: 100 });
    const [a, b, c, d] = draw(stream, 4) as [number, number, number, number];
    expect([(b - a + 100) % 100, (d - c + 100) % 100]).toEqual([1, 1]);
    expect((c - b + 100) % 100).not.toBe(1); // but by chance, which this seed does not have
  });
});

describe('the inflow of a record', () => {
  test('has the moments of its values, cut at 0', () => {
    const inflow = inflowOf({ mu: 1, sigma: 1, record: { values: [-4, 0, 2, 6], blockLength: 3 } });
    expect(inflow.mean).toBe(2);
    expect(inflow.standardDeviation).toBe(Math.sqrt(6));
    expect(inflow.zeroShare).toBe(0.5);
    expect([inflow.shareFrom(2), inflow.shareFrom(2.1)]).toEqual([0.5, 0.25]);
    expect([-4, 0, 6].map(inflow.draw)).toEqual([0, 0, 6]);
  });
});
