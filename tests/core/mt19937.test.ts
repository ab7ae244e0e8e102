import { describe, expect, test } from 'vitest';
import { Mt19937 } from '../../src/core/rng/mt19937.ts';
import { readGolden } from '../support/golden.ts';

const { seeds } = readGolden('stream');

function draw(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next);
}

describe('Mt19937', () => {
  test('is compared with six of NumPy’s seeds', () => {
    expect(seeds.map(({ seed }) => seed)).toEqual([0, 1, 2, 3, 12345, 4294967295]);
  });

  test.each(seeds)('starts from NumPy’s key for seed $seed', ({ seed, init_key_0_3 }) => {
    const { key } = Mt19937.fromSeed(seed).save();
    expect([key[0], key[1], key[2], key[3]]).toEqual(init_key_0_3);
    expect(key).toHaveLength(624);
  });

  test.each(seeds)('gives NumPy’s words for seed $seed', ({ seed, words }) => {
    const generator = Mt19937.fromSeed(seed);
    expect(draw(words.length, () => generator.nextWord())).toEqual(words);
  });

  test.each(seeds)('gives NumPy’s uniforms for seed $seed, bit for bit', ({ seed, uniforms }) => {
    const generator = Mt19937.fromSeed(seed);
    expect(draw(uniforms.length, () => generator.nextUniform())).toEqual(uniforms);
  });

  test('gives the 10000th word that the C++ standard asks of std::mt19937', () => {
    // [rand.predef]: seed 5489; 16 refills of the 624 words
    const generator = Mt19937.fromSeed(5489);
    expect(draw(10000, () => generator.nextWord()).at(-1)).toBe(4123659995);
  });

  test.each([0, 1, 623, 624, 625, 1000])('goes on from a saved state after %i words', (count) => {
    const generator = Mt19937.fromSeed(3);
    draw(count, () => generator.nextWord());
    const saved = generator.save();
    const ahead = draw(1300, () => generator.nextWord());
    const restored = new Mt19937(saved);
    expect(draw(1300, () => restored.nextWord())).toEqual(ahead);
    // neither generator wrote to the saved key
    const again = new Mt19937(saved);
    expect(draw(1300, () => again.nextWord())).toEqual(ahead);
  });
});
