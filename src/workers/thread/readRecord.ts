import { MOST_LETTERS, tooLarge } from '../../core/record/reading/lines.ts';
import { readRecord as readText } from '../../core/record/readRecord.ts';
import type { FileApi } from '../files/contract.ts';
import { recordText } from './recordText.ts';

/** Reads an inflow record from a file, or from what was pasted (see `FileApi`). */
export const readRecord: FileApi['readRecord'] = async (source, name, options) => {
  if (typeof source === 'string') return readText(source, name, options);
  if (source.size > MOST_LETTERS) throw tooLarge(source.size);
  return readText(recordText(await source.arrayBuffer()), name, options);
};
