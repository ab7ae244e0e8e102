import { useEffect, useMemo, useState } from 'react';
import type { DesignQuestion } from '../../core/design/designAnswer.ts';
import type { RecordChoice } from '../../core/record/InflowRecord.ts';
import { noFailureCurve } from '../../core/record/noFailureCurve.ts';
import { recordStatistics, type RecordStatistics } from '../../core/record/recordStatistics.ts';
import type { StorageInterval } from '../../core/record/resampleStorage.ts';
import { createStorageIntervals } from '../../session/records.ts';
import type { RecordOverlay } from '../../views/design/recordOverlay.ts';
import { dependenceText, intervalText } from '../../views/record/recordTexts.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';

/** A record beside the design: what is drawn of it, and what is said. */
export interface RecordDesign {
  readonly choice: RecordChoice;
  readonly statistics: RecordStatistics;
  /** its longest run without a gap, as the reservoir takes it */
  readonly inflows: readonly number[];
  readonly overlay: RecordOverlay;
  /** that its steps know of one another; null where nothing shows it */
  readonly warning: string | null;
}

/**
 * What the record in use adds to the design: the storage with which it never fails, and how far 400 records like it would
 * differ in the storage that they require.
 *
 * @param right - the greatest target in sight
 * @param isMoving - whether a slider moves: then nothing new is resampled
 */
export function useRecordDesign(
  session: PageSession,
  choice: RecordChoice | null,
  question: DesignQuestion,
  { right, rho, isMoving }: { right: number; rho: number; isMoving: boolean },
): RecordDesign | null {
  const record = choice?.record ?? null;
  const statistics = useMemo(() => record && recordStatistics(record), [record]);
  const inflows = useMemo(
    () => (statistics === null ? [] : statistics.run.values.map((value) => Math.max(value, 0))),
    [statistics],
  );
  const { goal, reliability } = question;
  const { target } = question.reservoir;
  const curve = useMemo(
    () => (inflows.length === 0 ? [] : noFailureCurve(inflows, right, target)),
    [inflows, right, target],
  );

  const blockLength = choice?.draw === 'blocks' ? choice.blockLength : 1;
  const { measure, years } = goal;
  const wanted = useMemo(
    () =>
      record === null || isMoving || target === 0
        ? null
        : {
            values: record.values.filter((value) => value !== null).map((q) => Math.max(q, 0)),
            blockLength,
            target,
            goal: { measure, years },
            reliability,
          },
    [record, isMoving, target, blockLength, measure, years, reliability],
  );
  const [intervals] = useState(() => createStorageIntervals(session.pool));
  useEffect(() => intervals.want(wanted), [intervals, wanted]);
  useEffect(() => () => intervals.drop(), [intervals]);
  const interval: StorageInterval | null = useStore(intervals, ({ done }) =>
    done !== null && done.of === wanted ? done.result : null,
  );

  if (choice === null || statistics === null || record === null) return null;
  return {
    choice,
    statistics,
    inflows,
    overlay: {
      curve,
      target,
      interval,
      note: [
        'Dashed: the storage with which the record itself never fails.',
        ...(interval === null ? [] : [intervalText(record, interval.low, interval.high)]),
      ].join(' '),
    },
    warning: dependenceText(record, statistics, rho),
  };
}
