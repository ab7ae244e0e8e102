import { useEffect, useRef, useState } from 'react';
import type { SimulationRun } from '../../../core/run/SimulationRun.ts';

/** How long a step is seen, in ms. */
const STEP_MS = 700;

/** Goes on step by step until it is stopped, or cannot go further, or another run is in sight. */
export function usePlaying(run: SimulationRun, canGoOn: boolean, onStep: () => void) {
  const [isAsked, setAsked] = useState(false);
  const [played, setPlayed] = useState(run);
  if (played !== run) {
    setPlayed(run);
    setAsked(false);
  }
  if (isAsked && !canGoOn) setAsked(false); // at the end; it does not go on by itself
  const isPlaying = isAsked && canGoOn;
  const latest = useRef(onStep);
  useEffect(() => {
    latest.current = onStep;
  });
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => latest.current(), STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying]);
  return { isPlaying, setPlaying: setAsked };
}
