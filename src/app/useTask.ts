import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from './messageOf.ts';

export interface Task {
  readonly isRunning: boolean;
  /** why the newest one failed */
  readonly error: string | null;
  /**
   * Starts one, in place of any that runs.
   *
   * @param work - given the signal of its end, and whether anybody still waits for it
   */
  readonly start: (work: (signal: AbortSignal, isWanted: () => boolean) => Promise<void>) => void;
  readonly cancel: () => void;
}

/**
 * Work on request, one at a time. A change of `key` ends it, and so does the end of the component.
 */
export function useTask(key: string): Task {
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const latestKey = useRef(key);

  const cancel = useCallback(() => {
    running.current?.abort(new DOMException('cancelled', 'AbortError'));
    running.current = null;
    setIsRunning(false);
  }, []);
  useEffect(() => cancel, [cancel]);
  useEffect(() => {
    if (latestKey.current !== key) cancel();
    latestKey.current = key;
  }, [key, cancel]);

  const start = useCallback<Task['start']>(
    (work) => {
      cancel();
      const controller = new AbortController();
      running.current = controller;
      const isWanted = () => running.current === controller;
      setError(null);
      setIsRunning(true);
      work(controller.signal, isWanted)
        .catch((reason: unknown) => {
          if (isWanted()) setError(messageOf(reason));
        })
        .finally(() => {
          if (!isWanted()) return;
          running.current = null;
          setIsRunning(false);
        });
    },
    [cancel],
  );
  return { isRunning, error, start, cancel };
}
