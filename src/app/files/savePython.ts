import { pythonFile } from '../../core/files/pythonFile.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { recordInForce } from '../address/useLocationSearch.ts';
import { saveFile } from './saveFile.ts';

/**
 * Saves the script that makes a run again outside the page.
 *
 * @returns the name of the file
 * @throws Error where its texts cannot be loaded
 */
export async function savePython({ settings, digest }: SimulationRun): Promise<string> {
  if (digest === null) throw new Error('the run has no digest');
  const { PYTHON_SOURCES } = await import('./pythonSources.ts');
  const name = `spillway-${digest}.py`;
  const text = pythonFile(PYTHON_SOURCES, settings, digest, recordInForce());
  saveFile(name, new Blob([text]));
  return name;
}
