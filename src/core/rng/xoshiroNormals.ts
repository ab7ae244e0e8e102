import { BLOCK_STEPS } from './blockSteps.ts';
import { logarithm } from './logarithm.ts';
import { philox } from './philox.ts';
import type { ShockStream } from './stream.ts';
import { Xoshiro } from './xoshiro.ts';
import { zigguratLayers } from './ziggurat.ts';

const LANES = 4;
const { x: X, f: F } = zigguratLayers();

// where modules are not bundled, an import is looked up at each use, which costs as much as a draw
const STEPS = BLOCK_STEPS;
const LAYERS = X.length - 1;

/**
 * The fast streams, as docs/streams.md defines them: each block of steps has four generators, which
 * take turns, and a fifth for the draws that the ziggurat does not accept at once.
 */
export class XoshiroNormals implements ShockStream {
  readonly #seed: number;
  readonly #number: number;
  #step: number;
  /** the four of the lanes, and that of the rejects */
  #generators: Xoshiro[] = [];

  /** @param firstStep - the first step drawn for; those of its block before it are drawn and dropped */
  constructor(seed: number, number: number, firstStep: number) {
    this.#seed = seed;
    this.#number = number;
    this.#step = firstStep - (firstStep % BLOCK_STEPS);
    while (this.#step < firstStep) this.next();
  }

  next(): number {
    if (this.#step % STEPS === 0) this.#startBlock();
    const lane = this.#generators[this.#step % LANES]!;
    const rejects = this.#generators[LANES]!;
    this.#step++;

    lane.advance();
    let layer = lane.low % LAYERS;
    let z = pointOf(lane);
    while (!(Math.abs(z) < X[layer + 1]!)) {
      if (layer === 0) return z < 0 ? -nextTail(rejects) : nextTail(rejects);
      const y = F[layer]! + rejects.nextUniform() * (F[layer + 1]! - F[layer]!);
      if (-2 * logarithm(y) > z * z) return z;
      rejects.advance();
      layer = rejects.low % LAYERS;
      z = pointOf(rejects);
    }
    return z;
  }

  /** It can be entered at any step. */
  save(): null {
    return null;
  }

  #startBlock(): void {
    const block = this.#step / BLOCK_STEPS;
    this.#generators = Array.from({ length: LANES + 1 }, (_, g) =>
      blockGenerator(this.#seed, this.#number, block, g),
    );
  }
}

/** Generator `g` of a block of steps, from 0. */
export function blockGenerator(seed: number, number: number, block: number, g: number): Xoshiro {
  const words = (j: number) => philox([seed, number], [block, j, 0, 0]);
  return new Xoshiro([...words(2 * g), ...words(2 * g + 1)]);
}

/** Beyond r, by Marsaglia's method: exponential variates until one lies under the curve. */
function nextTail(rejects: Xoshiro): number {
  for (;;) {
    const a = -logarithm(rejects.nextUniform()) / X[1]!;
    const b = -logarithm(rejects.nextUniform());
    if (b + b > a * a) return X[1]! + a;
  }
}

/** The point that a draw names in its layer: u x, with u = (m + 1/2) / 2⁵¹ - 1 from its upper bits. */
function pointOf(draw: Xoshiro): number {
  return ((draw.upperBits() + 0.5) / 2 ** 51 - 1) * X[draw.low % LAYERS]!;
}
