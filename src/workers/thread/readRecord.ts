import { readRecord as readText } from '../../core/record/readRecord.ts';
import type { FileApi } from '../files/contract.ts';
import { recordText } from './recordText.ts';

/** Reads an inflow record from a file, or from what was pasted (see `FileApi`). */
export const readRecord: FileApi['readRecord'] = async (source, name, options) => {
  const text = typeof source === 'string' ? source : recordText(await source.arrayBuffer());
  return readText(text, name, options);
};
