import { inflowOf } from '../reservoir/inflow.ts';
import { countSpells, longestSpell } from '../run/landmarks.ts';
import type { Settings } from '../settings/Settings.ts';
import type { SimulationRun } from '../run/SimulationRun.ts';
import type { StorageCounts } from '../run/storageCounts.ts';
import type { LawTable } from '../theory/LawTable.ts';
import {
  expectedMean,
  independentSteps,
  isFine,
  isSettled,
  isTooShort,
  roomOf,
  starts,
} from './expectations.ts';
import { compare, inverse, known, type Expectation, type Metric } from './Metric.ts';

/** Events of which an estimate is made at least, to be about normal. */
const LEAST_EVENTS = 10;

/** Events that may be cut short, in roots of their number: their mean is lower, by less than a standard error. */
const MOST_CUT = 0.2;

/**
 * The resilience in the long run: r = P(I >= S̄) for any K, where steps know nothing of one another; else what the law says.
 * Null where no step fails by chance, of draws from a record, or where it is not known.
 */
export function exactResilience(settings: Settings, law: LawTable | null): number | null {
  const { sigma, target, rho, record } = settings;
  if (sigma === 0 || target === 0 || record !== null) return null;
  if (rho !== 0) return law && law.resilience;
  const r = inflowOf(settings).shareFrom(target);
  return r > 0 ? r : null;
}

/**
 * What is said of failures. After a failed step nothing is carried over, so the next one fails if its inflow
 * is below the target. With ρ = 0 that does not depend on what was before: a failed step is the last of its event with the chance
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
  const resilience = compare(ratio(events, failed), theory && theory.resilience);
  const share = (count: number) => (count === 0 ? null : count / T);
  return {
    resilience,
    vulnerability: compare(vulnerability, theory && theory.vulnerability),
    meanFailureLength: inverse(resilience),
    longestFailure: known(longestSpell(run, 'deficit'), null),
    recurrenceTime: inverse(compare(share(failed), theory && theory.deficit)),
    eventRecurrenceTime: inverse(compare(share(events), theory && theory.event)),
  };
}

/** Where events know of one another no standard errors are known. */
function withCorrelation(r: number, law: LawTable | null) {
  const unknown = (exact: number): Expectation => ({
    exact,
    expected: null,
    standardError: null,
    isNormal: false,
  });
  const share = law?.numbers.deficit ?? NaN;
  return {
    resilience: unknown(r),
    deficit: unknown(share),
    event: unknown(share * r),
    vulnerability: null,
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
  const r = exactResilience(settings, law);
  if (r === null) return null;
  if (settings.rho !== 0) return withCorrelation(r, law);
  const { T } = settings;
  const steps = independentSteps(settings);
  const independent = steps / T;
  const q = 1 - r;
  // an event that a path ends in is counted, though no draw has ended it
  const drawn = failed - unfinished;
  const spread = Math.sqrt((r * q * drawn) / independent) / failed;
  const turns = Math.min(r, q) * drawn * independent;
  // where most failed steps end with their path, or chance has had no turn, the estimate is not of r
  const isDrawn = drawn >= unfinished && turns >= 1;
  const resilience: Expectation = {
    exact: r,
    expected: (unfinished + r * drawn) / failed,
    standardError: isDrawn ? spread : null,
    isNormal: isFine(settings) && turns >= LEAST_EVENTS,
  };
  const share = law?.numbers.deficit ?? 0;
  if (law === null || !(share > 0)) {
    return { resilience, deficit: null, event: null, vulnerability: null };
  }

  // of the number of failed steps, and of events: what ends them is drawn besides
  const { deficit } = law.stepMeans;
  const eventVariance = r ** 2 * deficit.variance - share * q * r * (1 - 2 * share);
  const isForgotten = isSettled(law, deficit, roomOf(share, 0, 1));
  const rate = (exact: number, expected: number | null, variance: number): Expectation => ({
    exact,
    expected,
    standardError: isForgotten ? Math.sqrt(Math.max(variance, 0) / steps) : null,
    isNormal: false, // its inverse is skewed
  });
  const failing = expectedMean(law, deficit);
  // a path that ends in an event has no draw for its last step
  const beginning = failing && r * failing + (q * share * starts(settings)) / T;
  const depth = law.largestDeficit;
  const { target } = law.settings;
  // events that a path ends in are cut short
  const isTold = !isTooShort(law) && unfinished <= MOST_CUT * Math.sqrt(events);
  return {
    resilience,
    deficit: rate(share, failing, deficit.variance),
    event: rate(share * r, beginning, eventVariance),
    // beyond its ends it is lost in the round-off of a small share
    vulnerability:
      depth && depth.mean > 0 && depth.mean <= target
        ? {
            exact: depth.mean / target,
            expected: isTold ? depth.mean / target : null,
            standardError: isTold
              ? Math.sqrt(depth.variance / (events * independent)) / target
              : null,
            isNormal: isFine(settings) && events * independent >= LEAST_EVENTS,
          }
        : null,
  };
}
