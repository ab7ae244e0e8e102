export interface ExplanationProps {
  /** correlation of years */
  readonly rho: number;
}

/** How years hang together. */
function yearsText(rho: number): string {
  return rho === 0
    ? 'All of it is solved by the exact law, for successive years that are not correlated: where wet and dry years come in groups, much more storage is needed.'
    : `All of it is solved by the exact law of years that correlate by ρ = ${rho}, to about 1e-4: what two solutions do not agree on so well is left out.`;
}

/** What the view is about, and what its words mean. */
export function Explanation({ rho }: ExplanationProps) {
  return (
    <>
      <p>
        This is over-year storage: one value a year (or whatever a step is), and storage carried
        from year to year. Seasons within a year need more.
      </p>
      <p>
        <strong>Active storage</strong> is B = K − S̄, what can be carried over; the capacity K of
        this page holds the target of one step besides. Each curve joins the targets and storages of
        one reliability: to its left it is higher. Press a place in the plane to adopt it, drag the
        point, or move it by the arrow keys (Shift: ten times as far). A straight piece in a curve
        is where K is a whole number of targets: a full reservoir then just outlasts so many dry
        years.
      </p>
      <p>
        Reliability has three meanings. The <strong>share of years met</strong> counts years that
        deliver the whole target. The <strong>share of volume met</strong> counts what is delivered,
        so a small shortage counts little. The <strong>chance of n years without a failure</strong>{' '}
        asks that none of the first n years from full fails: that is much more, for 95 % of years
        met still leaves many failures in a lifetime.
      </p>
      <p>
        The first two hold in the long run. With a target below the mean inflow they come as near to
        100 % as is asked, at a price that grows without bound; above it there is not enough water,
        and each has an end that no storage passes. Any chance of n years can be reached: n targets
        of active storage last n years without inflow. <span>{yearsText(rho)}</span>
      </p>
    </>
  );
}
