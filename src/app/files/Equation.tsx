const LINES = [
  { what: 'Release', formula: 'Wₜ = min(Sₜ, S̄)' },
  { what: 'Inflow', formula: 'Iₜ₊₁ = max(N(μ, σ²), 0)' },
  { what: 'Storage', formula: 'Sₜ₊₁ = min(Sₜ − Wₜ + Iₜ₊₁, K)' },
  { what: 'In the code', formula: 'S̄ is target, μ is mu, σ is sigma' },
];

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
