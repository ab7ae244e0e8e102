import * as v from 'valibot';
import { COMPARISONS, CONDITION_GROUPS } from '../core/timing/Comparison.ts';
import type { HistoryEntry } from '../core/timing/HistoryEntry.ts';
import { readSettings } from '../core/validateSettings.ts';

const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Of a run that took 0 ms on a coarse clock this may be no number, which JSON writes as null. */
const quotient = v.pipe(
  v.nullable(number),
  v.transform((value) => value ?? NaN),
);

const parts = {
  wallMs: number,
  startMs: number,
  computeMs: number,
  handOverMs: number,
  mergeMs: number,
  waitMs: number,
};

const median = v.object({
  workers: count,
  wallMs: number,
  low: number,
  high: number,
  fastest: number,
  slowest: number,
  deviation: quotient,
  speedup: v.nullable(number),
  speedupLow: v.nullable(number),
  speedupHigh: v.nullable(number),
  efficiency: v.nullable(number),
  karpFlatt: v.nullable(number),
});

const fit = v.object({
  model: v.picklist(['karp-flatt', 'amdahl', 'usl']),
  contention: quotient,
  low: quotient,
  high: quotient,
  coherency: quotient,
  coherencyLow: quotient,
  coherencyHigh: quotient,
});

const timing = v.object({
  steps: count,
  chunks: count,
  mode: v.literal('strong'),
  rounds: v.array(v.object({ round: count, workers: count, ...parts })),
  medians: v.array(median),
  fit: v.nullable(fit),
  clockStepMs: number,
  cores: count,
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
  steps: count,
  settings: v.nullable(settings),
  messages: v.nullable(count),
  workers: count,
});

const comparison = v.pipe(
  v.object({
    kind: v.picklist(COMPARISONS),
    conditions: v.pipe(v.array(condition), v.minLength(1)),
    roundCount: count,
    samples: v.array(v.object({ round: count, condition: count, ...parts })),
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

/** A measurement as it comes from outside; what it has besides is left out. */
export const entrySchema: v.GenericSchema<unknown, HistoryEntry> = v.pipe(
  v.object({
    date: v.pipe(v.string(), v.isoTimestamp()),
    environment: v.object({
      userAgent: v.string(),
      hardwareConcurrency: count,
      crossOriginIsolated: v.boolean(),
    }),
    settings,
    timing: v.nullable(timing),
    comparison: v.nullable(comparison),
  }),
  v.check((entry) => entry.timing !== null || entry.comparison !== null),
);
