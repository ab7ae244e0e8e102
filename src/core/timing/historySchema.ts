import * as v from 'valibot';
import { greatestOf } from '../statistics/extremes.ts';
import { FIRST_KEYS, settingsTexts } from '../files/settingsTexts.ts';
import type { Settings } from '../settings/Settings.ts';
import { readSettings } from '../settings/validateSettings.ts';
import { COMPARISONS, CONDITION_GROUPS, type ComparisonSample } from './Comparison.ts';
import type { HistoryEntry } from './HistoryEntry.ts';
import { idealSpeedups } from './measuredWork.ts';
import { MOST_WORKERS } from '../settings/limits.ts';
import { median } from './spread.ts';
import { isReliable } from './steadiness.ts';
import { timingFit } from './timingFit.ts';
import { timingMedians } from './timingMedians.ts';

/** Rounds and conditions: more than any measurement has, for the page is to draw all of them. */
const MOST_ROUNDS = 30;
const MOST_CONDITIONS = 2 * MOST_WORKERS;
const MOST_SAMPLES = MOST_ROUNDS * MOST_WORKERS;
/** Letters of a name; browsers within apps have long ones. */
const MOST_LETTERS = 1000;
/** Eleven days, and more steps than they have room for: what is drawn of larger numbers has no digits left. */
const MOST_MS = 1e9;
const MOST_STEPS = 1e15;
/** Less than any clock tells. */
const LEAST_MS = 1e-6;

const text = v.pipe(v.string(), v.maxLength(MOST_LETTERS));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_STEPS));
const positive = v.pipe(count, v.minValue(1));
const workers = v.pipe(positive, v.maxValue(MOST_WORKERS));
const round = v.pipe(count, v.maxValue(MOST_ROUNDS - 1));
const part = v.pipe(v.number(), v.minValue(-MOST_MS), v.maxValue(MOST_MS));
/** 0 where the clock is coarse. */
const wallMs = v.pipe(
  part,
  v.check((ms) => ms === 0 || ms >= LEAST_MS),
);

const parts = {
  wallMs,
  startMs: part,
  computeMs: part,
  handOverMs: part,
  mergeMs: part,
  waitMs: part,
};

/** A list of 1 to `most`, which are counted before any of them is looked at. */
function list<Item extends v.GenericSchema>(item: Item, most: number) {
  const isBounded = (value: unknown) =>
    Array.isArray(value) && value.length > 0 && value.length <= most;
  return v.pipe(v.custom<unknown[]>(isBounded), v.array(item));
}

/** What older versions did not note has a value that says no more than that. */
const discarded = {
  hiddenSamples: count,
  lostSamples: count,
  pausedSamples: v.optional(count, 0),
  disturbedSamples: v.optional(count, 0),
};

const clockStepMs = v.pipe(part, v.minValue(LEAST_MS));

const timing = v.object({
  steps: positive,
  chunks: positive,
  mode: v.literal('strong'),
  rounds: list(v.object({ round, workers, ...parts }), MOST_SAMPLES),
  clockStepMs,
  cores: positive,
  ...discarded,
});

/** By the same door as those of a link; here none may be missing that files have always had. */
const settings = v.pipe(
  settingsTexts,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const texts = dataset.value;
    const read = readSettings((key) => texts.get(key) ?? null);
    const key = FIRST_KEYS.find((each) => !texts.has(each)) ?? read.notices[0]?.key;
    if (key === undefined) return read.settings;
    const value = texts.get(key);
    addIssue({ path: [{ type: 'map', origin: 'value', input: texts, key, value }] });
    return NEVER;
  }),
);

const condition = v.object({
  name: text,
  group: v.nullable(v.picklist(CONDITION_GROUPS)),
  steps: positive,
  settings: v.nullable(settings),
  messages: v.nullable(positive),
  workers,
});

const comparison = v.pipe(
  v.object({
    kind: v.picklist(COMPARISONS),
    conditions: list(condition, MOST_CONDITIONS),
    roundCount: v.pipe(positive, v.maxValue(MOST_ROUNDS)),
    samples: list(v.object({ round, condition: count, ...parts }), MOST_SAMPLES),
    clockStepMs: v.optional(v.nullable(clockStepMs), null),
    ...discarded,
  }),
  v.forward(
    v.check(
      ({ samples, conditions }) =>
        samples.every((sample) => sample.condition < conditions.length) && areTimed(samples),
    ),
    ['samples'],
  ),
);

/** Single runs may take 0 ms on a coarse clock; where half of them do, there is nothing to tell. */
function areTimed(samples: readonly ComparisonSample[]): boolean {
  const times = new Map<number, number[]>();
  for (const sample of samples) {
    const own = times.get(sample.condition) ?? [];
    own.push(sample.wallMs);
    times.set(sample.condition, own);
  }
  return [...times.values()].every((own) => median(own) > 0);
}

/** What rounds tell is found from them again, so that nothing else can be claimed of them. */
function told(timed: v.InferOutput<typeof timing>, measured: Settings) {
  const { rounds, cores } = timed;
  const medians = timingMedians(rounds);
  const ideal = idealSpeedups(measured, greatestOf(rounds.map((each) => each.workers)));
  const law = isReliable({ ...timed, medians })
    ? timingFit(rounds, cores, ideal)
    : { fit: null, noLaw: null };
  return { medians, ...law };
}

/** A measurement as it comes from outside; what it has besides is left out. */
export const entrySchema: v.GenericSchema<unknown, HistoryEntry> = v.pipe(
  v.object({
    date: v.pipe(text, v.isoTimestamp()),
    environment: v.object({
      userAgent: text,
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
  v.check(({ timing: read }) => read?.medians.every(({ wallMs: ms }) => ms > 0) ?? true),
);
