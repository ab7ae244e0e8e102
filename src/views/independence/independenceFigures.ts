import type { Figure } from '../../components/Figures.tsx';
import { formatCount, formatNumber } from '../../components/format.ts';
import type { ChunkComparison, PairComparison } from '../../core/independence/ChunkComparison.ts';
import { expectedRange, formatP } from './verdict.ts';

/** The numbers of the pair in sight, and of all pairs where there are more. */
export function independenceFigures(
  comparison: ChunkComparison | null,
  pair: PairComparison | undefined,
  effectiveSteps: number | null,
): Figure[] {
  if (comparison === null || pair === undefined) {
    return [{ label: 'r of shocks', value: '…' }];
  }
  const { stepCount, pairCount, largest, naiveCount, detectable } = comparison;
  const ofPair = pairCount === 1 ? '' : `chunks ${pair.a} and ${pair.b}, `;
  const shocks = {
    label: 'r of shocks',
    value: formatR(pair.shockR),
    note: Number.isNaN(pair.shockP) ? 'too few steps' : ofPair + formatP(pair.shockP),
  };
  const storages = {
    label: 'r of storages',
    value: formatR(pair.storageR),
    note:
      effectiveSteps === null
        ? 'description'
        : `description; worth ${formatCount(effectiveSteps)} steps`,
  };
  const steps = { label: 'Steps compared', value: formatCount(stepCount) };
  const found = {
    label: 'Found from r =',
    value: Number.isNaN(detectable) ? 'too few steps' : formatR(detectable),
    note: 'in 80 of 100',
  };
  if (pairCount === 1) {
    const kind = pair.identical ? 'identical' : pair.overlaps ? 'overlap' : 'differ';
    const range = `±${formatNumber(expectedRange(stepCount), 2)}`;
    return [
      steps,
      { label: 'Shocks', value: kind },
      shocks,
      { label: 'r if independent', value: range, note: '95 of 100' },
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
      value: formatR(largest.r),
      note: `chunks ${largest.a} and ${largest.b}`,
    },
    {
      label: 'Pairs with p < 0.05',
      value: formatCount(naiveCount),
      note: `by chance ${formatNumber(0.05 * pairCount)} of ${formatCount(pairCount)}`,
    },
    found,
  ];
}

function formatR(r: number): string {
  return Number.isNaN(r) ? 'none' : formatNumber(r, 2);
}
