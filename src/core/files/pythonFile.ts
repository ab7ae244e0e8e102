import { choiceOf, type RecordChoice } from '../record/InflowRecord.ts';
import { totalRows } from '../job/rows.ts';
import type { Settings } from '../settings/Settings.ts';
import { recordJson } from './recordJson.ts';

/** The texts of python/spillway.py and python/kernel.c. */
export interface PythonSources {
  readonly script: string;
  readonly kernel: string;
}

/**
 * The script that makes a run again outside the page, in one file: the run's settings and digest and the kernel
 * stand in it.
 *
 * @param digest - of the run, 16 hexadecimal digits
 * @param inUse - the record that the page has in use
 */
export function pythonFile(
  { script, kernel }: PythonSources,
  settings: Settings,
  digest: string,
  inUse: RecordChoice | null,
): string {
  const { record: drawn, ...keys } = settings;
  const record = drawn && choiceOf(drawn, inUse);
  const experiment = {
    settings: keys,
    path: { values: totalRows(settings), digest },
    ...(record && { record: recordJson(record) }),
  };
  const filled = fillLine(script, 'EXPERIMENT', pythonText(experiment));
  return fillLine(filled, 'KERNEL', `r'''${kernel}'''`);
}

/** Numbers, texts, arrays and objects are the same in JSON and in Python; null is not. */
function pythonText(value: unknown): string {
  if (value === null) return 'None';
  if (Array.isArray(value)) return `[${value.map(pythonText).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value);
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${pythonText(each)}`).join(',')}}`;
}

/** Gives a value to a name that is None in the script. */
function fillLine(script: string, name: string, value: string): string {
  const line = new RegExp(`^${name} = None\\b.*$`, 'm');
  if (!line.test(script)) throw new Error(`the script has no line ${name} = None`);
  return script.replace(line, () => `${name} = ${value}`);
}
