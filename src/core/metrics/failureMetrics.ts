import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { countSpells, longestSpell } from '../landmarks.ts';
import type { Settings } from '../simulation.ts';
import type { SimulationRun } from '../SimulationRun.ts';
import type { StorageCounts } from '../storageCounts.ts';
import type { LawTable } from '../theory/LawTable.ts';
import { independentSteps, isSettled, isTooShort, roomOf } from './expectations.ts';
import { compare, known, type Expectation, type Metric } from './Metric.ts';

/** Events of which an estimate is made at least, to be about normal. */
const LEAST_EVENTS = 10;

/** Of a quotient, relative to it, for its standard error to be told: beyond, it is far from linear. */
const MOST_ERROR = 0.5;

/** Events that may be cut short, in roots of their number: their mean is lower, by less than a standard error. */
const MOST_CUT = 0.2;

/** r = P(I >= S̄), the resilience in the long run for any K; null where no step fails by chance. */
export function exactResilience({ mu, sigma, target }: Settings): number | null {
  if (sigma === 0 || target === 0) return null;
  const r = normalCdf((mu - target) / sigma, 0, 1);
  return r > 0 ? r : null;
}

/**
 * What is said of failures. After a failed step nothing is carried over, so the next one fails if its inflow
 * is below the target, whatever was before: a failed step is the last of its event with the chance
 * r = P(I >= S̄), each for itself, and events know nothing of one another.
 */
export function failureMetrics(
  run: SimulationRun,
  law: LawTable | null,
  counts: StorageCounts | null,
): Record<
  | 'resilience'
  | 'vulnerability'
  | 'meanFailureLength'
  | 'longestFailure'
  | 'recurrenceTime'
  | 'eventRecurrenceTime',
  Metric
> {
  const { settings, summary } = run;
  const { T, target } = settings;
  const failed = Math.round(summary.deficit * T);
  const { count: events, unfinished } = countSpells(run, 'deficit');
  const ratio = (count: number, of: number) => (of === 0 ? null : count / of);
  const vulnerability = counts === null ? null : ratio(counts.largestDeficits, events * target);
  const theory = failureExpectations(settings, law, { failed, events, unfinished });
  return {
    resilience: compare(ratio(events, failed), theory && theory.resilience),
    vulnerability: compare(vulnerability, theory && theory.vulnerability),
    meanFailureLength: compare(ratio(failed, events), theory && theory.length),
    longestFailure: known(longestSpell(run, 'deficit'), null),
    recurrenceTime: compare(ratio(T, failed), theory && theory.recurrence),
    eventRecurrenceTime: compare(ratio(T, events), theory && theory.eventRecurrence),
  };
}

interface Failures {
  /** steps */
  readonly failed: number;
  readonly events: number;
  /** events that a path ends in */
  readonly unfinished: number;
}

function failureExpectations(
  settings: Settings,
  law: LawTable | null,
  { failed, events, unfinished }: Failures,
) {
  const r = exactResilience(settings);
  if (r === null) return null;
  const { T, target } = settings;
  const steps = independentSteps(settings);
  const independent = steps / T;
  const q = 1 - r;
  // an event that a path ends in is counted, though no draw has ended it
  const drawn = failed - unfinished;
  const expected = (unfinished + r * drawn) / failed;
  const spread = Math.sqrt((r * q * drawn) / independent) / failed;
  const turns = Math.min(r, q) * drawn * independent;
  const isNormal = turns >= LEAST_EVENTS;
  // where most failed steps end with their path, or chance has had no turn, the estimate is not of r
  const isDrawn = drawn >= unfinished && turns >= 1;
  const relative = (value: number, error: number) => (error <= MOST_ERROR * value ? error : null);
  const ofLength = relative(r, spread);
  const ofR = {
    resilience: { exact: r, expected, standardError: isDrawn ? spread : null, isNormal },
    length: {
      exact: 1 / r,
      expected: 1 / expected,
      standardError: isDrawn && ofLength !== null ? ofLength / r ** 2 : null,
      isNormal,
    },
  };
  const share = law?.numbers.deficit ?? 0;
  if (law === null || !(share > 0)) {
    return { ...ofR, recurrence: null, eventRecurrence: null, vulnerability: null };
  }

  // of the number of failed steps, and of events: what ends them is drawn besides
  const { deficit } = law.stepMeans;
  const eventVariance = r ** 2 * deficit.variance - share * q * r * (1 - 2 * share);
  const isForgotten = isSettled(law, deficit, roomOf(share, 0, 1));
  const interval = (rate: number, variance: number): Expectation => {
    const error = relative(rate, Math.sqrt(Math.max(variance, 0) / steps));
    return {
      exact: 1 / rate,
      standardError: isForgotten && error !== null ? error / rate ** 2 : null,
      isNormal: false, // the same as that of the share, but skewed
    };
  };
  const depth = law.largestDeficit;
  const hasEnded = events > unfinished && !isTooShort(law);
  return {
    ...ofR,
    recurrence: interval(share, deficit.variance),
    eventRecurrence: interval(share * r, eventVariance),
    // beyond its ends it is lost in the round-off of a small share
    vulnerability:
      depth && depth.mean > 0 && depth.mean <= target
        ? {
            exact: depth.mean / target,
            standardError: hasEnded
              ? Math.sqrt(depth.variance / (events * independent)) / target
              : null,
            // events that a path ends in are cut short
            isNormal:
              events * independent >= LEAST_EVENTS && unfinished <= MOST_CUT * Math.sqrt(events),
          }
        : null,
  };
}
