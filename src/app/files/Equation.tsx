const RELEASE = { what: 'Release', formula: 'Wₜ = min(Sₜ, S̄)' };
const STORAGE = { what: 'Storage', formula: 'Sₜ₊₁ = min(Sₜ − Wₜ + Iₜ₊₁, K)' };

const ALONE = [
  RELEASE,
  { what: 'Inflow', formula: 'Iₜ₊₁ = max(N(μ, σ²), 0)' },
  STORAGE,
  { what: 'In the code', formula: 'S̄ is target, μ is mu, σ is sigma' },
];

const CORRELATED = [
  RELEASE,
  { what: 'Normal', formula: 'xₜ₊₁ = ρ xₜ + √(1 − ρ²) zₜ₊₁, at first x₁ = z₁' },
  { what: 'Inflow', formula: 'Iₜ₊₁ = max(μ + σ xₜ₊₁, 0)' },
  STORAGE,
  { what: 'In the code', formula: 'S̄ is target, μ is mu, σ is sigma, ρ is rho' },
];

export interface EquationProps {
  readonly isCorrelated: boolean;
}

/** What the loop computes, with the names that it has there. */
export function Equation({ isCorrelated }: EquationProps) {
  return (
    <dl className="equation">
      {(isCorrelated ? CORRELATED : ALONE).map(({ what, formula }) => (
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
