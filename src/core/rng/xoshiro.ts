/**
 * xoshiro256++: 64 random bits at a time, as two halves of 32.
 *
 *   output = rotl(s0 + s3, 23) + s0
 *   s2 ^= s0, s3 ^= s1, s1 ^= s2, s0 ^= s3, s2 ^= (old s1) << 17, s3 = rotl(s3, 45)
 *
 * @see Blackman & Vigna (2019), Scrambled linear pseudorandom number generators
 */
export class Xoshiro {
  /** s0 to s3, the low half of each before its high half */
  readonly #s: Int32Array;
  /** the halves of the newest output, in [0, 2³²) */
  high = 0;
  low = 0;

  /** @param words - eight words: s0 to s3, low half first; if all are 0, s0 becomes 1 */
  constructor(words: readonly number[]) {
    this.#s = Int32Array.from(words);
    if (this.#s.every((word) => word === 0)) this.#s[0] = 1; // all zero would stay so for ever
  }

  /** Draws the next output, to be read from `high` and `low`. */
  advance(): void {
    const s = this.#s;
    const s0Low = s[0]!;
    const s0High = s[1]!;
    const s1Low = s[2]!;
    const s1High = s[3]!;

    const sumLow = (s0Low + s[6]!) | 0;
    const sumHigh = (s0High + s[7]! + carry(sumLow, s0Low)) | 0;
    this.low = (((sumLow << 23) | (sumHigh >>> 9)) + s0Low) >>> 0;
    this.high = (((sumHigh << 23) | (sumLow >>> 9)) + s0High + carry(this.low, s0Low)) >>> 0;

    const s2Low = s[4]! ^ s0Low;
    const s2High = s[5]! ^ s0High;
    const s3Low = s[6]! ^ s1Low;
    const s3High = s[7]! ^ s1High;
    s[2] = s1Low ^ s2Low;
    s[3] = s1High ^ s2High;
    s[0] = s0Low ^ s3Low;
    s[1] = s0High ^ s3High;
    s[4] = s2Low ^ (s1Low << 17);
    s[5] = s2High ^ ((s1High << 17) | (s1Low >>> 15));
    // by 45 to the left: the halves change places, then by 13
    s[6] = (s3High << 13) | (s3Low >>> 19);
    s[7] = (s3Low << 13) | (s3High >>> 19);
  }

  /** A uniform on (0, 1) from the upper 52 bits of the next output, m: (m + 1/2) / 2⁵², exact. */
  nextUniform(): number {
    this.advance();
    return (this.upperBits() + 0.5) / 2 ** 52;
  }

  /** The upper 52 bits of the newest output. */
  upperBits(): number {
    return this.high * 2 ** 20 + (this.low >>> 12);
  }
}

/** 1 if adding `term` modulo 2³² went over the edge. */
function carry(sum: number, term: number): number {
  return sum >>> 0 < term >>> 0 ? 1 : 0;
}
