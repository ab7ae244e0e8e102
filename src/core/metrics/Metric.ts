/** One number that a run, theory or both tell of a reservoir; null where they do not. */
export interface Metric {
  readonly estimate: number | null;
  /** how far chance alone moves the estimate from what is expected */
  readonly standardError: number | null;
  /** instead of it: holds what is expected in about 95 of 100 runs; the upper end may be Infinity */
  readonly interval: readonly [number, number] | null;
  /** in the long run */
  readonly exact: number | null;
  /** of this very run, its starts from full included */
  readonly expected: number | null;
  /** standard errors from what is expected to the estimate; null where it would mislead */
  readonly z: number | null;
}

/** What theory says of an estimate. */
export interface Expectation {
  readonly exact: number;
  /** null where the run is too short for it to hold */
  readonly expected: number | null;
  /** likewise */
  readonly standardError: number | null;
  /** whether the estimate is about normal, so that z means what it says */
  readonly isNormal: boolean;
}

/** What no run or no theory tells. */
export function known(estimate: number | null, exact: number | null): Metric {
  return { estimate, standardError: null, interval: null, exact, expected: null, z: null };
}

/** An estimate beside its expectation, if there are both; an exact value that is not known is NaN. */
export function compare(estimate: number | null, theory: Expectation | null): Metric {
  if (estimate === null || theory === null || Number.isNaN(theory.exact)) {
    return known(estimate, theory && !Number.isNaN(theory.exact) ? theory.exact : null);
  }
  const { exact, expected, standardError, isNormal } = theory;
  const z =
    isNormal && expected !== null && standardError !== null && standardError > 0
      ? (estimate - expected) / standardError
      : null;
  return { estimate, standardError, interval: null, exact, expected, z };
}

/** Standard errors of a rate, relative to it, up to which its inverse has one: beyond, it is far from linear. */
const MOST_ERROR = 0.1;

/** Standard errors within which 95 of 100 estimates lie. */
const WITHIN = 1.96;

/** The metric of 1 / x, of which that of x is given: no z, for it is skewed. */
export function inverse({ estimate, standardError, exact, expected }: Metric): Metric {
  const of = (value: number | null) => (value === null || value === 0 ? null : 1 / value);
  const told = known(of(estimate), of(exact));
  if (told.estimate === null) return told;
  const both = { ...told, expected: of(expected) };
  if (standardError === null || estimate === null || !expected) return both;
  if (standardError <= MOST_ERROR * expected) {
    return { ...both, standardError: standardError / expected ** 2 };
  }
  const reach = WITHIN * standardError;
  const greatest = estimate > reach ? 1 / (estimate - reach) : Infinity;
  return { ...both, interval: [1 / (estimate + reach), greatest] };
}

/** The metric of a + b x. */
export function linear(metric: Metric, a: number, b: number): Metric {
  const { estimate, standardError, interval, exact, expected, z } = metric;
  const at = (value: number) => a + b * value;
  const of = (value: number | null) => (value === null ? null : at(value));
  const ends = interval?.map(at).toSorted((x, y) => x - y) ?? null;
  return {
    estimate: of(estimate),
    standardError: standardError === null ? null : Math.abs(b) * standardError,
    interval: ends as [number, number] | null,
    exact: of(exact),
    expected: of(expected),
    z: z === null ? null : Math.sign(b) * z,
  };
}
