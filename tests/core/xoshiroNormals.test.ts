import { describe, expect, test } from 'vitest';
import { philox } from '../../src/core/rng/philox.ts';
import { createStream } from '../../src/core/rng/createStream.ts';
import { Xoshiro } from '../../src/core/rng/xoshiro.ts';
import { LAYERS, zigguratLayers } from '../../src/core/rng/ziggurat.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { tiered } from '../support/tiered.ts';

const words = (hex: string) => hex.split(' ').map((word) => parseInt(word, 16));

// the known answers that come with Random123, by the authors of Philox
test.each([
  ['0 0', '0 0 0 0', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  [
    'ffffffff ffffffff',
    'ffffffff ffffffff ffffffff ffffffff',
    '408f276d 41c83b0e a20bc7c6 6d5451fd',
  ],
  [
    'a4093822 299f31d0',
    '243f6a88 85a308d3 13198a2e 03707344',
    'd16cfe09 94fdcceb 5001e420 24126ea1',
  ],
])('Philox4x32-10 with key %s of counter %s', (key, counter, answer) => {
  expect(
    philox(words(key) as [number, number], words(counter) as [number, number, number, number]),
  ).toEqual(words(answer));
});

describe('xoshiro256++', () => {
  test('gives the outputs of its reference program from the state 1, 2, 3, 4', () => {
    const generator = new Xoshiro([1, 0, 2, 0, 3, 0, 4, 0]);
    const outputs = Array.from({ length: 10 }, () => {
      generator.advance();
      return (BigInt(generator.high) << 32n) | BigInt(generator.low);
    });
    // the vector of the crate rand_xoshiro, made with Blackman and Vigna's own program
    expect(outputs).toEqual([
      41943041n,
      58720359n,
      3588806011781223n,
      3591011842654386n,
      9228616714210784205n,
      9973669472204895162n,
      14011001112246962877n,
      12406186145184390807n,
      15849039046786891736n,
      10450023813501588000n,
    ]);
  });

  test('does not stay at zero', () => {
    const generator = new Xoshiro([0, 0, 0, 0, 0, 0, 0, 0]);
    const fromOne = new Xoshiro([1, 0, 0, 0, 0, 0, 0, 0]);
    for (let i = 0; i < 20; i++) {
      expect(generator.nextUniform()).toBe(fromOne.nextUniform());
    }
  });
});

test('the ziggurat has 512 layers of one area, up to the top of the curve', () => {
  const { x, f } = zigguratLayers();
  const area = 0.002456766351541356;
  for (let i = 1; i < LAYERS; i++) {
    expect(x[i]! * (f[i + 1]! - f[i]!)).toBeCloseTo(area, 14);
    expect(f[i]).toBeCloseTo(Math.exp((-x[i]! * x[i]!) / 2), 15);
  }
  expect(x[LAYERS]).toBe(0);
  // the lowest: a rectangle up to r, and the tail beyond it, integrated by the midpoint rule
  const r = x[1]!;
  let tail = 0;
  for (let t = r + 5e-5; t < 12; t += 1e-4) tail += 1e-4 * Math.exp((-t * t) / 2);
  expect(r * f[1]! + tail).toBeCloseTo(area, 10);
  expect(x[0]! * f[1]!).toBeCloseTo(area, 15);
});

describe('a fast stream', () => {
  const draw = (firstStep: number, count: number) => {
    const stream = createStream('xoshiro', 3, 7, firstStep);
    return Array.from({ length: count }, () => stream.next());
  };

  const last = tiered(2, 3) * BLOCK_STEPS - 1;
  const whole = draw(0, last + 20);

  test.each([1, 5, 1000, BLOCK_STEPS - 3, BLOCK_STEPS, BLOCK_STEPS + 9, last])(
    'can be entered at step %i',
    (firstStep) => {
      expect(draw(firstStep, 20)).toEqual(whole.slice(firstStep, firstStep + 20));
    },
  );

  test('is named by the seed and the stream number, which are not added', () => {
    const first = (seed: number, number: number) => createStream('xoshiro', seed, number, 0).next();
    const names = [0, 1, 2, 2 ** 32 - 1].flatMap((a) => [0, 1, 2, 4095].map((b) => first(a, b)));
    expect(new Set(names).size).toBe(16);
  });
});
