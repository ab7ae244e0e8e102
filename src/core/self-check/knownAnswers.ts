import { createStream } from '../rng/createStream.ts';
import { Mt19937 } from '../rng/mt19937.ts';
import { philox } from '../rng/philox.ts';
import { Xoshiro } from '../rng/xoshiro.ts';

/** What the generators are asked, and what others' programs answer. */
interface KnownAnswer {
  readonly name: string;
  readonly source: string;
  readonly expected: readonly number[];
}

export const KNOWN_ANSWERS = {
  mt19937: {
    name: 'MT19937',
    source: 'word 10,000 from seed 5489, the C++ standard',
    expected: [4123659995],
  },
  normals: {
    name: 'NumPy’s normals',
    source: 'np.random.seed(0), the first three',
    expected: [1.764052345967664, 0.4001572083672233, 0.9787379841057392],
  },
  philox: {
    name: 'Philox4x32-10',
    source: 'Random123’s vectors for 0 and for all ones',
    expected: [
      0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8, 0x408f276d, 0x41c83b0e, 0xa20bc7c6,
      0x6d5451fd,
    ],
  },
  xoshiro: {
    name: 'xoshiro256++',
    source: 'outputs from 1, 2, 3, 4 of Blackman and Vigna’s program',
    // 41943041, 58720359 and 3588806011781223, as high and low words
    expected: [0, 41943041, 0, 58720359, 835584, 58720359],
  },
} as const satisfies Record<string, KnownAnswer>;

export type GeneratorName = keyof typeof KNOWN_ANSWERS;
export type Answers = Readonly<Record<GeneratorName, readonly number[]>>;

/** What this page's generators answer, in this thread. */
export function generatorAnswers(): Answers {
  const mt19937 = Mt19937.fromSeed(5489);
  for (let i = 1; i < 10_000; i++) mt19937.nextWord();
  const normals = createStream('numpy', 0, 0, 0);
  const ones = 0xffffffff;
  // the words of s0 to s3, low first
  const xoshiro = new Xoshiro([1, 0, 2, 0, 3, 0, 4, 0]);
  return {
    mt19937: [mt19937.nextWord()],
    normals: Array.from({ length: 3 }, () => normals.next()),
    philox: [...philox([0, 0], [0, 0, 0, 0]), ...philox([ones, ones], [ones, ones, ones, ones])],
    xoshiro: Array.from({ length: 3 }, () => {
      xoshiro.advance();
      return [xoshiro.high >>> 0, xoshiro.low >>> 0];
    }).flat(),
  };
}

/** The generators whose answers are wrong; logarithms may differ in their last bits. */
export function wrongGenerators(answers: Answers): GeneratorName[] {
  const names = Object.keys(KNOWN_ANSWERS) as GeneratorName[];
  return names.filter((name) => {
    const { expected } = KNOWN_ANSWERS[name] as KnownAnswer;
    return !expected.every((value, i) => Math.abs(answers[name][i]! - value) <= 1e-15 * value);
  });
}
