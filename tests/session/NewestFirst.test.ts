import { describe, expect, test } from 'vitest';
import { NewestFirst } from '../../src/session/NewestFirst.ts';

/** Work that ends when it is told to; all that was begun, in order. */
function bench(mayFinish: (running: string, wanted: string) => boolean = () => true) {
  const begun: {
    of: string;
    signal: AbortSignal;
    tell: (share: number) => void;
    end: (result: number) => Promise<void>;
    fail: (error: unknown) => Promise<void>;
  }[] = [];
  const newest = new NewestFirst<string, number>({
    work: (of, signal, tell) => {
      let resolve!: (result: number) => void;
      let reject!: (error: unknown) => void;
      const promise = new Promise<number>((...both) => ([resolve, reject] = both));
      const turn = () => new Promise<void>((next) => setTimeout(next));
      begun.push({
        of,
        signal,
        tell,
        end: (result) => (resolve(result), turn()),
        fail: (error) => (reject(error), turn()),
      });
      return promise;
    },
    isSettled: ({ done, ended }, wanted) => done?.of === wanted || ended?.of === wanted,
    mayFinish,
  });
  return { newest, begun };
}

const names = (begun: readonly { of: string }[]) => begun.map(({ of }) => of);

describe('the newest first', () => {
  test('what may finish finishes, then the newest; those between never', async () => {
    const { newest, begun } = bench();
    for (const wanted of ['a', 'b', 'c']) newest.want(wanted);
    expect(names(begun)).toEqual(['a']);
    await begun[0]!.end(1);
    expect(names(begun)).toEqual(['a', 'c']);
    expect(newest.state()).toMatchObject({
      running: { of: 'c', progress: null },
      done: { of: 'a', result: 1 },
    });
    await begun[1]!.end(3);
    expect(newest.state()).toEqual({ running: null, done: { of: 'c', result: 3 }, ended: null });
    expect(begun.every(({ signal }) => !signal.aborted)).toBe(true);
  });

  test('else the newest ends what is under way, whose result comes to nothing', async () => {
    const { newest, begun } = bench(() => false);
    newest.want('a');
    newest.want('b');
    expect(names(begun)).toEqual(['a', 'b']);
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    begun[0]!.tell(0.5);
    await begun[0]!.end(1);
    expect(newest.state()).toEqual({
      running: { of: 'b', progress: null },
      done: null,
      ended: null,
    });
  });

  test('what is wanted again while it is under way is not begun twice', () => {
    const { newest, begun } = bench(() => false);
    newest.want('a');
    newest.want('a');
    expect(names(begun)).toEqual(['a']);
  });

  test('what is settled is not begun again', async () => {
    const { newest, begun } = bench();
    newest.want('a');
    await begun[0]!.end(1);
    newest.want('a');
    expect(names(begun)).toEqual(['a']);
  });

  test('a cancel keeps the result before it in sight, and what waited does not begin', async () => {
    const { newest, begun } = bench();
    newest.want('a');
    await begun[0]!.end(1);
    newest.want('b');
    newest.want('c');
    newest.cancel();
    expect(begun[1]!.signal.aborted).toBe(true);
    expect(newest.state()).toEqual({
      running: null,
      done: { of: 'a', result: 1 },
      ended: { of: 'c', error: null },
    });
    await begun[1]!.end(2);
    expect(names(begun)).toEqual(['a', 'b']);
    newest.cancel(); // nothing to cancel
    expect(newest.state().ended).toEqual({ of: 'c', error: null });
  });

  test('a failure is kept until the next end, and can be tried again', async () => {
    const { newest, begun } = bench();
    newest.want('a');
    const error = new Error('no network');
    await begun[0]!.fail(error);
    expect(newest.state()).toEqual({ running: null, done: null, ended: { of: 'a', error } });
    newest.want('a');
    expect(begun).toHaveLength(1);
    newest.retry();
    expect(names(begun)).toEqual(['a', 'a']);
    await begun[1]!.end(1);
    expect(newest.state()).toEqual({ running: null, done: { of: 'a', result: 1 }, ended: null });
    newest.retry(); // nothing has failed
    expect(begun).toHaveLength(2);
  });

  test('a cancel is not tried again', () => {
    const { newest, begun } = bench();
    newest.want('a');
    newest.cancel();
    newest.retry();
    expect(begun).toHaveLength(1);
  });

  test('a pause ends what is under way, which begins anew after it', () => {
    const { newest, begun } = bench();
    newest.want('a');
    newest.pause(true);
    expect(begun[0]!.signal.aborted).toBe(true);
    expect(newest.state().running).toBeNull();
    newest.pause(false);
    expect(names(begun)).toEqual(['a', 'a']);
    newest.pause(true);
    newest.want('b');
    expect(begun).toHaveLength(2);
    newest.pause(false);
    expect(names(begun)).toEqual(['a', 'a', 'b']);
  });

  test('who follows is told of each change, until it leaves', async () => {
    const { newest, begun } = bench();
    const seen: (number | string)[] = [];
    const leave = newest.subscribe(() => {
      const { running } = newest.state();
      seen.push(running === null ? 'idle' : (running.progress ?? 'begun'));
    });
    newest.want('a');
    begun[0]!.tell(0.25);
    await begun[0]!.end(1);
    expect(seen).toEqual(['begun', 0.25, 'idle']);
    leave();
    newest.want('b');
    expect(seen).toHaveLength(3);
  });

  test('what is dropped ends in silence', async () => {
    const { newest, begun } = bench();
    newest.want('a');
    newest.drop();
    expect(begun[0]!.signal.aborted).toBe(true);
    await begun[0]!.fail(begun[0]!.signal.reason);
    expect(newest.state()).toEqual({ running: null, done: null, ended: null });
  });
});
