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
    // two columns at once: the rest of the matrix is read and written half as often, to the same bits
    for (let k = 0; k < n; k += 2) {
      this.#pivot(k);
      const first = k * n;
      const second = first + n;
      for (let row = second; row < n * n; row += n) {
        const factor = (matrix[row + k]! /= matrix[first + k]!);
        matrix[row + k + 1]! -= factor * matrix[first + k + 1]!;
      }
      if (k + 1 === n) break;
      this.#pivot(k + 1);
      const factor = matrix[second + k]!;
      for (let j = k + 2; j < n; j++) matrix[second + j]! -= factor * matrix[first + j]!;
      for (let row = second + n; row < n * n; row += n) {
        const a = matrix[row + k]!;
        const b = (matrix[row + k + 1]! /= matrix[second + k + 1]!);
        if (a === 0 && b === 0) continue;
        for (let j = k + 2; j < n; j++) {
          matrix[row + j] = matrix[row + j]! - a * matrix[first + j]! - b * matrix[second + j]!;
        }
      }
    }
  }

  /** @returns x with matrix x = right */
  solve(right: Float64Array): Float64Array {
    const n = this.#n;
    const lu = this.#lu;
    const x = Float64Array.from(this.#order, (row) => right[row]!);
    for (let i = 1; i < n; i++) {
      let rest = x[i]!;
      for (let j = 0; j < i; j++) rest -= lu[i * n + j]! * x[j]!;
      x[i] = rest;
    }
    for (let i = n - 1; i >= 0; i--) {
      let rest = x[i]!;
      for (let j = i + 1; j < n; j++) rest -= lu[i * n + j]! * x[j]!;
      x[i] = rest / lu[i * n + i]!;
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
