import { useEffect, useRef, useState } from 'react';

export interface NextFrame {
  /** Runs this before the next frame, instead of what was asked for since the last one. */
  readonly ask: (task: () => void) => void;
  /** Drops what has not run yet. */
  readonly cancel: () => void;
}

/** Makes one task a frame of a storm of events: the last one asked for. */
export function useNextFrame(): NextFrame {
  const pending = useRef<{ frame: number; task: () => void }>(null);
  const [next] = useState<NextFrame>(() => ({
    ask(task) {
      if (pending.current !== null) {
        pending.current.task = task;
        return;
      }
      const run = () => {
        const { task: latest } = pending.current!;
        pending.current = null;
        latest();
      };
      pending.current = { frame: requestAnimationFrame(run), task };
    },
    cancel() {
      if (pending.current !== null) cancelAnimationFrame(pending.current.frame);
      pending.current = null;
    },
  }));
  useEffect(() => next.cancel, [next]);
  return next;
}
