import kernel from '../../../python/kernel.c?raw';
import script from '../../../python/spillway.py?raw';
import type { PythonSources } from '../../core/files/pythonFile.ts';

/** The script and its kernel, as they stand in the repository. */
export const PYTHON_SOURCES: PythonSources = { script, kernel };
