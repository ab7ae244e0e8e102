import { isHidden } from './pool/isHidden.ts';

const BEAT_MS = 250;
/** A gap between two looks above which the page stood still: the lid was closed, it was frozen, or stopped at a breakpoint. */
const LONGEST_GAP_MS = 5000;
/** The same for a hidden page, whose timers are called once a minute at least. */
const LONGEST_HIDDEN_GAP_MS = 90_000;

/** Tells how long something takes, without the times in which the page stood still. */
export interface Stopwatch {
  /** since it was started, without pauses */
  readonly elapsedMs: number;
  readonly pausedMs: number;
  /** Looks at the time no more; what it shows stays. */
  stop(): void;
}

/**
 * Starts to watch the time. While a page stands still its workers do so too, or wait for it, so that this is none of
 * their time; and nobody can be asked how long it was but a clock that went on. Where the clock stood still as well, as in
 * the sleep of many computers, there is nothing to take out. It is read from a clock that only goes forward: setting the
 * computer's has no say.
 */
export function startStopwatch(): Stopwatch {
  const startedAt = performance.now();
  let lookedAt = startedAt;
  let wasHidden = isHidden();
  let pausedMs = 0;
  const look = () => {
    const now = performance.now();
    const hidden = isHidden();
    const longest = hidden || wasHidden ? LONGEST_HIDDEN_GAP_MS : LONGEST_GAP_MS;
    if (now - lookedAt > longest) pausedMs += now - lookedAt;
    lookedAt = now;
    wasHidden = hidden;
  };
  let beat: ReturnType<typeof setInterval> | null = setInterval(look, BEAT_MS);
  const read = () => {
    if (beat !== null) look(); // the end of a pause may be seen here before the next beat
    return { pausedMs, elapsedMs: lookedAt - startedAt - pausedMs };
  };
  return {
    get elapsedMs() {
      return read().elapsedMs;
    },
    get pausedMs() {
      return read().pausedMs;
    },
    stop() {
      read();
      if (beat !== null) clearInterval(beat);
      beat = null;
    },
  };
}
