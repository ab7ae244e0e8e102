import { useEffect, useState } from 'react';

export interface NextFrame {
  /** Runs this before the next frame, instead of what was asked for since the last one. */
  readonly ask: (task: () => void) => void;
  /** Runs now what has not run yet. */
  readonly hurry: () => void;
  /** Drops what has not run yet. */
  readonly cancel: () => void;
}

/** Makes one task a frame of a storm of events: the last one asked for. */
export function createNextFrame(): NextFrame {
  let task: (() => void) | null = null;
  let frame = 0;
  const take = () => {
    const taken = task;
    cancelAnimationFrame(frame);
    task = null;
    return taken;
  };
  const hurry = () => take()?.();
  return {
    ask(next) {
      if (task === null) frame = requestAnimationFrame(hurry);
      task = next;
    },
    hurry,
    cancel: () => void take(),
  };
}

/** The same, as long as a component lives. */
export function useNextFrame(): NextFrame {
  const [next] = useState(createNextFrame);
  useEffect(() => next.cancel, [next]);
  return next;
}
