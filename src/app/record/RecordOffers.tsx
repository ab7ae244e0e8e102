import { useMemo } from 'react';
import { formatFixed, formatNumber } from '../../components/format.ts';
import { fittedLaw, LEAST_FITTED } from '../../core/record/fittedLaw.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import { recordStatistics } from '../../core/record/recordStatistics.ts';
import { lawCorrelation, volumeText } from '../../views/record/recordTexts.ts';
import type { PageState } from '../address/usePage.ts';

export interface RecordOffersProps {
  readonly record: InflowRecord;
  readonly address: PageState;
}

/** What a record offers to set, each by one press. */
export function RecordOffers({ record, address }: RecordOffersProps) {
  const { moments } = useMemo(() => recordStatistics(record), [record]);
  const { settings, commit } = address;
  const { n, lag1 } = moments;
  const fit = useMemo(() => fittedLaw(moments), [moments]);
  const rho = lag1 === null || n < LEAST_FITTED ? null : lawCorrelation(lag1);
  const hasLaw = fit !== null && settings.mu === fit.mu && settings.sigma === fit.sigma;
  return (
    <ul className="record-offers">
      {fit !== null && (
        <li>
          <button
            type="button"
            aria-disabled={hasLaw}
            onClick={() => commit({ mu: fit.mu, sigma: fit.sigma })}
          >
            Take over the fitted law
          </button>
          <span className="hint">
            {hasLaw
              ? 'In force: the law has the record’s mean and spread.'
              : `μ = ${volumeText(fit.mu)}, σ = ${volumeText(fit.sigma)}: cut at 0, it has the record’s mean and spread.`}
          </span>
        </li>
      )}
      {rho !== null && (
        <li>
          <button
            type="button"
            aria-disabled={settings.rho === rho}
            onClick={() => commit({ rho })}
          >
            Take r₁ as ρ
          </button>
          <span className="hint">
            {settings.rho === rho
              ? 'In force: each step remembers the one before, as the record does.'
              : `ρ = ${formatFixed(rho, 2)} in place of ${formatNumber(settings.rho)}: each step then remembers the one before.`}
          </span>
        </li>
      )}
    </ul>
  );
}
