import type { DesignKeys } from '../../core/design/Goal.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { MOST_WORKERS } from '../../core/settings/limits.ts';
import * as v from 'valibot';
import { DEFAULT_LABELS, type Labels } from '../../components/labels.ts';
import { shownText } from '../../components/shownText.ts';
import {
  from,
  oneOf,
  readKey,
  readSettings,
  SETTINGS_KEYS,
  whole,
  type Notice,
  type ReadKey,
  type Rule,
} from '../../core/settings/validateSettings.ts';
import { likelyKey } from './likelyKey.ts';
import { linkPairs } from './linkPairs.ts';
import { VIEW_NAMES, type View } from './views.ts';

/** All that a link holds. */
export interface Page {
  readonly settings: Settings;
  readonly view: View;
  /** null: as many as this machine offers */
  readonly workers: number | null;
  readonly labels: Labels;
  /** for a projector: the picture, its sentence and the lesson, in large letters */
  readonly present: boolean;
  /** the view alone, for a page that frames it */
  readonly embed: boolean;
  readonly design: DesignKeys;
}

/** Workers for a machine that tells how many threads it runs at once, or does not. */
export function defaultWorkers(): number {
  return Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 4);
}

/** Workers of a page: the user's choice, or as many as the machine runs at once. */
export function workersOf({ workers }: Pick<Page, 'workers'>): number {
  return workers ?? defaultWorkers();
}

/** Words for a volume and for the steps of a run, as they stand in labels. */
const labelRule = (fallback: string) => ({
  allowed: '1 to 16 letters, digits, blanks or . , / ^ % -',
  schema: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N}²³ .,/^%-]{1,16}$/u)),
  fallback,
});

/** How a page is shown, where not as usual. */
const modeRule: Rule<string | null> = { allowed: '1', schema: v.literal('1'), fallback: null };

/** The rules of the keys that are no part of the experiment. */
export const PAGE_RULES = {
  v: { allowed: '1', schema: v.picklist(['1']), fallback: '1' },
  view: { allowed: VIEW_NAMES.join(', '), schema: v.picklist(VIEW_NAMES), fallback: 'storage' },
  workers: {
    allowed: `1 to ${MOST_WORKERS}, whole`,
    schema: whole(1, MOST_WORKERS) as v.GenericSchema<string, number | null>,
    fallback: null,
  },
  unit: labelRule(DEFAULT_LABELS.unit),
  step: labelRule(DEFAULT_LABELS.step),
  present: modeRule,
  embed: modeRule,
  reliability: { allowed: '0.5 to 0.9999', schema: from(0.5, 0.9999), fallback: 0.95 },
  measure: { ...oneOf(['time', 'volume', 'run']), fallback: 'time' },
  years: { allowed: '1 to 1000, whole', schema: whole(1, 1000), fallback: 50 },
} as const;

/** Of the design keys those that are not the default ones. */
export function chosenDesign(design: DesignKeys): Partial<DesignKeys> {
  const keys = Object.keys(design) as (keyof DesignKeys)[];
  return Object.fromEntries(
    keys.filter((key) => design[key] !== PAGE_RULES[key].fallback).map((key) => [key, design[key]]),
  );
}

/** What is wrong with the text of a label; null if nothing is. */
export function labelError(key: keyof Labels, text: string): string | null {
  const { schema, allowed } = PAGE_RULES[key];
  return v.safeParse(schema, text).success
    ? null
    : `“${shownText(text)}” is not allowed; ${allowed}`;
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
  const present = readKey(read, 'present', PAGE_RULES.present, notices) !== null;
  const embed = readKey(read, 'embed', PAGE_RULES.embed, notices) !== null;
  const design: DesignKeys = {
    reliability: readKey(read, 'reliability', PAGE_RULES.reliability, notices),
    measure: readKey<DesignKeys['measure']>(read, 'measure', PAGE_RULES.measure, notices),
    years: readKey(read, 'years', PAGE_RULES.years, notices),
  };
  return { page: { settings, view, workers, labels, present, embed, design }, notices };
}

const KNOWN_KEYS = [...SETTINGS_KEYS, ...Object.keys(PAGE_RULES)];
const KNOWN = new Set<string>(KNOWN_KEYS);

/** A page, what did not fit, and what else the link tells of itself, in sentences. */
export interface ReadLink {
  readonly page: Page;
  readonly notices: readonly Notice[];
  readonly remarks: readonly string[];
}

/**
 * Reads a query string. Of a key that comes twice the first counts, and it is told if they differ; unknown ones are
 * ignored, and told if they resemble a known one.
 *
 * @param link - `?`, the query, and what follows a # in the address
 */
export function readLink(link: string): ReadLink {
  const given = new Map<string, string>();
  const remarks = new Set<string>();
  for (const [key, value] of linkPairs(link, KNOWN)) {
    const parted = partedKey(key, value);
    if (parted === null && KNOWN.has(key)) {
      const first = given.get(key) ?? value;
      given.set(key, first);
      if (first !== value) {
        remarks.add(
          `${key} is given twice: ${shownText(first)} counts, ${shownText(value)} does not.`,
        );
      }
      continue;
    }
    const likely = parted ?? likelyKey(key, value === '', KNOWN_KEYS);
    if (likely === null) continue;
    remarks.add(`Unknown key “${shownText(key)}”, ignored; did you mean ${likely}?`);
  }
  const cut = (given.get('v') ?? '1') === '1' ? cutText([...given.keys()]) : null; // other versions have other keys
  if (cut !== null) remarks.add(cut);
  return { ...readPage((key) => given.get(key) ?? null), remarks: [...remarks] };
}

/** The known key that a mailer's soft break, a =, has parted: `sig=ma=70`; null if there is none. */
function partedKey(key: string, value: string): string | null {
  const at = value.indexOf('=');
  const joined = key + value.slice(0, Math.max(0, at));
  return joined !== key && KNOWN.has(joined) ? joined : null;
}

/** The keys of every link that the page writes, in order. */
const WRITTEN_KEYS = ['v', ...SETTINGS_KEYS, 'view'];

/** Says that a link of the page's own ends early: its last value may be half of one. */
function cutText(keys: readonly string[]): string | null {
  const isCut =
    keys.length > 0 &&
    keys.length < WRITTEN_KEYS.length &&
    keys.every((key, index) => key === WRITTEN_KEYS[index]);
  if (!isCut) return null;
  return `This link seems cut off after ${keys.at(-1)}: defaults stand for ${WRITTEN_KEYS.slice(keys.length).join(', ')}.`;
}

/** The labels that are not the default ones. */
export function chosenLabels(labels: Labels): Partial<Labels> {
  return {
    ...(labels.unit !== DEFAULT_LABELS.unit && { unit: labels.unit }),
    ...(labels.step !== DEFAULT_LABELS.step && { step: labels.step }),
  };
}

/** The query string of a page: every experiment key and `view`; all else only if chosen. */
export function writeLink(page: Page): string {
  const { settings, view, workers, labels, present, embed, design } = page;
  const query = new URLSearchParams({ v: '1' });
  for (const key of SETTINGS_KEYS) query.set(key, String(settings[key]));
  query.set('view', view);
  if (workers !== null) query.set('workers', String(workers));
  const chosen = { ...chosenLabels(labels), ...chosenDesign(design) };
  for (const [key, value] of Object.entries(chosen)) query.set(key, String(value));
  if (present) query.set('present', '1');
  if (embed) query.set('embed', '1');
  return `?${query.toString().replaceAll('+', '%20')}`; // a + is read as a plus
}

/** The link that is passed on: whoever opens it sees the whole page. */
export function linkToShare(page: Page): string {
  return writeLink({ ...page, present: false, embed: false });
}
