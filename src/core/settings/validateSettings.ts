import * as v from 'valibot';
import { LONGEST_RUN } from './limits.ts';
import type { LinkKey, Settings } from './Settings.ts';

/** What one key may be: in words, as a check of its text, and where nothing or nonsense is given. */
export interface Rule<Value> {
  readonly allowed: string;
  readonly schema: v.GenericSchema<string, Value>;
  readonly fallback: Value;
}

/** A value that did not fit and was replaced by its default. */
export interface Notice {
  readonly key: string;
  readonly given: string;
  readonly allowed: string;
  /** the default that took its place; null if that is found elsewhere */
  readonly fallback: string | null;
}

/** Gives the text of a key, or null where there is none. */
export type ReadKey = (key: string) => string | null;

/** No sign but -, no blanks, no hexadecimal: one way to write a number. */
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;

const decimal = v.pipe(
  v.string(),
  v.regex(NUMBER),
  v.transform((text) => Number(text) + 0), // -0 becomes 0
);

/** Whether a number is whole, its text and not only the double next to it: 7.00000000000000000001 is not. */
function isWhole(text: string): boolean {
  const [, whole = '', decimals = '', exponent = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:e(.+))?$/.exec(text) ?? [];
  const digits = (whole + decimals).replace(/0+$/, '');
  return digits === '' || digits.length <= whole.length + Number(exponent);
}

/** A number from `min` to `max`. */
export const from = (min: number, max: number) => v.pipe(decimal, v.minValue(min), v.maxValue(max));

export const whole = (min: number, max: number) =>
  v.pipe(v.string(), v.check(isWhole), from(min, max), v.integer());

export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) => ({
  allowed: values.join(' or '),
  schema: v.picklist(values),
});

/** The rule of every experiment key; those of `target` and `chunks` depend on keys before them. */
export const RULES: {
  readonly [Key in LinkKey]: (before: Pick<Settings, 'K' | 'T'>) => Rule<Settings[Key]>;
} = {
  K: () => ({
    allowed: '0 < K <= 1e9',
    schema: v.pipe(decimal, v.gtValue(0), v.maxValue(1e9)),
    fallback: 100,
  }),
  mu: () => ({ allowed: '-1e9 to 1e9', schema: from(-1e9, 1e9), fallback: 70 }),
  sigma: () => ({ allowed: '0 to 1e9', schema: from(0, 1e9), fallback: 70 }),
  target: ({ K }) => ({
    allowed: `0 to K = ${K}`,
    schema: from(0, K),
    fallback: Math.min(70, K),
  }),
  T: () => ({ allowed: '1 to 1e10, whole', schema: whole(1, LONGEST_RUN), fallback: 200 }),
  chunks: ({ T }) => ({
    allowed: T < 4096 ? `1 to T = ${T}, whole` : '1 to 4096, whole',
    schema: whole(1, Math.min(4096, T)),
    fallback: Math.min(2, T),
  }),
  seed: () => ({ allowed: '0 to 4294967295, whole', schema: whole(0, 2 ** 32 - 1), fallback: 0 }),
  generator: () => ({ ...oneOf(['numpy', 'xoshiro']), fallback: 'xoshiro' }),
  seeding: () => ({ ...oneOf(['distinct', 'same', 'shifted']), fallback: 'distinct' }),
  boundary: () => ({ ...oneOf(['restart', 'continue']), fallback: 'restart' }),
  rho: () => ({ allowed: '-0.95 to 0.95', schema: from(-0.95, 0.95), fallback: 0 }),
};

/** The experiment keys, in the order in which links write them. */
export const SETTINGS_KEYS = Object.keys(RULES) as LinkKey[];

/** Reads one key; what does not fit becomes the default, and a notice. */
export function readKey<Value>(
  read: ReadKey,
  key: string,
  { allowed, schema, fallback }: Rule<Value>,
  notices: Notice[],
): Value {
  const given = read(key);
  if (given === null) return fallback;
  const checked = v.safeParse(schema, given);
  if (checked.success) return checked.output;
  notices.push({ key, given, allowed, fallback: fallback === null ? null : String(fallback) });
  return fallback;
}

/** The one door for settings from outside: any texts give valid settings, or these and notices. */
export function readSettings(
  read: ReadKey,
  rules = RULES,
): { settings: Settings; notices: Notice[] } {
  const notices: Notice[] = [];
  const before = { K: 0, T: 0 };
  const readNext = <Key extends LinkKey>(key: Key) =>
    readKey(read, key, rules[key](before), notices);
  before.K = readNext('K');
  before.T = readNext('T');
  const settings = {
    K: before.K,
    mu: readNext('mu'),
    sigma: readNext('sigma'),
    target: readNext('target'),
    T: before.T,
    chunks: readNext('chunks'),
    seed: readNext('seed'),
    generator: readNext('generator'),
    seeding: readNext('seeding'),
    boundary: readNext('boundary'),
    rho: readNext('rho'),
    record: null,
  };
  return { settings, notices };
}

/**
 * These settings with one key changed; S̄ follows a K below it, and the chunks a T below them.
 * Dragging calls it with the settings from before the drag, so what was carried along returns.
 */
export function changeSetting(settings: Settings, change: Partial<Settings>): Settings {
  const changed = { ...settings, ...change };
  return {
    ...changed,
    target: Math.min(changed.target, changed.K),
    chunks: Math.min(changed.chunks, changed.T),
  };
}
