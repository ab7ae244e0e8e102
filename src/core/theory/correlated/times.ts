/** The product of a symmetric matrix and a vector. */
export function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const count = vector.length;
  const product = new Float64Array(count);
  for (let m = 0, from = 0; m < count; m++, from += count) {
    const value = vector[m]!;
    for (let n = 0; n < count; n++) product[n]! += matrix[from + n]! * value;
  }
  return product;
}
