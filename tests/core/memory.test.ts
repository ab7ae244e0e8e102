import { describe, expect, test } from 'vitest';
import { checkMemory, PATH_LIMIT_BYTES, pathBytes } from '../../src/core/memory.ts';
import type { Settings } from '../../src/core/simulation.ts';
import { DEFAULTS } from '../support/settings.ts';

/** What `checkMemory` says against a run, or '' if it fits. */
function refusal(settings: Settings): string {
  try {
    checkMemory(settings);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return (error as RangeError).message;
  }
}

function suggestedT(message: string): number {
  return Number(/Steps T to (\d+) or less/.exec(message)?.[1]);
}

const KINDS = [
  { boundary: 'restart', chunks: 2 },
  { boundary: 'restart', chunks: 4096 },
  { boundary: 'continue', chunks: 4096 },
] as const;

describe('the memory of a run', () => {
  test('is a double for every row', () => {
    expect(pathBytes(DEFAULTS)).toBe(8 * 202);
    expect(pathBytes({ ...DEFAULTS, boundary: 'continue' })).toBe(8 * 201);
    expect(pathBytes({ ...DEFAULTS, T: 1e10, chunks: 1 })).toBe(80000000008);
  });

  test('may be 512 MB for the path', () => {
    expect(PATH_LIMIT_BYTES).toBe(512_000_000);
  });

  test('is enough for the runs that start by themselves', () => {
    expect(refusal(DEFAULTS)).toBe('');
    expect(refusal({ ...DEFAULTS, T: 1e7, chunks: 4096 })).toBe('');
  });

  test.each(KINDS)('refuses a longer run with both sizes, $boundary, $chunks chunks', (kind) => {
    const message = refusal({ ...DEFAULTS, ...kind, T: 1e10 });
    expect(message).toMatch(/take 80000(\.1)? MB/);
    expect(message).toContain('at most 512 MB');
  });

  test.each(KINDS)('suggests the most steps that fit, $boundary, $chunks chunks', (kind) => {
    const T = suggestedT(refusal({ ...DEFAULTS, ...kind, T: 1e10 }));
    expect(T).toBeGreaterThan(6.39e7);
    expect(refusal({ ...DEFAULTS, ...kind, T })).toBe('');
    expect(suggestedT(refusal({ ...DEFAULTS, ...kind, T: T + 1 }))).toBe(T);
  });

  test('reads as more than the limit also where it is one row more', () => {
    const message = refusal({ ...DEFAULTS, chunks: 1, T: PATH_LIMIT_BYTES / 8 });
    expect(message).toContain('would take 512.1 MB');
    expect(message).toContain('at most 512 MB');
  });
});
