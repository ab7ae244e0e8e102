import { barycentricWeights, gaussLegendre, interpolationRow } from './gaussLegendre.ts';

const NODES = 12;
const CUT_NODES = 16;
const RULE = gaussLegendre(NODES);
const CUT_RULE = gaussLegendre(CUT_NODES);
const BARYCENTRIC = barycentricWeights(RULE.nodes);

interface Panel {
  readonly from: number;
  readonly to: number;
}

/** A function on [0, B] by its values at the nodes of panels, between whose ends it is smooth. */
export class Panels {
  readonly #panels: Panel[] = [];
  /** of all panels, in order */
  readonly nodes: Float64Array;
  /** of the integral over all of [0, B] */
  readonly weights: Float64Array;

  /**
   * @param breaks - ascending, from 0 to B
   * @param widest - panel
   */
  constructor(breaks: readonly number[], widest: number) {
    for (let i = 1; i < breaks.length; i++) {
      const [from, to] = [breaks[i - 1]!, breaks[i]!];
      const count = Math.max(1, Math.ceil((to - from) / widest));
      for (let k = 0; k < count; k++) {
        const edge = (share: number) =>
          share === count ? to : from + ((to - from) * share) / count;
        this.#panels.push({ from: edge(k), to: edge(k + 1) });
      }
    }
    this.nodes = new Float64Array(this.#panels.length * NODES);
    this.weights = new Float64Array(this.nodes.length);
    for (const [p, { from, to }] of this.#panels.entries()) {
      const half = (to - from) / 2;
      for (let i = 0; i < NODES; i++) {
        this.nodes[p * NODES + i] = from + half * (1 + RULE.nodes[i]!);
        this.weights[p * NODES + i] = half * RULE.weights[i]!;
      }
    }
  }

  get size(): number {
    return this.nodes.length;
  }

  /** Adds the weights of the integral of g(v) k(v) over v from 0 to x, at most B. */
  addIntegral(row: Float64Array, x: number, kernel: (v: number) => number): void {
    for (const [p, { from, to }] of this.#panels.entries()) {
      if (from >= x) return;
      const first = p * NODES;
      if (to <= x) {
        for (let l = first; l < first + NODES; l++) {
          row[l]! += this.weights[l]! * kernel(this.nodes[l]!);
        }
        continue;
      }
      const half = (x - from) / 2;
      for (let i = 0; i < CUT_NODES; i++) {
        const v = from + half * (1 + CUT_RULE.nodes[i]!);
        const weight = half * CUT_RULE.weights[i]! * kernel(v);
        this.#addValue(row, p, v, weight);
      }
    }
  }

  /** Adds `factor` times the weights of the value of g at x, in [0, B). */
  addValue(row: Float64Array, x: number, factor: number): void {
    const p = this.#panels.findIndex(({ to }) => x < to);
    this.#addValue(row, p, x, factor);
  }

  #addValue(row: Float64Array, p: number, x: number, factor: number): void {
    const { from, to } = this.#panels[p]!;
    const local = interpolationRow(RULE.nodes, BARYCENTRIC, (2 * x - from - to) / (to - from));
    for (let l = 0; l < NODES; l++) row[p * NODES + l]! += factor * local[l]!;
  }
}
