import type { TableData } from '../../components/DataTable.tsx';
import { formatFixed, formatNumber, formatShare, plural } from '../../components/format.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import type { RecordThrough } from './RecordView.tsx';
import { periodWord, volumeText } from './recordTexts.ts';
import { timeAt } from '../../core/record/recordTimes.ts';

const share = (missing: number | null | undefined) =>
  missing === null || missing === undefined ? '–' : formatShare(1 - missing);

/**
 * The record through the reservoir beside the exact law.
 *
 * @param first - value of the record that the sequence begins with
 */
export function behaviourTable(
  record: InflowRecord,
  first: number,
  { K, target }: { readonly K: number; readonly target: number },
  { behaviour, peak, firmYield, missing, resilience }: RecordThrough,
): TableData {
  const { steps, failedSteps, events, longestFailure } = behaviour;
  const word = periodWord(record);
  const when = (step: number) =>
    timeAt(record, first + step) ?? `value ${formatNumber(first + step + 1, 7)}`;
  const { firstStep, lastStep } = peak;
  const period =
    firstStep === null || lastStep === null
      ? 'none'
      : firstStep === lastStep
        ? when(firstStep)
        : `${when(firstStep)} to ${when(lastStep)}`;
  const ratio = (value: number | null) => (value === null ? '–' : formatFixed(value, 3));
  return {
    caption: `${plural(steps, word)} through K = ${formatNumber(K, 6)}, S̄ = ${formatNumber(target, 6)}`,
    columns: ['Measure', 'The record itself', 'Exact law'],
    rows: [
      [`Share of ${word}s met`, formatShare(behaviour.timeReliability), share(missing?.time)],
      ['Share of volume met', formatShare(behaviour.volumetricReliability), share(missing?.volume)],
      [
        `No failure in ${plural(steps, word)}`,
        failedSteps === 0 ? 'yes' : plural(failedSteps, 'failure'),
        share(missing?.run),
      ],
      ['Failure events', formatNumber(events), '–'],
      ['Longest failure', failedSteps === 0 ? '–' : plural(longestFailure, word), '–'],
      ['Resilience', ratio(behaviour.resilience), ratio(resilience)],
      ['Vulnerability', ratio(behaviour.vulnerability), '–'],
      ['No-failure storage B', volumeText(peak.peak), '–'],
      ['Critical period', period, '–'],
      [`Firm yield with B = ${formatNumber(K - target, 6)}`, volumeText(firmYield), '–'],
    ],
  };
}
