const SIZE = 624;
const SHIFT = 397;

/** The 624 words of MT19937 and the place of the next one. */
export interface Mt19937State {
  readonly key: Uint32Array;
  readonly position: number;
}

/**
 * MT19937 as `np.random.seed(seed)` starts it and `np.random.random_sample` reads it.
 *
 * @see Matsumoto & Nishimura (1998); initialisation by Knuth's multiplier 1812433253
 */
export class Mt19937 {
  readonly #key: Uint32Array;
  #position: number;

  /** Takes a copy of `state.key`. */
  constructor(state: Mt19937State) {
    this.#key = state.key.slice();
    this.#position = state.position;
  }

  /** @param seed - whole number in [0, 2³²) */
  static fromSeed(seed: number): Mt19937 {
    const key = new Uint32Array(SIZE);
    let word = seed >>> 0;
    key[0] = word;
    for (let i = 1; i < SIZE; i++) {
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + i) >>> 0;
      key[i] = word;
    }
    return new Mt19937({ key, position: SIZE });
  }

  /** A copy of the state, from which the same words follow. */
  save(): Mt19937State {
    return { key: this.#key.slice(), position: this.#position };
  }

  /** The next 32 random bits, in [0, 2³²). */
  nextWord(): number {
    if (this.#position === SIZE) this.#refill();
    let word = this.#key[this.#position++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  }

  /** The next uniform on [0, 1) with 53 bits, from two words. */
  nextUniform(): number {
    const high = this.nextWord() >>> 5;
    const low = this.nextWord() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  #refill(): void {
    const key = this.#key;
    for (let i = 0; i < SIZE; i++) {
      const next = i + 1 < SIZE ? i + 1 : 0;
      const far = i + SHIFT < SIZE ? i + SHIFT : i + SHIFT - SIZE;
      const y = (key[i]! & 0x80000000) | (key[next]! & 0x7fffffff);
      key[i] = key[far]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#position = 0;
  }
}
