import { useCallback, useLayoutEffect, useRef } from 'react';

/** Asks for the newest value: for what Chart.js is told once, and calls at any time. */
export function useLatest<Value>(value: Value): () => Value {
  const newest = useRef(value);
  useLayoutEffect(() => {
    newest.current = value;
  }, [value]);
  return useCallback(() => newest.current, []);
}
