import { expect, it } from 'vitest';
import { npyHeader } from '../../src/core/files/npy.ts';

it.each([0, 1, 202, 1e7, 67_108_862])(
  'the header of %d values is that of numpy.lib.format',
  (n) => {
    const bytes = npyHeader(n);
    expect(Array.from(bytes.subarray(0, 8))).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    expect(bytes.length % 64).toBe(0);
    expect(new DataView(bytes.buffer).getUint16(8, true)).toBe(bytes.length - 10);
    const text = new TextDecoder().decode(bytes.slice(10));
    expect(text).toMatch(
      new RegExp(`^{'descr': '<f8', 'fortran_order': False, 'shape': \\(${n},\\), } *\n$`),
    );
  },
);
