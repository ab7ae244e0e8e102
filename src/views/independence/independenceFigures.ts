import type { Figure } from '../../components/Figures.tsx';
import { formatCount, formatNumber } from '../../components/format.ts';
import type { ChunkComparison, PairComparison } from '../../core/independence/ChunkComparison.ts';
import { notATest } from './notATest.ts';
import { formatP } from './verdict.ts';

const TOO_FEW = { value: 'none', note: 'too few steps' };

/**
 * The numbers of the pair in sight, and of all pairs where there are more.
 *
 * @param later - of its storages without the first steps, where some are left out
 */
export function independenceFigures(
  comparison: ChunkComparison | null,
  pair: PairComparison | undefined,
  effectiveSteps: number | null,
  later: { readonly r: number; readonly leftOut: number } | null = null,
): Figure[] {
  if (comparison === null || pair === undefined) {
    return [{ label: 'r of shocks', value: '…' }];
  }
  const { stepCount, pairCount, largest, critical, naiveCount, detectable } = comparison;
  const ofPair = pairCount === 1 ? '' : `chunks ${pair.a} and ${pair.b}, `;
  const hasP = !Number.isNaN(critical);
  const shocks = {
    label: 'r of shocks',
    value: formatR(pair.shockR),
    note: hasP ? ofPair + shocksNote(pair) : 'too few steps',
  };
  const constant = stepCount < 2 ? TOO_FEW.note : 'they do not vary';
  const storages = {
    label: 'r of storages',
    ...(later !== null
      ? { value: formatR(later.r), note: `from step ${formatCount(later.leftOut + 1)} on` }
      : comparison.hasStorages
        ? {
            value: formatR(pair.storageR),
            note: Number.isNaN(pair.storageR)
              ? constant
              : notATest(comparison.startCounts, effectiveSteps),
          }
        : { value: '…', note: 'not known' }),
  };
  const steps = { label: 'Steps compared', value: formatCount(stepCount) };
  const found = {
    label: 'Detectable',
    ...(Number.isNaN(detectable)
      ? TOO_FEW
      : { value: `r ≥ ${formatR(detectable)}`, note: '80\u00a0% power' }),
  };
  if (pairCount === 1) {
    const kind = pair.identical ? 'identical' : pair.overlaps ? 'overlap' : 'differ';
    const range = hasP
      ? { value: `±${formatR(critical)}`, note: '95\u00a0% of the time' }
      : TOO_FEW;
    return [
      steps,
      { label: 'Shocks', value: kind },
      shocks,
      { label: 'r by chance', ...range },
      storages,
      found,
    ];
  }
  return [
    steps,
    shocks,
    storages,
    {
      label: 'Strongest r',
      ...(hasP
        ? { value: formatR(largest.r), note: `chunks ${largest.a} and ${largest.b}` }
        : TOO_FEW),
    },
    {
      label: 'Pairs with p < 0.05',
      ...(hasP
        ? {
            value: formatCount(naiveCount),
            note: `by chance ${formatNumber(0.05 * pairCount)} of ${formatCount(pairCount)}`,
          }
        : TOO_FEW),
    },
    found,
  ];
}

/** Of identical streams r says all: a p would be noise. */
function shocksNote({ identical, shockP }: PairComparison): string {
  return identical ? 'identical' : formatP(shockP);
}

function formatR(r: number): string {
  return Number.isNaN(r) ? 'none' : formatNumber(r, 2);
}
