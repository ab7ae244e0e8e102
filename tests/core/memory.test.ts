import { describe, expect, test } from 'vitest';
import { BLOCK_SIZE } from '../../src/core/job/blockRecord.ts';
import { RunRecord } from '../../src/core/run/RunRecord.ts';
import { keepsPath, PATH_LIMIT_BYTES, pathBytes, recordBytes } from '../../src/core/run/memory.ts';
import { ARTICLE } from '../support/settings.ts';

describe('the memory of a run', () => {
  test('is that of its record besides, and stays below 200 MB for two of the longest runs', () => {
    for (const chunks of [1, 2, 4096]) {
      for (const T of [1e7, 1e10]) {
        const settings = { ...ARTICLE, generator: 'xoshiro' as const, T, chunks };
        const record = new RunRecord(settings, { path: false, envelope: true, digest: false });
        const digests = record.blocks.length / BLOCK_SIZE;
        const bytes = record.blocks.byteLength + record.envelope!.byteLength + 8 * digests;
        expect(recordBytes(settings)).toBe(bytes);
        expect(2 * recordBytes(settings)).toBeLessThan(200e6);
      }
    }
  });

  test('is a double for every row', () => {
    expect(pathBytes(ARTICLE)).toBe(8 * 202);
    expect(pathBytes({ ...ARTICLE, boundary: 'continue' })).toBe(8 * 201);
    expect(pathBytes({ ...ARTICLE, T: 1e10, chunks: 1 })).toBe(80000000008);
  });

  test('may be 512 MB for the path', () => {
    expect(PATH_LIMIT_BYTES).toBe(512_000_000);
  });

  test('holds the paths of the runs that start by themselves', () => {
    expect(keepsPath(ARTICLE)).toBe(true);
    expect(keepsPath({ ...ARTICLE, T: 1e7, chunks: 4096 })).toBe(true);
  });

  test.each([
    { boundary: 'restart', chunks: 2, rows: 2 },
    { boundary: 'restart', chunks: 4096, rows: 4096 },
    { boundary: 'continue', chunks: 4096, rows: 1 },
  ] as const)('holds the last path that fits, $boundary, $chunks chunks', ({ rows, ...kind }) => {
    const T = 64e6 - rows;
    expect(keepsPath({ ...ARTICLE, ...kind, T })).toBe(true);
    expect(keepsPath({ ...ARTICLE, ...kind, T: T + 1 })).toBe(false);
  });
});
