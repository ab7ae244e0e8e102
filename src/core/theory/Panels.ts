import { barycentricWeights, gaussLegendre, type Quadrature } from './gaussLegendre.ts';
import { WIDEST_PANEL } from './law.ts';

/** Up to this width, in spreads, the smaller rule does. */
const NARROW = 1.6;
/** Of the rules for wide and for narrow panels: errors of both are about 1e-12. */
export const WIDE_NODES = 16;
export const NARROW_NODES = 12;

/** How finely functions are cut. */
export interface Fineness {
  /** width of panels, in spreads, up to which each rule does; the last one is the widest panel */
  readonly rules: readonly { readonly upTo: number; readonly rule: Rule }[];
  /** for a part of a panel, where a polynomial is multiplied with a kernel */
  readonly part: Quadrature;
}

/** For errors of about 1e-12. */
const FINE: Fineness = {
  rules: [
    { upTo: NARROW, rule: ruleOf(NARROW_NODES) },
    { upTo: WIDEST_PANEL, rule: ruleOf(WIDE_NODES) },
  ],
  part: gaussLegendre(20),
};

/** For errors of about 1e-8. */
export const COARSE: Fineness = {
  rules: [
    { upTo: 1, rule: ruleOf(7) },
    { upTo: 2, rule: ruleOf(9) },
    { upTo: 3.5, rule: ruleOf(12) },
    { upTo: 5, rule: ruleOf(14) },
  ],
  part: gaussLegendre(10),
};

type Rule = ReturnType<typeof ruleOf>;

function ruleOf(n: number) {
  const { nodes, weights } = gaussLegendre(n);
  return { nodes, weights, barycentric: barycentricWeights(nodes) };
}

interface Panel {
  readonly from: number;
  readonly to: number;
  readonly rule: Rule;
  /** place of its first node */
  readonly first: number;
}

/** A place of a rule for integrals, and how the value there comes of those at the nodes from `first` on. */
export interface Place {
  readonly x: number;
  readonly weight: number;
  readonly first: number;
  readonly terms: Float64Array;
}

const ITSELF = Float64Array.of(1);

/** A function on [0, B] by its values at the nodes of panels, between whose ends it is smooth. */
export class Panels {
  readonly #panels: Panel[] = [];
  readonly #part: Quadrature;
  /** of all panels, in order */
  readonly nodes: Float64Array;
  /** of the integral over all of [0, B] */
  readonly weights: Float64Array;

  /**
   * @param breaks - ascending, from 0 to B
   * @param sigma - spread of the inflow, over which functions change
   */
  constructor(breaks: readonly number[], sigma: number, fineness = FINE) {
    const { rules, part } = fineness;
    this.#part = part;
    const widest = rules.at(-1)!;
    const nodes: number[] = [];
    const weights: number[] = [];
    for (let i = 1; i < breaks.length; i++) {
      const [from, to] = [breaks[i - 1]!, breaks[i]!];
      const count = Math.max(1, Math.ceil((to - from) / (widest.upTo * sigma)));
      const half = (to - from) / count / 2;
      const { rule } = rules.find(({ upTo }) => 2 * half <= upTo * sigma) ?? widest;
      const edge = (share: number) => (share === count ? to : from + ((to - from) * share) / count);
      for (let k = 0; k < count; k++) {
        this.#panels.push({ from: edge(k), to: edge(k + 1), rule, first: nodes.length });
        nodes.push(...rule.nodes.map((node) => edge(k) + half * (1 + node)));
        weights.push(...rule.weights.map((weight) => half * weight));
      }
    }
    this.nodes = Float64Array.from(nodes);
    this.weights = Float64Array.from(weights);
  }

  get size(): number {
    return this.nodes.length;
  }

  /** Adds the weights of the integral of g(v) k(v) over the part of [a, b] that lies in [0, B]. */
  addIntegral(row: Float64Array, a: number, b: number, kernel: (v: number) => number): void {
    for (const panel of this.#panels) {
      const from = Math.max(panel.from, a);
      const to = Math.min(panel.to, b);
      if (from >= to) continue;
      if (from === panel.from && to === panel.to) {
        const end = panel.first + panel.rule.nodes.length;
        for (let l = panel.first; l < end; l++) {
          row[l]! += this.weights[l]! * kernel(this.nodes[l]!);
        }
        continue;
      }
      const half = (to - from) / 2;
      for (let i = 0; i < this.#part.nodes.length; i++) {
        const v = from + half * (1 + this.#part.nodes[i]!);
        addValue(row, panel, v, half * this.#part.weights[i]! * kernel(v));
      }
    }
  }

  /** A rule for integrals over the part of [a, b] that lies in [0, B]. */
  placesIn(a: number, b: number): Place[] {
    return this.#panels.flatMap((panel) => {
      const from = Math.max(panel.from, a);
      const to = Math.min(panel.to, b);
      if (from >= to) return [];
      const { first, rule } = panel;
      if (from === panel.from && to === panel.to) {
        return rule.nodes.map((_, l) => {
          const at = first + l;
          return { x: this.nodes[at]!, weight: this.weights[at]!, first: at, terms: ITSELF };
        });
      }
      const half = (to - from) / 2;
      return this.#part.nodes.map((node, i) =>
        placeIn(panel, from + half * (1 + node), half * this.#part.weights[i]!),
      );
    });
  }

  /** The value at x, in [0, B). */
  placeAt(x: number): Place {
    return placeIn(
      this.#panels.find(({ to }) => x < to)!,
      x,
      1,
    );
  }

  /** Adds `factor` times the weights of the value of g at x, in [0, B). */
  addValue(row: Float64Array, x: number, factor: number): void {
    addValue(
      row,
      this.#panels.find(({ to }) => x < to)!,
      x,
      factor,
    );
  }
}

function placeIn(panel: Panel, x: number, weight: number): Place {
  const terms = new Float64Array(panel.rule.nodes.length);
  addValue(terms, { ...panel, first: 0 }, x, 1);
  return { x, weight, first: panel.first, terms };
}

const terms = new Float64Array(WIDE_NODES);

/** The polynomial through the values at a panel's nodes, at x (barycentric form, Berrut & Trefethen 2004). */
function addValue(
  row: Float64Array,
  { from, to, rule, first }: Panel,
  x: number,
  factor: number,
): void {
  const { nodes, barycentric } = rule;
  const at = (2 * x - from - to) / (to - from);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const distance = at - nodes[i]!;
    if (distance === 0) {
      row[first + i]! += factor;
      return;
    }
    terms[i] = barycentric[i]! / distance;
    sum += terms[i]!;
  }
  for (let i = 0; i < nodes.length; i++) row[first + i]! += (factor * terms[i]!) / sum;
}
