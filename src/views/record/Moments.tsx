import { Figures, type Figure } from '../../components/Figures.tsx';
import { formatFixed, formatNumber } from '../../components/format.ts';
import type { Moments as MomentsOf } from '../../core/record/recordStatistics.ts';
import { volumeText } from './recordTexts.ts';

export interface MomentsProps {
  readonly moments: MomentsOf;
  /** null where there is none */
  readonly fit: { readonly mu: number; readonly sigma: number } | null;
  readonly unit: string;
}

/** The moments of a record, as they are, and the normal that has them once it is cut at 0. */
export function Moments({ moments, fit, unit }: MomentsProps) {
  const { mean, sd, cv, skew, lag1, min, max } = moments;
  const fixed = (value: number | null) => (value === null ? '–' : formatFixed(value, 2));
  const figures: Figure[] = [
    { label: 'Mean', value: volumeText(mean), note: unit },
    {
      label: 'Standard deviation',
      value: volumeText(sd),
      note: cv === null ? '' : `Cv ${formatNumber(cv)}`,
    },
    { label: 'Skew', value: fixed(skew) },
    { label: 'Correlation r₁', value: fixed(lag1), note: 'of neighbours' },
    { label: 'Least, greatest', value: `${volumeText(min)}, ${volumeText(max)}` },
  ];
  if (fit !== null) {
    figures.push({
      label: 'Fit, cut at 0',
      value: `μ ${volumeText(fit.mu)}, σ ${volumeText(fit.sigma)}`,
    });
  }
  return <Figures figures={figures} />;
}
