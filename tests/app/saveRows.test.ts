import { expect, it } from 'vitest';
import { fileBytes, planSave } from '../../src/app/saveRows.ts';

const GB = 1e9;

it('files that are not large are ordinary downloads, also where the disk is full', () => {
  expect(planSave(fileBytes('csv', 1e7), true, 0)).toEqual({ kind: 'download' });
  expect(planSave(fileBytes('npy', 64e6), false, null)).toEqual({ kind: 'download' });
});

it('large files are streamed where the browser can, as far as it has room', () => {
  expect(planSave(80 * GB, true, null)).toEqual({ kind: 'stream' });
  expect(planSave(80 * GB, true, 100 * GB)).toEqual({ kind: 'stream' });
  expect(planSave(80 * GB, true, 79 * GB)).toEqual({ kind: 'refused', reason: 'no room' });
});

it('large files come in parts where it cannot, as long as these are not too many', () => {
  expect(planSave(GB, false, null)).toEqual({ kind: 'parts', parts: 4 });
  expect(planSave(40 * 256e6, false, null)).toEqual({ kind: 'parts', parts: 40 });
  expect(planSave(40 * 256e6 + 1, false, null)).toEqual({
    kind: 'refused',
    reason: 'too many parts',
  });
});
