import { expect, it } from 'vitest';
import { failedChunks } from '../../src/core/run/failedChunks.ts';
import { StoragePath } from '../../src/core/run/StoragePath.ts';
import { DEFAULTS } from '../support/settings.ts';

it('counts chunks with a step below the target, their starts left out', () => {
  const settings = { ...DEFAULTS, K: 10, target: 5, T: 6, chunks: 3 };
  // a start and two steps each: short, on the target, never short
  const parts = [new Float64Array([10, 4.9, 9, 10, 5]), new Float64Array([5, 10, 9, 8])];
  expect(failedChunks({ settings, path: new StoragePath(settings, parts) })).toBe(1);
  const low = { ...settings, K: 4, target: 4 };
  const full = new StoragePath(low, [new Float64Array([4, 4, 4, 4, 4, 4, 4, 4, 4])]);
  expect(failedChunks({ settings: low, path: full })).toBe(0);
});

it('says nothing of a path that is not kept, or too long to be looked at', () => {
  expect(failedChunks({ settings: DEFAULTS, path: null })).toBeNull();
  const settings = { ...DEFAULTS, T: 2e6 };
  expect(failedChunks({ settings, path: new StoragePath(settings, []) })).toBeNull();
});
