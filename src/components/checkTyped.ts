import * as v from 'valibot';
import { shownText } from './shownText.ts';
import { readTypedNumber } from './typedNumber.ts';
import type { Checked } from './useTypedText.ts';

/** What a number may be: in words, and as a check of its text as links write it. */
export interface NumberRule {
  readonly allowed: string;
  readonly schema: v.GenericSchema<string, unknown>;
}

/** Checks a number as it was typed; how it is spelt and how large it is are told apart. */
export function checkTyped({ schema, allowed }: NumberRule, typed: string): Checked<number> {
  const given = shownText(typed.trim());
  const read = readTypedNumber(typed);
  if ('instead' in read) {
    if (read.instead !== null) {
      return { error: `“${given}” is not read: write ${read.instead}, with a point` };
    }
    return {
      error: given === '' ? `Write a number: ${allowed}` : `“${given}” is no number; ${allowed}`,
    };
  }
  const checked = v.safeParse(schema, read.text);
  return checked.success
    ? { value: Number(checked.output) }
    : { error: `“${given}” is not allowed; ${allowed}` };
}
