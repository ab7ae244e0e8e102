import * as v from 'valibot';
import type { Labels } from '../components/labels.ts';
import type { Metric } from '../core/metrics/Metric.ts';
import { metrics, type Metrics } from '../core/metrics/metrics.ts';
import { independenceJson } from '../core/independence/independenceJson.ts';
import type { RunResults } from '../workers/resultsOf.ts';
import { totalRows } from '../core/rows.ts';
import type { Settings } from '../core/simulation.ts';
import type { Timing } from '../core/timing/Timing.ts';
import type { Notice } from '../core/validateSettings.ts';
import { environment } from './environment.ts';
import { readPage, type Page, type View } from './link.ts';

/** The version of this page, as in package.json. */
export const VERSION = '0.5.0';
const SCHEMA = 1;

/** The JSON file of a run: everything to make it again, and what it came to. */
export function experimentJson(
  { run, law, counts, comparison }: RunResults,
  page: { readonly view: View; readonly workers: number } & Partial<Labels>,
  timing: Timing | null,
): string {
  const settings = { v: 1, ...run.settings, ...page };
  return JSON.stringify(
    {
      spillway: { version: VERSION, schema: SCHEMA },
      settings,
      environment: environment(),
      path: { values: totalRows(run.settings), digest: run.digest },
      summary: run.summary,
      exact: law?.numbers ?? null,
      metrics: metricsForFile(metrics(run, law, counts)),
      independence: comparison && independenceJson(comparison, law?.autocorrelations ?? null),
      timing,
    },
    null,
    2,
  );
}

/** The metrics of a run as files hold them. */
function metricsForFile(told: Metrics) {
  const entries = Object.entries<Metric>(told);
  return Object.fromEntries(
    entries.map(([name, { estimate, standardError, exact }]) => [
      name,
      { estimate, standardError, exact },
    ]),
  );
}

/** A file that was opened: its settings, made valid, and the digest that its run had. */
export interface OpenedFile {
  readonly page: Page;
  readonly notices: readonly Notice[];
  readonly digest: string;
}

const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const fileSchema = v.object({
  spillway: v.object({ schema: v.literal(SCHEMA) }),
  settings: v.record(v.string(), text),
  path: v.object({ digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)) }),
});

/** The history's file, which has no settings of its own. */
const measurementsSchema = v.object({
  spillway: v.object({ schema: v.literal(SCHEMA) }),
  measurements: v.array(v.unknown()),
});

/**
 * Reads a JSON file of ours, settings by the same door as a link's.
 *
 * @throws Error that says what is wrong with it
 */
export function readExperimentJson(json: string): OpenedFile {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw new Error('it is not JSON');
  }
  if (v.is(measurementsSchema, content)) {
    throw new Error('it holds measurements, which the Timing view adds to those it keeps');
  }
  const checked = v.safeParse(fileSchema, content);
  if (!checked.success) {
    const issue = checked.issues[0];
    const place = v.getDotPath(issue) ?? 'the whole';
    throw new Error(`it is no file of Spillway's: ${place} is missing or does not fit`);
  }
  const { settings, path } = checked.output;
  return { ...readPage((key) => settings[key] ?? null), digest: path.digest };
}

/** Whether two experiments are the same in every key. */
export function areSettingsEqual(a: Settings, b: Settings): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
