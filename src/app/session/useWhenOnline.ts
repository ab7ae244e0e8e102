import { useEffect, useRef } from 'react';

/** Tells that the network is there again, so that what could not be loaded may be tried once more. */
export function useWhenOnline(onOnline: () => void): void {
  const newest = useRef(onOnline);
  useEffect(() => {
    newest.current = onOnline;
  });
  useEffect(() => {
    const tell = () => newest.current();
    window.addEventListener('online', tell);
    return () => window.removeEventListener('online', tell);
  }, []);
}
