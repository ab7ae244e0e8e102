import { Mt19937, type Mt19937State } from '../rng/mt19937.ts';
import { NumpyNormals } from '../rng/numpyNormals.ts';
import type { DrawnChunk } from './drawChunks.ts';

/** The start of a stream of NumPy's: normals, and the words of MT19937 that they took. */
interface NumpyDraws {
  readonly shocks: Float64Array;
  readonly words: Uint32Array;
  /** words up to the end of each pair of normals */
  readonly pairEnds: Uint32Array;
}

/** A pair of normals takes a point of the square, and those before it that fell outside the circle. */
const WORDS_OF_POINT = 4;

/** Draws `count` normals, from 1, and keeps the words. */
export function drawNumpy(start: Mt19937, count: number): NumpyDraws {
  const pairs = Math.ceil(count / 2);
  // the circle has pi / 4 of the square
  const source = new RecordedWords(start.save(), Math.ceil(pairs * WORDS_OF_POINT * 1.3) + 64);
  const normals = new NumpyNormals(source, null);
  const shocks = new Float64Array(2 * pairs);
  const pairEnds = new Uint32Array(pairs);
  for (let pair = 0; pair < pairs; pair++) {
    shocks[2 * pair] = normals.next();
    shocks[2 * pair + 1] = normals.next();
    pairEnds[pair] = source.count;
  }
  return { shocks, words: source.words.subarray(0, source.count), pairEnds };
}

/** @param firstStep - even: a pair is not divided */
export function partOf(
  { shocks, words, pairEnds }: NumpyDraws,
  firstStep: number,
  count: number,
): DrawnChunk {
  const firstPair = firstStep / 2;
  const firstWord = pairEnds[firstPair - 1] ?? 0;
  const endPair = Math.ceil((firstStep + count) / 2);
  const stepAt = (word: number) => {
    if (word % WORDS_OF_POINT !== 0) return null;
    // the first pair that ends after the word
    let low = firstPair;
    let high = endPair;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pairEnds[middle]! <= firstWord + word) low = middle + 1;
      else high = middle;
    }
    return 2 * (low - firstPair);
  };
  return {
    shocks: new Float64Array(shocks.subarray(firstStep, firstStep + count)),
    words: words.subarray(firstWord, pairEnds[endPair - 1]),
    stepAt,
  };
}

/** MT19937 that keeps the words it gives. */
class RecordedWords extends Mt19937 {
  words: Uint32Array;
  count = 0;

  /** @param expected - words; more of them find room too */
  constructor(state: Mt19937State, expected: number) {
    super(state);
    this.words = new Uint32Array(expected);
  }

  override nextWord(): number {
    const word = super.nextWord();
    if (this.count === this.words.length) {
      const wider = new Uint32Array(2 * this.count);
      wider.set(this.words);
      this.words = wider;
    }
    this.words[this.count++] = word;
    return word;
  }
}
