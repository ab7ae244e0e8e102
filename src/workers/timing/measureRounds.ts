import { WorkerLost } from '../pool/WorkerLost.ts';
import type { DiscardReason } from '../../core/timing/discarded.ts';
import { startStopwatch } from '../Stopwatch.ts';
import type { Others, Surroundings } from './Others.ts';

/** One thing that is measured: does its work once, and tells what it took. */
export type Measured<Sample> = () => Promise<Sample>;

/** Samples in a row that may lose a worker. */
const LOSS_LIMIT = 3;

export interface RoundsOptions<Sample> extends Surroundings {
  readonly rounds: number;
  /** told of the runs to warm up, before the first and after each */
  readonly onWarmUp: (done: number, of: number) => void;
  readonly onSample: (sample: Sample, which: number, round: number) => void;
  /** told that a sample is thrown away; it is taken again */
  readonly onDiscarded: (why: DiscardReason) => void;
}

/**
 * Measures several things side by side: after each has run once to warm up, every round visits each once, in
 * an order of its own, so that a slow spell of the machine does not fall on one of them alone. A hidden page
 * is given less of the processor, and one that stands still none, and what else the page computes shares it, so what
 * is measured then does not count.
 *
 * @throws `signal.reason` on cancel; what a measured thing throws; `WorkerLost` if that goes on
 */
export async function measureRounds<Sample>(
  measured: readonly Measured<Sample>[],
  { rounds, onWarmUp, onSample, onDiscarded, ...surroundings }: RoundsOptions<Sample>,
): Promise<void> {
  onWarmUp(0, measured.length);
  for (const [i, measure] of measured.entries()) {
    await goodSample(measure, surroundings, onDiscarded);
    onWarmUp(i + 1, measured.length);
  }
  for (let round = 0; round < rounds; round++) {
    for (const which of shuffled([...measured.keys()])) {
      onSample(await goodSample(measured[which]!, surroundings, onDiscarded), which, round);
      await drawn();
    }
  }
}

/** Takes samples until one is good. @throws what `measureRounds` throws */
export async function goodSample<Sample>(
  measure: Measured<Sample>,
  { signal, others }: Surroundings,
  onDiscarded: (why: DiscardReason) => void = () => {},
): Promise<Sample> {
  for (let losses = 0; ;) {
    do {
      await untilAlone(others, signal);
      await untilVisible(signal);
    } while (others.areBusy());
    const watch = new AbortController();
    const stopwatch = startStopwatch();
    let isHidden = false;
    let isDisturbed = false;
    const leave = others.subscribe(() => (isDisturbed ||= others.areBusy()));
    document.addEventListener('visibilitychange', () => (isHidden = true), {
      signal: watch.signal,
    });
    try {
      const sample = await measure();
      if (!isHidden && !isDisturbed && stopwatch.pausedMs === 0) return sample;
      onDiscarded(isHidden ? 'hidden' : isDisturbed ? 'disturbed' : 'paused');
    } catch (error) {
      if (!(error instanceof WorkerLost) || ++losses === LOSS_LIMIT) throw error;
      onDiscarded('lost');
    } finally {
      watch.abort();
      leave();
      stopwatch.stop();
    }
  }
}

function untilVisible(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const watch = new AbortController();
    const look = () => {
      if (document.visibilityState === 'hidden') return;
      watch.abort();
      resolve();
    };
    const cancel = () => {
      watch.abort();
      reject(signal.reason as Error);
    };
    if (signal.aborted) return cancel();
    document.addEventListener('visibilitychange', look, { signal: watch.signal });
    signal.addEventListener('abort', cancel, { signal: watch.signal });
    look();
  });
}

/** Waits until nothing else of the page uses the cores. */
function untilAlone(others: Others, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      leave();
      signal.removeEventListener('abort', cancel);
      settle();
    };
    const look = () => {
      if (!others.areBusy()) end(resolve);
    };
    const cancel = () => end(() => reject(signal.reason as Error));
    const leave = others.subscribe(look);
    signal.addEventListener('abort', cancel);
    look();
  });
}

/** The page has drawn what it was told, and what it does after that: neither is to be measured. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    const watch = new AbortController();
    const later = () => {
      watch.abort();
      setTimeout(resolve);
    };
    // a page that is hidden, or becomes so, draws nothing
    if (document.visibilityState === 'hidden') return later();
    document.addEventListener('visibilitychange', later, { signal: watch.signal });
    requestAnimationFrame(() => requestAnimationFrame(later));
  });
}

function shuffled<Value>(values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
