import { useEffect, useRef, useState, type RefObject } from 'react';

/** The width of an element in CSS pixels; `initial` until it has been laid out. */
export function useWidth(initial: number): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
