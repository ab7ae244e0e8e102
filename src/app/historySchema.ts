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

const parts = {
  wallMs: duration,
  startMs: number,
  computeMs: number,
  handOverMs: number,
  mergeMs: number,
  waitMs: number,
};

const timing = v.object({
  steps: positive,
  chunks: positive,
  mode: v.literal('strong'),
  rounds: v.pipe(v.array(v.object({ round, workers, ...parts })), v.minLength(1)),
  clockStepMs: duration,
  cores: positive,
  hiddenSamples: count,
  lostSamples: count,
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
    samples: v.pipe(v.array(v.object({ round, condition: count, ...parts })), v.minLength(1)),
    hiddenSamples: count,
    lostSamples: count,
  }),
  v.forward(
    v.check(({ samples, conditions }) =>
      samples.every((sample) => sample.condition < conditions.length),
    ),
    ['samples'],
  ),
);

/** What rounds tell is found from them again, so that nothing else can be claimed of them. */
function told(rounds: Timing['rounds'], cores: number, measured: Settings) {
  const medians = timingMedians(rounds);
  const ideal = idealSpeedups(measured, Math.max(...rounds.map((each) => each.workers)));
  const fit = isReliable({ rounds, medians, cores }) ? timingFit(rounds, cores, ideal) : null;
  return { medians, fit };
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
    return { ...entry, timing: { ...timed, ...told(timed.rounds, timed.cores, measured) } };
  }),
);
