import { useEffect, useState } from 'react';

/** How many frames have been painted since a component came, up to `most`: what takes long to draw can wait its turn. */
export function useFrames(most: number): number {
  const [painted, setPainted] = useState(0);
  useEffect(() => {
    if (painted >= most) return;
    let timer = 0;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => setPainted(painted + 1)); // after the paint, not before it
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [painted, most]);
  return painted;
}
