import { expect } from 'vitest';

/**
 * Fails as `expect(given, told).toBe(expected)` does, which costs as much as many cases where it is asked
 * thousands of times.
 */
export function expectSame(given: unknown, expected: unknown, told?: string): void {
  if (!Object.is(given, expected)) expect(given, told).toBe(expected);
}

/** Fails as `expect(low, told).toBeLessThanOrEqual(high)` does. */
export function expectAtMost(low: number, high: number, told?: string): void {
  if (!(low <= high)) expect(low, told).toBeLessThanOrEqual(high);
}
