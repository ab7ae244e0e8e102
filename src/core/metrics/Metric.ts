/** One number that a run, theory or both tell of a reservoir; null where they do not. */
export interface Metric {
  readonly estimate: number | null;
  readonly standardError: number | null;
  /** in the long run */
  readonly exact: number | null;
  /** standard errors from what theory expects of such a run to the estimate; null where it would mislead */
  readonly z: number | null;
}

/** What theory says of an estimate. */
export interface Expectation {
  readonly exact: number;
  /** of a run from full storage, if it is not the same */
  readonly expected?: number;
  /** null where the run is too short for it to hold */
  readonly standardError: number | null;
  /** whether the estimate is about normal, so that z means what it says */
  readonly isNormal: boolean;
}

/** What no run or no theory tells. */
export function known(estimate: number | null, exact: number | null): Metric {
  return { estimate, standardError: null, exact, z: null };
}

/** An estimate beside its expectation, if there are both. */
export function compare(estimate: number | null, theory: Expectation | null): Metric {
  if (estimate === null || theory === null) return known(estimate, theory?.exact ?? null);
  const { exact, expected = exact, standardError, isNormal } = theory;
  const z =
    isNormal && standardError !== null && standardError > 0
      ? (estimate - expected) / standardError
      : null;
  return { estimate, standardError, exact, z };
}

/** The metric of a + b x. */
export function linear(
  { estimate, standardError, exact, z }: Metric,
  a: number,
  b: number,
): Metric {
  const of = (value: number | null) => (value === null ? null : a + b * value);
  return {
    estimate: of(estimate),
    standardError: standardError === null ? null : Math.abs(b) * standardError,
    exact: of(exact),
    z: z === null ? null : Math.sign(b) * z,
  };
}
