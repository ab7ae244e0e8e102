/** A rule for integrals over [-1, 1]. */
export interface Quadrature {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/** Gauss-Legendre rule of `n` nodes, exact for polynomials of degree 2n - 1; the nodes by Newton's method. */
export function gaussLegendre(n: number): Quadrature {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < n; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 0;
    for (let turn = 0; turn < 100; turn++) {
      const { value, derivative } = legendre(n, x);
      slope = derivative;
      const step = value / derivative;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  return { nodes, weights };
}

/** Legendre's polynomial by its recurrence (k + 1) P_{k+1} = (2k + 1) x P_k - k P_{k-1}. */
function legendre(n: number, x: number): { value: number; derivative: number } {
  let before = 1;
  let value = x;
  for (let k = 1; k < n; k++) {
    [before, value] = [value, ((2 * k + 1) * x * value - k * before) / (k + 1)];
  }
  return { value, derivative: (n * (x * value - before)) / (x * x - 1) };
}

/** Weights of the barycentric form of the polynomial through values at the nodes. */
export function barycentricWeights(nodes: readonly number[]): number[] {
  return nodes.map((node, i) =>
    nodes.reduce((product, other, j) => (i === j ? product : product / (2 * (node - other))), 1),
  );
}
