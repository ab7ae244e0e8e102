/**
 * Sums are taken as four interleaved partial sums, the terms of steps 0, 4, 8 …, 1, 5, 9 … and so
 * on, which two vectors hold side by side; core's `partialSums.ts` takes them in the same order.
 */
export function storeSums(at: usize, first: v128, second: v128): void {
  v128.store(at, first);
  v128.store(at, second, 16);
}

/** Adds a term of one step more. */
export function addTerm(at: usize, index: i32, term: f64): void {
  const lane = at + (((<usize>index) & 3) << 3);
  store<f64>(lane, load<f64>(lane) + term);
}

/** The four together. */
export function total(at: usize): f64 {
  return load<f64>(at) + load<f64>(at, 16) + (load<f64>(at, 8) + load<f64>(at, 24));
}
