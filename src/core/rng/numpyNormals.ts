import { logarithm } from './logarithm.ts';
import { Mt19937, type Mt19937State } from './mt19937.ts';
import type { ShockStream } from './stream.ts';

/** Where a stream of NumPy's normals stands: its generator, and the second of a pair not yet used. */
export interface NumpyState {
  readonly uniforms: Mt19937State;
  readonly cached: number | null;
}

/**
 * The normals of `np.random.seed(seed); np.random.normal(0, 1)`.
 *
 * Marsaglia's polar method: points (x1, x2) of the square are drawn until 0 < r² < 1; then
 * f = sqrt(-2 log(r²) / r²) gives two normals, f x2 first and f x1 kept for the next call.
 *
 * @see model: NumPy's legacy generator; at most 3 ulp from it, because `log` may differ
 */
export class NumpyNormals implements ShockStream {
  readonly #uniforms: Mt19937;
  #cached: number | null;

  constructor(uniforms: Mt19937, cached: number | null) {
    this.#uniforms = uniforms;
    this.#cached = cached;
  }

  static restore(state: NumpyState): NumpyNormals {
    return new NumpyNormals(new Mt19937(state.uniforms), state.cached);
  }

  save(): NumpyState {
    return { uniforms: this.#uniforms.save(), cached: this.#cached };
  }

  next(): number {
    if (this.#cached !== null) {
      const cached = this.#cached;
      this.#cached = null;
      return cached;
    }
    let x1: number, x2: number, squaredRadius: number;
    do {
      x1 = 2 * this.#uniforms.nextUniform() - 1;
      x2 = 2 * this.#uniforms.nextUniform() - 1;
      squaredRadius = x1 * x1 + x2 * x2;
    } while (squaredRadius >= 1 || squaredRadius === 0);
    const f = Math.sqrt((-2 * logarithm(squaredRadius)) / squaredRadius);
    this.#cached = f * x1;
    return f * x2;
  }
}
