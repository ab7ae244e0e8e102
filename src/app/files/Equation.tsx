/** What the loop computes, with the names that it has there. */
export function Equation() {
  return (
    <dl className="equation">
      {LINES.map(({ what, formula }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd translate="no" dir="ltr">
            {formula}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A letter with an index below it. */
function At({ of, index }: { readonly of: string; readonly index: string }) {
  return (
    <>
      <var>{of}</var>
      <sub>{index}</sub>
    </>
  );
}

const LINES = [
  {
    what: 'Release',
    formula: (
      <>
        <At of="W" index="t" /> = min(
        <At of="S" index="t" />, <var>S̄</var>)
      </>
    ),
  },
  {
    what: 'Inflow',
    formula: (
      <>
        <At of="I" index="t+1" /> = max(N(μ, σ²), 0)
      </>
    ),
  },
  {
    what: 'Storage',
    formula: (
      <>
        <At of="S" index="t+1" /> = min(
        <At of="S" index="t" /> − <At of="W" index="t" /> + <At of="I" index="t+1" />, <var>K</var>)
      </>
    ),
  },
  { what: 'In the code', formula: 'S̄ is target, μ is mu, σ is sigma' },
];
