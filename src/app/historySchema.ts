import * as v from 'valibot';
import { COMPARISONS, CONDITION_GROUPS } from '../core/timing/Comparison.ts';
import type { HistoryEntry } from '../core/timing/HistoryEntry.ts';
import { idealSpeedups } from '../core/timing/measuredWork.ts';
import { MOST_WORKERS } from '../core/timing/MeasurePlan.ts';
import { isReliable } from '../core/timing/steadiness.ts';
import { timingFit } from '../core/timing/timingFit.ts';
import { timingMedians } from '../core/timing/timingMedians.ts';
import type { Timing } from '../core/timing/Timing.ts';
import type { Settings } from '../core/simulation.ts';
import { readSettings } from '../core/validateSettings.ts';

const number = v.pipe(v.number(), v.finite());
const duration = v.pipe(number, v.gtValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const positive = v.pipe(count, v.minValue(1));
const workers = v.pipe(positive, v.maxValue(MOST_WORKERS));
/** More rounds than any measurement has: the page is to draw all of them. */
const round = v.pipe(count, v.maxValue(99));
const MOST_SAMPLES = 100 * MOST_WORKERS;

const parts = {
  /** 0 where the clock is coarse */
  wallMs: v.pipe(number, v.minValue(0)),
  startMs: number,
  computeMs: number,
  handOverMs: number,
  mergeMs: number,
  waitMs: number,
};

/** What older versions did not note has a value that says no more than that. */
const discarded = {
  hiddenSamples: count,
  lostSamples: count,
  pausedSamples: v.optional(count, 0),
};

const timing = v.object({
  steps: positive,
  chunks: positive,
  mode: v.literal('strong'),
  rounds: v.pipe(
    v.array(v.object({ round, workers, ...parts })),
    v.minLength(1),
    v.maxLength(MOST_SAMPLES),
  ),
  clockStepMs: duration,
  cores: positive,
  ...discarded,
});

/** By the same door as those of a link; here none may be missing. */
const settings = v.pipe(
  v.record(v.string(), v.union([v.string(), v.number()])),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = readSettings((key) => String(dataset.value[key]));
    if (read.notices.length === 0) return read.settings;
    addIssue();
    return NEVER;
  }),
);

const condition = v.object({
  name: v.string(),
  group: v.nullable(v.picklist(CONDITION_GROUPS)),
  steps: positive,
  settings: v.nullable(settings),
  messages: v.nullable(positive),
  workers,
});

const comparison = v.pipe(
  v.object({
    kind: v.picklist(COMPARISONS),
    conditions: v.pipe(v.array(condition), v.minLength(1)),
    roundCount: positive,
    samples: v.pipe(
      v.array(v.object({ round, condition: count, ...parts })),
      v.minLength(1),
      v.maxLength(MOST_SAMPLES),
    ),
    clockStepMs: v.optional(v.nullable(duration), null),
    ...discarded,
  }),
  v.forward(
    v.check(({ samples, conditions }) =>
      samples.every((sample) => sample.condition < conditions.length),
    ),
    ['samples'],
  ),
);

/** What rounds told, by their text: intervals and fit take some ms, and what is kept is read at every change. */
const known = new Map<string, Pick<Timing, 'medians' | 'fit' | 'noLaw'>>();
const MOST_KNOWN = 200;

/** What rounds tell is found from them again, so that nothing else can be claimed of them. */
function told(timed: v.InferOutput<typeof timing>, measured: Settings) {
  const { rounds, cores, clockStepMs } = timed;
  const key = JSON.stringify([rounds, cores, clockStepMs, measured]);
  if (known.size >= MOST_KNOWN) known.clear();
  const before = known.get(key) ?? findTold(timed, measured);
  known.set(key, before);
  return before;
}

function findTold(timed: v.InferOutput<typeof timing>, measured: Settings) {
  const { rounds, cores } = timed;
  const medians = timingMedians(rounds);
  const ideal = idealSpeedups(measured, Math.max(...rounds.map((each) => each.workers)));
  const law = isReliable({ ...timed, medians })
    ? timingFit(rounds, cores, ideal)
    : { fit: null, noLaw: null };
  return { medians, ...law };
}

/** A measurement as it comes from outside; what it has besides is left out. */
export const entrySchema: v.GenericSchema<unknown, HistoryEntry> = v.pipe(
  v.object({
    date: v.pipe(v.string(), v.isoTimestamp()),
    environment: v.object({
      userAgent: v.string(),
      hardwareConcurrency: positive,
      crossOriginIsolated: v.boolean(),
    }),
    settings,
    timing: v.nullable(timing),
    comparison: v.nullable(comparison),
  }),
  v.check((entry) => entry.timing !== null || entry.comparison !== null),
  v.transform((entry) => {
    const { timing: timed, settings: measured } = entry;
    if (timed === null) return { ...entry, timing: null };
    return { ...entry, timing: { ...timed, ...told(timed, measured) } };
  }),
  // single rounds may take 0 ms on a coarse clock; where half of them do, there is nothing to tell
  v.check(({ timing: read }) => read?.medians.every(({ wallMs }) => wallMs > 0) ?? true),
);
