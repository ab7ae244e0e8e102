import type { Labels } from '../../components/labels.ts';
import type { Metric } from '../../core/metrics/Metric.ts';
import { metrics, type Metrics } from '../../core/metrics/metrics.ts';
import type { DesignKeys } from '../../core/design/Goal.ts';
import { designJson, type FileDesign } from '../../core/design/designJson.ts';
import { independenceJson } from '../../core/independence/independenceJson.ts';
import type { RunResults } from '../../workers/run/resultsOf.ts';
import { totalRows } from '../../core/job/rows.ts';
import { choiceOf, drawOf, type RecordChoice } from '../../core/record/InflowRecord.ts';
import { recordJson } from '../../core/files/recordJson.ts';
import type { ExperimentContent } from '../../core/files/experimentContent.ts';
import { LONG_RULES } from '../../core/files/longResult.ts';
import { FIRST_KEYS } from '../../core/files/settingsTexts.ts';
import { SCHEMA } from '../../core/files/spillwayFile.ts';
import type { LinkKey } from '../../core/settings/Settings.ts';
import { numbersOf } from '../../core/theory/LawTable.ts';
import type { Timing } from '../../core/timing/Timing.ts';
import { readSettings, type Notice } from '../../core/settings/validateSettings.ts';
import { environment } from '../session/environment.ts';
import { readPage, type Page } from '../address/link.ts';
import type { View } from '../address/views.ts';
import { VERSION } from '../page/version.ts';

/**
 * The JSON file of a run: everything to make it again, and what it came to.
 *
 * @param inUse - the record that the page has in use
 */
export function experimentJson(
  { run, law, counts, comparison }: RunResults,
  page: { readonly view: View; readonly workers: number } & Partial<Labels & DesignKeys>,
  timing: Timing | null,
  design: FileDesign | null,
  inUse: RecordChoice | null,
): string {
  const { record: drawn, ...keys } = run.settings;
  const settings = { v: 1, ...keys, ...page };
  const record = choiceOf(drawn, inUse);
  return JSON.stringify(
    {
      spillway: { version: VERSION, schema: SCHEMA },
      settings,
      environment: environment(),
      path: { values: totalRows(run.settings), digest: run.digest },
      summary: run.summary,
      exact: law && numbersOf(law),
      metrics: metricsForFile(metrics(run, law, counts)),
      independence: comparison && independenceJson(comparison, law?.autocorrelations ?? null),
      timing,
      design: design && designJson(design),
      record: record && recordJson(record),
    },
    null,
    2,
  );
}

/** The metrics of a run as files hold them. */
function metricsForFile(told: Metrics) {
  const entries = Object.entries<Metric>(told);
  return Object.fromEntries(
    entries.map(([name, { estimate, standardError, exact, expected }]) => [
      name,
      { estimate, standardError, exact, expected },
    ]),
  );
}

/** A file that was opened: its settings, made valid, and the digest that its run had. */
export interface OpenedFile {
  readonly page: Page;
  readonly notices: readonly Notice[];
  /** keys that every file has, but this one */
  readonly missing: readonly LinkKey[];
  readonly digest: string;
  /** that its run was drawn from, or that was in use beside it */
  readonly record: RecordChoice | null;
}

/** The experiment of a file: settings by the same door as a link's. */
export function openExperiment({ texts, digest, record }: ExperimentContent): OpenedFile {
  const missing = FIRST_KEYS.filter((key) => !texts.has(key));
  const { page, notices } = readPage((key) => texts.get(key) ?? null);
  const settings = { ...page.settings, record: drawOf(record) };
  return { page: { ...page, settings }, notices, missing, digest, record };
}

/** The settings of a run that is too long for the page, the record that it was drawn from among them. */
export function openLong({ texts, record }: ExperimentContent) {
  const { settings, notices } = readSettings((key) => texts.get(key) ?? null, LONG_RULES);
  return { settings: { ...settings, record: drawOf(record) }, notices };
}

/** That keys are missing in a file, and what they got; null if none is. */
export function missingText({ missing, page }: OpenedFile, name: string): string | null {
  if (missing.length === 0) return null;
  const got = missing.map((key) => `${key} = ${page.settings[key]}`).join(', ');
  const [what, whose] =
    missing.length === 1 ? ['a key', 'its default is'] : ['keys', 'their defaults are'];
  return `${name} lacks ${what} of the experiment; ${whose} in force: ${got}.`;
}
