import { CSV_HEADER } from '../../core/job/csv.ts';

/** Files whose names end so are taken for a record. */
const TEXT = /\.(csv|tsv|txt)$/i;
const OURS = /\.(json|npy)$/i;

/**
 * Whether a file is to be read as a record of inflows: a text, and none that the page writes.
 *
 * @param isAsked - whether a record is what is waited for
 */
export async function holdsRecord(file: File, isAsked: boolean): Promise<boolean> {
  if (isAsked ? OURS.test(file.name) : !TEXT.test(file.name)) return false;
  const head = await file.slice(0, 64).text();
  return !head.startsWith(CSV_HEADER.trimEnd()) && !/^\s*[{[]/.test(head);
}
