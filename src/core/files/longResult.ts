import * as v from 'valibot';
import type { Summary } from '../job/summary.ts';
import { LONGEST_RUN } from '../settings/limits.ts';
import { RULES, whole } from '../settings/validateSettings.ts';

/** A block of a path that can be made again from the seed. */
export interface Probe {
  /** its first one, of all steps */
  readonly step: number;
  /** the storages before it and at its end */
  readonly before: number;
  readonly after: number;
  /** of its rows, as 16 hexadecimal digits: a chunk's row of its start belongs to its first block */
  readonly digest: string;
}

/** What a file tells of a run that is too long to be made again here. */
export interface LongResult {
  readonly summary: Summary;
  readonly probes: readonly Probe[];
}

/** Settings of a run that was made elsewhere, and may be longer than any of the page's. */
export const LONG_RULES: typeof RULES = {
  ...RULES,
  T: () => ({
    allowed: '1 to 9007199254740991, whole',
    schema: whole(1, Number.MAX_SAFE_INTEGER),
    fallback: 200,
  }),
};

const MOST_PROBES = 1000;

const finite = v.pipe(v.number(), v.finite());
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
const probe = v.pipe(
  v.tuple([v.pipe(finite, v.safeInteger(), v.minValue(0)), finite, digest, finite]),
  v.transform(([step, before, of, after]): Probe => ({ step, before, digest: of, after })),
);
const schema = v.object({
  summary: v.object({
    mean: finite,
    standardDeviation: finite,
    min: finite,
    max: finite,
    full: finite,
    empty: finite,
    deficit: finite,
    release: finite,
    inflow: finite,
    spill: finite,
    last: finite,
  }),
  probes: v.optional(v.pipe(v.array(probe), v.maxLength(MOST_PROBES)), []),
});

/** The result in a file with these settings, if its run has more steps than the page makes, and there is one; else null. */
export function longResult(content: object, texts: ReadonlyMap<string, string>): LongResult | null {
  if (!(Number(texts.get('T')) > LONGEST_RUN)) return null;
  const checked = v.safeParse(schema, content);
  return checked.success ? checked.output : null;
}
