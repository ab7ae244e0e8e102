const MAGIC = '\x93NUMPY\x01\x00';
const LENGTH_BYTES = 2;
const ALIGNMENT = 64;

/**
 * The header of a NumPy file (format 1.0) of one dimension of doubles, little-endian.
 * The values follow it as they lie in memory.
 *
 * @see numpy.lib.format: magic, header length, a Python dict padded by blanks to 64 bytes
 */
export function npyHeader(length: number): Uint8Array<ArrayBuffer> {
  const dict = `{'descr': '<f8', 'fortran_order': False, 'shape': (${length},), }`;
  const before = MAGIC.length + LENGTH_BYTES;
  const total = Math.ceil((before + dict.length + 1) / ALIGNMENT) * ALIGNMENT;
  const text = dict.padEnd(total - before - 1) + '\n';
  const size = String.fromCharCode(text.length & 0xff, text.length >>> 8);
  return Uint8Array.from(MAGIC + size + text, (character) => character.charCodeAt(0));
}
