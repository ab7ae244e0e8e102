import { dot } from '../CarryOver.ts';

/**
 * Solves x - A x = b by GMRES (Saad & Schultz 1986), without restarts.
 *
 * @param tolerance - of the residual, relative to b
 * @returns null where so many products with A do not do
 */
export function gmres(
  apply: (x: Float64Array) => Float64Array,
  b: Float64Array,
  tolerance: number,
  most: number,
): Float64Array | null {
  const size = Math.sqrt(dot(b, b));
  if (size === 0) return b.slice();
  const basis = [b.map((value) => value / size)];
  const columns: Float64Array[] = []; // upper triangles, after the rotations
  const cosines: number[] = [];
  const sines: number[] = [];
  const right = [size];
  for (let k = 0; k < most; k++) {
    const last = basis[k]!;
    const next = apply(last);
    for (let i = 0; i < next.length; i++) next[i] = last[i]! - next[i]!;
    const column = new Float64Array(k + 2);
    for (let j = 0; j <= k; j++) {
      const v = basis[j]!;
      const part = dot(v, next);
      column[j] = part;
      for (let i = 0; i < next.length; i++) next[i]! -= part * v[i]!;
    }
    const norm = Math.sqrt(dot(next, next));
    for (let j = 0; j < k; j++) {
      const [a, c] = [column[j]!, column[j + 1]!];
      column[j] = cosines[j]! * a + sines[j]! * c;
      column[j + 1] = cosines[j]! * c - sines[j]! * a;
    }
    const length = Math.hypot(column[k]!, norm);
    cosines.push(column[k]! / length);
    sines.push(norm / length);
    column[k] = length;
    columns.push(column);
    right.push(-sines[k]! * right[k]!);
    right[k]! *= cosines[k]!;
    if (Math.abs(right[k + 1]!) <= tolerance * size) return combine(basis, columns, right);
    basis.push(next.map((value) => value / norm));
  }
  return null;
}

function combine(
  basis: readonly Float64Array[],
  columns: readonly Float64Array[],
  right: readonly number[],
): Float64Array {
  const n = columns.length;
  const y = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = right[i]!;
    for (let j = i + 1; j < n; j++) sum -= columns[j]![i]! * y[j]!;
    y[i] = sum / columns[i]![i]!;
  }
  const x = new Float64Array(basis[0]!.length);
  for (let j = 0; j < n; j++) {
    const v = basis[j]!;
    for (let i = 0; i < x.length; i++) x[i]! += y[j]! * v[i]!;
  }
  return x;
}
