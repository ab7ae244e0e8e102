const MAGIC = '\x93NUMPY';
/** More bytes than the header of any one-dimensional file takes. */
export const MOST_HEADER_BYTES = 1024;

/** Where the values of a NumPy file begin, and how many there are. */
export interface NpyLayout {
  readonly start: number;
  readonly values: number;
}

/** Whether a file that begins like this is NumPy's. */
export function isNpy(head: Uint8Array): boolean {
  return latin1(head.subarray(0, MAGIC.length)) === MAGIC;
}

/**
 * Reads the header of a NumPy file of one dimension of doubles, little-endian.
 *
 * @param head - the first bytes of the file, `MOST_HEADER_BYTES` if it has as many
 * @param size - of the whole file, in bytes
 * @throws Error that says what is wrong with it
 * @see numpy.lib.format
 */
export function npyLayout(head: Uint8Array, size: number): NpyLayout {
  const version = `${head[6]}.${head[7]}`;
  if (!isNpy(head) || version !== '1.0') throw new Error(`it is NPY ${version}, and 1.0 is read`);
  const start = 10 + (head[8] ?? 0) + 256 * (head[9] ?? 0);
  if (start > head.length) throw new Error('its header is cut off, or longer than ours');
  const header = latin1(head.subarray(10, start));
  const type = /'descr': *'([^']*)'/.exec(header)?.[1] ?? 'unknown';
  if (type !== '<f8') throw new Error(`its values are of type ${type}, and <f8 is read`);
  const shape = /'shape': *\(([^)]*)\)/.exec(header)?.[1] ?? '';
  const count = /^(\d+),?$/.exec(shape.trim())?.[1];
  if (count === undefined) throw new Error(`its shape is (${shape}), and one dimension is read`);
  const values = Number(count);
  if (size !== start + 8 * values) {
    throw new Error(`its header tells of ${values} values, and it holds ${(size - start) / 8}`);
  }
  return { start, values };
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
