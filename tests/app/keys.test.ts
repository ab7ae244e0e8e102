import { describe, expect, it } from 'vitest';
import { actOf, KEYS, keyLabel } from '../../src/app/page/keys.ts';

const free = { own: 'none', isPresenting: false, isTurned: false } as const;

describe('keys', () => {
  it('walk the lesson, present, run and list', () => {
    const acts = ['PageDown', 'ArrowRight', 'PageUp', 'ArrowLeft', 'f', 'F', 'r', '?', 'Escape'];
    expect(acts.map((key) => actOf(key, free))).toEqual([
      'next',
      'next',
      'back',
      'back',
      'present',
      'present',
      'run',
      'list',
      null,
    ]);
    for (const key of ['x', 'Enter', 'Home', '+', '0', 'F5', 'Tab', ' ']) {
      expect(actOf(key, free), key).toBeNull();
    }
  });

  it('leave arrows to what moves by them', () => {
    const surroundings = { ...free, own: 'arrows' } as const;
    expect(actOf('ArrowRight', surroundings)).toBeNull();
    expect(actOf('PageDown', surroundings)).toBe('next');
    expect(actOf('f', surroundings)).toBe('present');
  });

  it('are letters where something is typed; only a clicker in front of a class is heard', () => {
    const typing = { ...free, own: 'text' } as const;
    for (const key of ['f', 'r', '?', 'ArrowLeft', 'PageDown']) {
      expect(actOf(key, typing), key).toBeNull();
    }
    const presenting = { ...typing, isPresenting: true };
    expect(actOf('PageDown', presenting)).toBe('next');
    expect(actOf('f', presenting)).toBeNull();
  });

  it('of a clicker walk the lesson from a field of one line too, which has no use for them', () => {
    const typing = { ...free, own: 'line' } as const;
    expect(['PageDown', 'PageUp'].map((key) => actOf(key, typing))).toEqual(['next', 'back']);
    for (const key of ['f', 'r', '?', 'ArrowLeft', 'Escape']) {
      expect(actOf(key, typing), key).toBeNull();
    }
  });

  it('point onwards in the direction of the writing', () => {
    const turned = { ...free, isTurned: true };
    expect(actOf('ArrowLeft', turned)).toBe('next');
    expect(actOf('ArrowRight', turned)).toBe('back');
    expect(actOf('PageDown', turned)).toBe('next');
  });

  it('have a name and a meaning each in the list', () => {
    for (const { keys, does } of KEYS) {
      expect(does).toMatch(/^[A-Z]/);
      expect(keys.map(keyLabel).join(' ')).toMatch(/^[A-Z?+←]/);
    }
  });
});
