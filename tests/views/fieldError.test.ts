import { expect, it } from 'vitest';
import { fieldError, fieldOf } from '../../src/components/fieldError.ts';

it('names the field whose error is told, whatever is in the error', () => {
  const told = fieldError('Capacity K', '“1:2” is no number: write 1');
  expect(told).toBe('Capacity K: “1:2” is no number: write 1');
  expect(fieldOf(told)).toBe('Capacity K');
});
