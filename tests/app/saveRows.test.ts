import { expect, it } from 'vitest';
import { fileBytes, planSave } from '../../src/app/files/planSave.ts';

it('files that are not large are ordinary downloads', () => {
  expect(planSave(fileBytes('csv', 1e7), true)).toEqual({ kind: 'download' });
  expect(planSave(fileBytes('npy', 64e6), false)).toEqual({ kind: 'download' });
});

it('large files are streamed where the browser can', () => {
  expect(planSave(fileBytes('csv', 1.1e7), true)).toEqual({ kind: 'stream' });
  expect(planSave(fileBytes('npy', 1e10), true)).toEqual({ kind: 'stream' });
});

it('large files come in parts where it cannot, as long as these are not too many', () => {
  expect(planSave(1e9, false)).toEqual({ kind: 'parts', parts: 4 });
  expect(planSave(40 * 256e6, false)).toEqual({ kind: 'parts', parts: 40 });
  expect(planSave(40 * 256e6 + 1, false)).toEqual({ kind: 'refused' });
});
