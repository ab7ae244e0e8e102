/**
 * Variance of a function f of the normal, and of all that it has in common with other steps: E[h_n(X_0) h_n(X_k)] is ρ^(nk),
 * so Var f + 2 Σ_k Cov(f_0, f_k) = Var f + 2 Σ_n (E[f h_n])² ρ^n / (1 - ρ^n), n from 1.
 *
 * @param parts - E[f h_n(X)], the first of no account
 */
export function correlatedVariance(ofStep: number, parts: ArrayLike<number>, rho: number): number {
  let sum = ofStep;
  for (let n = 1, power = rho; n < parts.length; n++, power *= rho) {
    sum += (2 * parts[n]! ** 2 * power) / (1 - power);
  }
  return sum;
}
