import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startStopwatch } from '../../src/workers/Stopwatch.ts';

let now = 0;

beforeEach(() => {
  now = 1000;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Time goes by, with the page's timers. */
function awake(ms: number): void {
  for (let gone = 0; gone < ms; gone += 50) {
    now += 50;
    vi.advanceTimersByTime(50);
  }
}

/** Time goes by, and the page stands still. */
function asleep(ms: number): void {
  now += ms;
}

describe('a stopwatch', () => {
  it('tells the time that went by', () => {
    const watch = startStopwatch();
    awake(70_000);
    expect(watch.elapsedMs).toBe(70_000);
    expect(watch.pausedMs).toBe(0);
    watch.stop();
  });

  it('takes out a pause, whoever looks first after it', () => {
    for (const first of ['beat', 'reader']) {
      const watch = startStopwatch();
      awake(3000);
      asleep(3_600_000);
      if (first === 'beat') awake(50);
      // to a beat, for it is not known when between two the page stopped
      expect(Math.abs(watch.elapsedMs - 3000)).toBeLessThanOrEqual(300);
      expect(Math.abs(watch.pausedMs - 3_600_000)).toBeLessThanOrEqual(300);
      awake(1000);
      expect(watch.elapsedMs + watch.pausedMs).toBe(3_604_000 + (first === 'beat' ? 50 : 0));
      watch.stop();
    }
  });

  it('takes a page that is slow for a while for no pause', () => {
    const watch = startStopwatch();
    for (let i = 0; i < 20; i++) {
      asleep(4000);
      awake(250);
    }
    expect(watch.pausedMs).toBe(0);
    watch.stop();
  });

  it('knows that the timers of a hidden page are slow', () => {
    vi.stubGlobal('document', { visibilityState: 'hidden' });
    const watch = startStopwatch();
    asleep(60_000);
    awake(50);
    vi.stubGlobal('document', { visibilityState: 'visible' });
    expect(watch.pausedMs).toBe(0);
    asleep(60_000);
    expect(watch.pausedMs).toBeGreaterThanOrEqual(60_000);
    watch.stop();
    vi.unstubAllGlobals();
  });

  it('has no say of the computer’s date', () => {
    const watch = startStopwatch();
    awake(1000);
    vi.spyOn(Date, 'now').mockReturnValue(8.64e15);
    awake(1000);
    expect(watch.elapsedMs).toBe(2000);
    watch.stop();
  });

  it('shows what it showed when it was stopped', () => {
    const watch = startStopwatch();
    awake(500);
    watch.stop();
    asleep(60_000);
    expect(watch.elapsedMs).toBe(500);
    expect(watch.pausedMs).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
