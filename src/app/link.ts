import type { Settings } from '../core/simulation.ts';
import { MOST_WORKERS } from '../core/timing/MeasurePlan.ts';
import * as v from 'valibot';
import { DEFAULT_LABELS, type Labels } from '../components/labels.ts';
import {
  readKey,
  readSettings,
  SETTINGS_KEYS,
  whole,
  type Notice,
  type ReadKey,
} from '../core/validateSettings.ts';

const VIEWS = ['storage', 'distribution', 'independence', 'timing'] as const;
export type View = (typeof VIEWS)[number];

/** All that a link holds. */
export interface Page {
  readonly settings: Settings;
  readonly view: View;
  /** null: as many as this machine offers */
  readonly workers: number | null;
  readonly labels: Labels;
}

/** Workers for a machine that tells how many threads it runs at once, or does not. */
export function defaultWorkers(): number {
  return Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 4);
}

/** Words for a volume and for the steps of a run, as they stand in labels. */
const labelRule = (fallback: string) => ({
  allowed: '1 to 16 letters, digits, blanks or . , / ^ % -',
  schema: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N}²³ .,/^%-]{1,16}$/u)),
  fallback,
});

/** The rules of the keys that are no part of the experiment. */
export const PAGE_RULES = {
  v: { allowed: '1', schema: v.picklist(['1']), fallback: '1' },
  view: { allowed: VIEWS.join(', '), schema: v.picklist(VIEWS), fallback: 'storage' },
  workers: {
    allowed: `1 to ${MOST_WORKERS}, whole`,
    schema: whole(1, MOST_WORKERS) as v.GenericSchema<string, number | null>,
    fallback: null,
  },
  unit: labelRule(DEFAULT_LABELS.unit),
  step: labelRule(DEFAULT_LABELS.step),
} as const;

/** What is wrong with the text of a label; null if nothing is. */
export function labelError(key: keyof Labels, text: string): string | null {
  const { schema, allowed } = PAGE_RULES[key];
  return v.safeParse(schema, text).success ? null : `“${text}” is not allowed; ${allowed}`;
}

/** Any texts give a page, and a notice for each that did not fit. */
export function readPage(read: ReadKey): { page: Page; notices: Notice[] } {
  const { settings, notices } = readSettings(read);
  readKey(read, 'v', PAGE_RULES.v, notices);
  const view: View = readKey(read, 'view', PAGE_RULES.view, notices);
  const workers = readKey<number | null>(read, 'workers', PAGE_RULES.workers, notices);
  const labels = {
    unit: readKey(read, 'unit', PAGE_RULES.unit, notices),
    step: readKey(read, 'step', PAGE_RULES.step, notices),
  };
  return { page: { settings, view, workers, labels }, notices };
}

/** Reads a query string. Of a key that comes twice the first counts; unknown ones are ignored. */
export function readLink(search: string): { page: Page; notices: Notice[] } {
  // a + is a plus here, as in 1e+6, where forms would read a blank
  const query = new URLSearchParams(search.replaceAll('+', '%2B'));
  return readPage((key) => query.get(key));
}

/** The labels that are not the default ones. */
export function chosenLabels(labels: Labels): Partial<Labels> {
  return {
    ...(labels.unit !== DEFAULT_LABELS.unit && { unit: labels.unit }),
    ...(labels.step !== DEFAULT_LABELS.step && { step: labels.step }),
  };
}

/** The query string of a page: every experiment key and `view`; `workers` and labels only if chosen. */
export function writeLink({ settings, view, workers, labels }: Page): string {
  const query = new URLSearchParams({ v: '1' });
  for (const key of SETTINGS_KEYS) query.set(key, String(settings[key]));
  query.set('view', view);
  if (workers !== null) query.set('workers', String(workers));
  for (const [key, label] of Object.entries(chosenLabels(labels))) query.set(key, label);
  return `?${query.toString().replaceAll('+', '%20')}`; // a + is read as a plus
}
