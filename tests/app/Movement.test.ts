import { beforeEach, expect, test, vi } from 'vitest';
import { Movement, type Moved } from '../../src/app/session/Movement.ts';
import { readLink } from '../../src/app/address/link.ts';

const { page } = readLink('');
const moved = (K: number): Moved => ({ page, settings: { ...page.settings, K } });

/** Draws a frame, with what was asked for before it. */
let drawFrame: () => void;
beforeEach(() => {
  let asked = new Map<number, () => void>();
  let last = 0;
  vi.stubGlobal('requestAnimationFrame', (task: () => void) => {
    asked.set(++last, task);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => asked.delete(frame));
  drawFrame = () => {
    const now = asked;
    asked = new Map();
    for (const task of now.values()) task();
  };
});

/** A movement whose runs are begun, in order, and what was seen of it. */
function bench() {
  const begun: number[] = [];
  const seen: (number | null)[] = [];
  const movement = new Movement(({ settings }) => begun.push(settings.K));
  movement.subscribe(() => seen.push(movement.state()?.settings.K ?? null));
  return { movement, begun, seen };
}

test('a movement begins its run at once, and is seen with it', () => {
  const { movement, begun, seen } = bench();
  movement.move(moved(100));
  expect(begun).toEqual([100]);
  expect(seen).toEqual([]);
  movement.show();
  expect(seen).toEqual([100]);
  drawFrame();
  movement.show();
  expect(seen).toEqual([100]); // once
});

test('a movement whose run takes longer is seen at the next frame, the newest alone', () => {
  const { movement, begun, seen } = bench();
  movement.move(moved(100));
  movement.move(moved(200));
  drawFrame();
  expect(begun).toEqual([100, 200]);
  expect(seen).toEqual([200]);
});

test('a movement that has ended is not seen any more, whatever comes after it', () => {
  const { movement, seen } = bench();
  movement.move(moved(100));
  movement.end();
  drawFrame();
  movement.show();
  expect(seen).toEqual([]);
  movement.move(moved(200));
  drawFrame();
  movement.end();
  movement.end();
  expect(seen).toEqual([200, null]);
});
