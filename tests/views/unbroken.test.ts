import { expect, it } from 'vitest';
import { unbroken } from '../../src/components/unbroken.ts';

it('keeps numbers with their units and signs, and nothing else', () => {
  expect(unbroken('45.0 % of the steps in 1.3 s, 16 kB (p = 0.14), r ≥ 0.28')).toBe(
    '45.0\u00a0% of the steps in 1.3\u00a0s, 16\u00a0kB (p\u00a0=\u00a00.14), r\u00a0≥\u00a00.28',
  );
  expect(unbroken('2 min 5 s')).toBe('2\u00a0min 5\u00a0s');
  expect(unbroken('8 steps, 2 mines, S = K')).toBe('8 steps, 2 mines, S = K');
});
