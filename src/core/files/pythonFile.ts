import { totalRows } from '../job/rows.ts';
import type { Settings } from '../settings/Settings.ts';

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
 */
export function pythonFile(
  { script, kernel }: PythonSources,
  settings: Settings,
  digest: string,
): string {
  const { record, ...keys } = settings;
  const experiment = {
    settings: keys,
    path: { values: totalRows(settings), digest },
    ...(record && { record: { ...record, draw: 'blocks' } }),
  };
  // objects of numbers and texts are the same in JSON and in Python; null is not
  const filled = fillLine(script, 'EXPERIMENT', JSON.stringify(experiment));
  return fillLine(filled, 'KERNEL', `r'''${kernel}'''`);
}

/** Gives a value to a name that is None in the script. */
function fillLine(script: string, name: string, value: string): string {
  const line = new RegExp(`^${name} = None\\b.*$`, 'm');
  if (!line.test(script)) throw new Error(`the script has no line ${name} = None`);
  return script.replace(line, () => `${name} = ${value}`);
}
