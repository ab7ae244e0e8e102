import { useEffect, useState } from 'react';

/** How many times something was pressed or moved in a part of the page, since there is this `purpose`. */
export function useTouches(selector: string | null, purpose: string): number {
  const [touches, setTouches] = useState({ purpose, count: 0 });
  const count = touches.purpose === purpose ? touches.count : 0;
  useEffect(() => {
    if (selector === null) return;
    const onTouch = ({ target }: Event) => {
      if (target instanceof Element && target.closest(selector) !== null) {
        setTouches((before) => ({
          purpose,
          count: before.purpose === purpose ? before.count + 1 : 1,
        }));
      }
    };
    document.addEventListener('click', onTouch);
    document.addEventListener('input', onTouch);
    return () => {
      document.removeEventListener('click', onTouch);
      document.removeEventListener('input', onTouch);
    };
  }, [selector, purpose]);
  return count;
}
