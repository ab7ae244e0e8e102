import type { Figure } from '../../components/Figures.tsx';
import { formatNumber, formatSetting } from '../../components/format.ts';
import { unbroken } from '../../components/unbroken.ts';
import type { Labels } from '../../components/labels.ts';
import type { DesignAnswer } from '../../core/design/designAnswer.ts';
import { inflowOf } from '../../core/reservoir/inflow.ts';
import { rarityText, reliabilityText, yearsText } from './designTexts.ts';

/** The present reservoir: its storage, and what it is reliable in, in the three meanings. */
export function designFigures({ question, present }: DesignAnswer, labels: Labels): Figure[] {
  const { reservoir, goal } = question;
  const { mean } = inflowOf(reservoir);
  const steps = yearsText(labels.step);
  const rarity = rarityText(present.time, labels);
  const ratio = (share: number) => (mean > 0 ? formatNumber(share / mean) : '–');
  return [
    {
      label: 'Active storage B',
      value: formatNumber(reservoir.K - reservoir.target, 6),
      note: `K = ${formatSetting(reservoir.K)}`,
    },
    {
      label: `Share of ${steps} met`,
      value: shortText(present.time),
      ...(rarity !== null && { note: rarity }),
    },
    { label: 'Share of volume met', value: shortText(present.volume) },
    {
      label: `No failure in ${formatNumber(goal.years)} ${steps}`,
      value: shortText(present.run),
      note: 'from full',
    },
    { label: 'Draft ratio', value: ratio(reservoir.target), note: 'S̄ / mean inflow' },
    {
      label: 'Storage ratio',
      value: ratio(reservoir.K - reservoir.target),
      note: 'B / mean inflow',
    },
  ];
}

/** What is missing below this is one figure beside others: their places are narrow. */
const LEAST_SHOWN = 1e-6;

function shortText(missing: number | null): string {
  return missing !== null && missing > 0 && missing < LEAST_SHOWN
    ? unbroken('> 99.9999 %')
    : reliabilityText(missing);
}
