import * as v from 'valibot';
import type { LinkKey } from '../settings/Settings.ts';

/** The experiment keys that every file has had from the first one on. */
export const FIRST_KEYS = [
  'K',
  'mu',
  'sigma',
  'target',
  'T',
  'chunks',
  'seed',
  'generator',
  'seeding',
  'boundary',
] as const satisfies readonly LinkKey[];

/** More keys than any version will have. */
const MOST_KEYS = 1000;
/** More letters than any value that fits. */
const MOST_LETTERS = 200;

/**
 * The settings of a file as the texts that a link would hold, by key: what is no number and no text
 * becomes a text that fits no rule, and a key that is not known here does no harm.
 */
export const settingsTexts = v.pipe(
  v.custom<object>(isRecord),
  v.check((settings) => Object.keys(settings).length <= MOST_KEYS),
  v.transform(
    (settings) => new Map(Object.entries(settings).map(([key, of]) => [key, textOf(of)])),
  ),
);

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return '[…]'; // it may be deep, or large
  if (typeof value === 'object' && value !== null) return '{…}';
  const text = String(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
