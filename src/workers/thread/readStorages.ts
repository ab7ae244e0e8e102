import { CsvStorages } from '../../core/files/csvStorages.ts';
import { digestPart, formatDigest } from '../../core/job/digest.ts';
import { MOST_HEADER_BYTES, npyLayout } from '../../core/files/npyLayout.ts';
import type { FileApi, FileStorages } from '../files/contract.ts';

/** Read at once: a million doubles. */
const PIECE_BYTES = 8 * 2 ** 20;

/** The digest of the storages of a file of ours, read piece by piece (see `FileApi`). */
export const readStorages: FileApi['readStorages'] = (format, file, onProgress) =>
  format === 'npy' ? readNpy(file, onProgress) : readCsv(file, onProgress);

async function readNpy(file: Blob, onProgress: (share: number) => void): Promise<FileStorages> {
  const head = await bytesOf(file, 0, MOST_HEADER_BYTES);
  const { start, values } = npyLayout(new Uint8Array(head), file.size);
  const parts: bigint[] = [];
  for (let from = start; from < file.size; from += PIECE_BYTES) {
    const piece = new Float64Array(await bytesOf(file, from, from + PIECE_BYTES));
    parts.push(digestPart(piece, (from - start) / 8));
    onProgress(Math.min(1, (from + PIECE_BYTES) / file.size));
  }
  return { rows: values, digest: formatDigest(parts) };
}

async function readCsv(file: Blob, onProgress: (share: number) => void): Promise<FileStorages> {
  const reader = new CsvStorages();
  const decoder = new TextDecoder();
  const parts: bigint[] = [];
  let rows = 0;
  const add = (storages: Float64Array) => {
    parts.push(digestPart(storages, rows));
    rows += storages.length;
  };
  for (let from = 0; from < file.size; from += PIECE_BYTES) {
    const piece = await bytesOf(file, from, from + PIECE_BYTES);
    add(reader.read(decoder.decode(piece, { stream: true })));
    onProgress(Math.min(1, (from + PIECE_BYTES) / file.size));
  }
  add(reader.end());
  return { rows, digest: formatDigest(parts) };
}

function bytesOf(file: Blob, from: number, to: number): Promise<ArrayBuffer> {
  return file.slice(from, to).arrayBuffer();
}
