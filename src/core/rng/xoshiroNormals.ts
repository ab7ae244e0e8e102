import { BLOCK_STEPS } from '../simulation.ts';
import { logarithm } from './logarithm.ts';
import { philox } from './philox.ts';
import type { NormalStream } from './stream.ts';
import { Xoshiro } from './xoshiro.ts';
import { LAYERS, zigguratLayers } from './ziggurat.ts';

const LANES = 4;
const { x: X, f: F } = zigguratLayers();

/**
 * The fast streams, as ARCHITECTURE.md defines them: each block of steps has four generators, which
 * take turns, and a fifth for the draws that the ziggurat does not accept at once.
 */
export class XoshiroNormals implements NormalStream {
  readonly #seed: number;
  readonly #number: number;
  #step: number;
  #lanes: Xoshiro[] = [];
  #rejects!: Xoshiro;

  /** @param firstStep - the first step drawn for; those of its block before it are drawn and dropped */
  constructor(seed: number, number: number, firstStep: number) {
    this.#seed = seed;
    this.#number = number;
    this.#step = firstStep - (firstStep % BLOCK_STEPS);
    this.#startBlock();
    while (this.#step < firstStep) this.next();
  }

  next(): number {
    if (this.#step % BLOCK_STEPS === 0) this.#startBlock();
    const lane = this.#lanes[this.#step % LANES]!;
    this.#step++;

    lane.advance();
    let layer = lane.low % LAYERS;
    let z = pointOf(lane);
    while (!(Math.abs(z) < X[layer + 1]!)) {
      if (layer === 0) return z < 0 ? -this.#nextTail() : this.#nextTail();
      const y = F[layer]! + this.#rejects.nextUniform() * (F[layer + 1]! - F[layer]!);
      if (-2 * logarithm(y) > z * z) return z;
      this.#rejects.advance();
      layer = this.#rejects.low % LAYERS;
      z = pointOf(this.#rejects);
    }
    return z;
  }

  /** It can be entered at any step. */
  save(): null {
    return null;
  }

  #startBlock(): void {
    const block = this.#step / BLOCK_STEPS;
    const words = (j: number) => philox([this.#seed, this.#number], [block, j, 0, 0]);
    const generators = Array.from(
      { length: LANES + 1 },
      (_, g) => new Xoshiro([...words(2 * g), ...words(2 * g + 1)]),
    );
    this.#lanes = generators.slice(0, LANES);
    this.#rejects = generators[LANES]!;
  }

  /** Beyond r, by Marsaglia's method: exponential variates until one lies under the curve. */
  #nextTail(): number {
    for (;;) {
      const a = -logarithm(this.#rejects.nextUniform()) / X[1]!;
      const b = -logarithm(this.#rejects.nextUniform());
      if (b + b > a * a) return X[1]! + a;
    }
  }
}

/** The point that a draw names in its layer: u x, with u = (m + 1/2) / 2⁵¹ - 1 from its upper bits. */
function pointOf(draw: Xoshiro): number {
  return ((draw.upperBits() + 0.5) / 2 ** 51 - 1) * X[draw.low % LAYERS]!;
}
