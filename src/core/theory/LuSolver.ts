/** Solves linear equations with one matrix and several right sides: LU with partial pivoting. */
export class LuSolver {
  readonly #n: number;
  readonly #lu: Float64Array;
  readonly #order: Int32Array;

  /** @param matrix - n rows of n, row by row; overwritten */
  constructor(matrix: Float64Array, n: number) {
    this.#n = n;
    this.#lu = matrix;
    this.#order = Int32Array.from({ length: n }, (_, i) => i);
    for (let k = 0; k < n; k++) {
      this.#pivot(k);
      const diagonal = matrix[k * n + k]!;
      for (let i = k + 1; i < n; i++) {
        const factor = (matrix[i * n + k]! /= diagonal);
        if (factor === 0) continue;
        for (let j = k + 1; j < n; j++) matrix[i * n + j]! -= factor * matrix[k * n + j]!;
      }
    }
  }

  /** @returns x with matrix x = right */
  solve(right: Float64Array): Float64Array {
    const n = this.#n;
    const lu = this.#lu;
    const x = Float64Array.from(this.#order, (row) => right[row]!);
    for (let i = 1; i < n; i++) {
      for (let j = 0; j < i; j++) x[i]! -= lu[i * n + j]! * x[j]!;
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let j = i + 1; j < n; j++) x[i]! -= lu[i * n + j]! * x[j]!;
      x[i]! /= lu[i * n + i]!;
    }
    return x;
  }

  /** Brings the row with the largest number in column k to row k. */
  #pivot(k: number): void {
    const n = this.#n;
    const lu = this.#lu;
    let best = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(lu[i * n + k]!) > Math.abs(lu[best * n + k]!)) best = i;
    }
    if (best === k) return;
    for (let j = 0; j < n; j++) {
      const kept = lu[k * n + j]!;
      lu[k * n + j] = lu[best * n + j]!;
      lu[best * n + j] = kept;
    }
    const kept = this.#order[k]!;
    this.#order[k] = this.#order[best]!;
    this.#order[best] = kept;
  }
}
