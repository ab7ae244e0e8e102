import { useMemo } from 'react';
import type { DesignQuestion } from '../../core/design/designAnswer.ts';
import type { InflowRecord, RecordChoice } from '../../core/record/InflowRecord.ts';
import { fittedLaw } from '../../core/record/fittedLaw.ts';
import { intervalRequest } from '../../core/record/intervalRequest.ts';
import { noFailureCurve } from '../../core/record/noFailureCurve.ts';
import { recordStatistics, type RecordStatistics } from '../../core/record/recordStatistics.ts';
import type { StorageInterval } from '../../core/record/resampleStorage.ts';
import { createCorrelatedStorages, createStorageIntervals } from '../../session/records.ts';
import type { RecordOverlay } from '../../views/design/recordOverlay.ts';
import {
  dependenceText,
  intervalText,
  OTHER_LAW,
  shownCorrelation,
} from '../../views/record/recordTexts.ts';
import type { PageSession } from '../session/PageSession.ts';
import { resultFor, useNewest } from '../session/useNewest.ts';

/** A record beside the design: what is drawn of it, and what is said. */
export interface RecordDesign {
  readonly choice: RecordChoice;
  readonly statistics: RecordStatistics;
  /** its longest run without a gap, as the reservoir takes it */
  readonly inflows: readonly number[];
  readonly overlay: RecordOverlay;
  /** that successive steps correlate otherwise than the law takes them, and by how much; null where nothing shows it */
  readonly warning: { readonly text: string; readonly rho: number } | null;
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
  const { mu, sigma, target } = question.reservoir;
  const curve = useMemo(
    () => (inflows.length === 0 ? [] : noFailureCurve(inflows, right, target)),
    [inflows, right, target],
  );

  const { measure, years } = question.goal;
  const { reliability } = question;
  const request = useMemo(
    () => choice && intervalRequest(choice, { target, rho }, { measure, years }, reliability),
    [choice, target, rho, measure, years, reliability],
  );
  const { done } = useNewest(() => createStorageIntervals(session.pool), isMoving ? null : request);
  const found = request !== null && done?.of === request ? (done.result ?? 'unsolved') : null;
  const fit = useMemo(() => statistics && fittedLaw(statistics.moments), [statistics]);
  const isOther = fit !== null && (fit.mu !== mu || fit.sigma !== sigma);
  const overlay = useMemo(
    () => ({
      curve,
      target,
      // it has no place where most records do not reach the target
      interval: found === null || found === 'unsolved' || found.median === Infinity ? null : found,
      note: record === null ? '' : noteText(record, rho, found, isOther),
    }),
    [curve, target, found, record, rho, isOther],
  );

  const correlation = statistics && shownCorrelation(statistics, rho);
  const asked = useMemo(
    () =>
      correlation === null || target === 0
        ? null
        : {
            // of no capacity of its own: the storage required does not depend on it
            question: {
              reservoir: { mu, sigma, target, K: target, rho },
              goal: { measure, years },
              reliability,
            },
            rho: correlation,
          },
    [correlation, rho, mu, sigma, target, measure, years, reliability],
  );
  const correlated = useNewest(
    () => createCorrelatedStorages(session.pool),
    isMoving ? null : asked,
  );
  const needed = resultFor(correlated, asked);

  if (choice === null || statistics === null || record === null) return null;
  const warning = dependenceText(record, statistics, rho, needed);
  return {
    choice,
    statistics,
    inflows,
    overlay,
    warning: warning === null || correlation === null ? null : { text: warning, rho: correlation },
  };
}

/** What is drawn, and how little it tells. */
function noteText(
  record: InflowRecord,
  rho: number,
  found: StorageInterval | 'unsolved' | null,
  isOther: boolean,
): string {
  const dashed = 'Dashed: the storage with which the record itself never fails.';
  return [dashed, intervalText(record, { rho, found }), isOther ? OTHER_LAW : '']
    .filter((text) => text !== '')
    .join(' ');
}
