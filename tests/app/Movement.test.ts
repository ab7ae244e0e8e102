import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readLink } from '../../src/app/address/link.ts';
import { inForceOf } from '../../src/app/session/inForceOf.ts';
import { Movement, type Moved } from '../../src/app/session/Movement.ts';
import { PageSession } from '../../src/app/session/PageSession.ts';
import { HeldPool } from '../support/heldPool.ts';

const { page } = readLink('?T=200&chunks=2');
const moved = (K: number, of = page): Moved => ({ page: of, settings: { ...of.settings, K } });

describe('a movement', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A movement whose runs are begun, in order, and what was seen of it. */
  function bench(comesRun = true) {
    const begun: number[] = [];
    const seen: (number | null)[] = [];
    const movement = new Movement(({ settings }) => {
      begun.push(settings.K);
      return comesRun;
    });
    movement.subscribe(() => seen.push(movement.state().moved?.settings.K ?? null));
    return { movement, begun, seen };
  }

  test('begins its run at once, and is seen with it', () => {
    const { movement, begun, seen } = bench();
    movement.move(moved(100));
    expect(begun).toEqual([100]);
    expect(seen).toEqual([]);
    movement.show();
    expect(seen).toEqual([100]);
    vi.runAllTimers();
    movement.show();
    expect(seen).toEqual([100]); // once
  });

  test('whose run takes long is seen before it, the newest alone', () => {
    const { movement, begun, seen } = bench();
    movement.move(moved(100));
    vi.advanceTimersByTime(40);
    movement.move(moved(200));
    vi.advanceTimersByTime(40); // of the first
    expect(begun).toEqual([100, 200]);
    expect(seen).toEqual([200]);
  });

  test('that no run follows is seen at once', () => {
    const { movement, seen } = bench(false);
    movement.move(moved(100));
    expect(seen).toEqual([100]);
  });

  test('that has ended is not seen any more, but its end is told though it never was', () => {
    const { movement, seen } = bench();
    movement.move(moved(100));
    movement.end();
    vi.runAllTimers();
    movement.show();
    expect(seen).toEqual([null]);
    movement.end(); // there is none
    expect(seen).toEqual([null]);
    movement.move(moved(200));
    vi.runAllTimers();
    movement.end();
    expect(seen).toEqual([null, 200, null]);
  });
});

describe('in a page', () => {
  let held: HeldPool;
  let session: PageSession;
  /** capacities that are in sight, at each change: of the movement, and of the run */
  let seen: (readonly [moved: number | null, shown: number | null])[];
  const seeing = () => {
    const { moved: of } = session.movement.state();
    return [of?.settings.K ?? null, session.runs.state().shown?.settings.K ?? null] as const;
  };
  const rest = (of = page) =>
    session.follow(inForceOf({ page: of, settings: of.settings, isDragging: false }));

  beforeEach(async () => {
    vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
    held = new HeldPool();
    session = new PageSession({ pool: held.create });
    rest();
    await held.letGo();
    seen = [];
    session.movement.subscribe(() => seen.push(seeing()));
  });

  test('a movement is seen with its run', async () => {
    session.movement.move(moved(101));
    expect(seen).toEqual([]);
    await held.letGo();
    expect(seen).toEqual([[101, 101]]);
  });

  test('a movement is seen at once where no run comes, or its view is of none', () => {
    session.movement.move({ page, settings: { ...page.settings, K: 101, T: 2e6 } });
    session.movement.move(moved(102, { ...page, view: 'design' }));
    expect(seen).toEqual([
      [101, page.settings.K],
      [102, page.settings.K],
    ]);
  });

  test('a movement waits for its run after one that was cancelled, too', async () => {
    session.run();
    session.cancel();
    session.movement.move(moved(101));
    expect(seen).toEqual([]);
    await held.letGo();
    expect(seen).toEqual([[101, 101]]);
  });

  test('before the first picture the run of a movement is under way for all', () => {
    const fresh = new PageSession({ pool: new HeldPool().create });
    fresh.follow(inForceOf({ ...moved(101), isDragging: true }));
    expect(fresh.runs.state()).toMatchObject({ activity: { kind: 'running' }, isBusy: true });
    expect([...fresh.underWay.state()]).toEqual(['run']);
  });

  test('a measurement that is wanted does not begin under a moving slider', async () => {
    const measure = vi.spyOn(session.lab, 'measure').mockImplementation(() => {});
    session.run();
    const isOf = { isQuick: false, isFitted: true, keepsChunks: false };
    session.measure(page.settings, { ...isOf, maxWorkers: 2, rounds: 3, cores: 2 });
    session.movement.move(moved(101));
    await held.letGo();
    expect(measure).not.toHaveBeenCalled();
    rest();
    await held.letGo();
    expect(measure).toHaveBeenCalledOnce();
  });
});
