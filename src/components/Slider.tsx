import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNextFrame } from './useNextFrame.ts';

export interface SliderProps {
  /** accessible name */
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly position: number;
  /** what a movement counts from: where it is another, the slider is let go, and has moved nothing */
  readonly basis?: unknown;
  /** what the position means, for those who hear it */
  readonly valueText: string;
  /** once a frame at most, however fast the slider moves */
  readonly onDrag: (position: number) => void;
  /** The slider is let go, or the key that moved it. */
  readonly onCommit: (position: number) => void;
}

/** Keys that move a slider; another that is let go ends no movement. */
const MOVES = /Arrow|Page|Home|End/;

/**
 * The platform's slider, with a word when a movement is finished. It is at once where keys and hand
 * move it; the page follows once a frame, for a key may repeat faster than pictures are drawn.
 */
export function Slider(props: SliderProps) {
  const { label, valueText, position, basis, onDrag, onCommit, ...range } = props;
  const input = useRef<HTMLInputElement>(null);
  const isKeyDown = useRef(false);
  const isMoved = useRef(false);
  const takenAt = useRef(position);
  const [isHeld, setHeld] = useState(false);
  const nextFrame = useNextFrame();
  const letGo = useCallback(() => {
    isMoved.current = false;
    nextFrame.cancel();
    setHeld(false);
  }, [nextFrame]);
  // where it is held, the hand sets it: React would write it again at each movement
  useLayoutEffect(() => {
    if (!isHeld) input.current!.value = String(position);
  });
  const lastBasis = useRef(basis);
  useLayoutEffect(() => {
    if (lastBasis.current !== basis) letGo();
    lastBasis.current = basis;
  }, [basis, letGo]);
  const finish = () => {
    if (!isMoved.current) return;
    const moved = Number(input.current!.value);
    letGo();
    onCommit(moved);
  };
  const letGoKey = () => {
    isKeyDown.current = false;
    finish();
  };
  const finishLatest = useRef(finish);
  useEffect(() => {
    finishLatest.current = finish;
  });

  // React's onChange is the native `input` event; `change` comes when a pointer lets go, and when a slider that is held is
  // taken from the page, which is no end of its movement: by then nobody listens
  useLayoutEffect(() => {
    const element = input.current!;
    const onChange = () => {
      if (!isKeyDown.current) finishLatest.current();
    };
    element.addEventListener('change', onChange);
    return () => element.removeEventListener('change', onChange);
  }, []);

  return (
    <input
      ref={input}
      className="slider"
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      {...range}
      onChange={(event) => {
        const moved = Number(event.target.value);
        isMoved.current = true;
        if (!isHeld) setHeld(true);
        // what it moves in React is drawn within the frame
        nextFrame.ask(() => flushSync(() => onDrag(moved)));
      }}
      // `change` does not come where the slider is let go at the value that it began with
      onPointerUp={finish}
      // a finger that scrolls the page after all has moved nothing
      onPointerDown={() => (takenAt.current = position)}
      onPointerCancel={() => {
        letGo();
        onCommit(takenAt.current);
      }}
      // a key held down moves the slider many times, and finishes once
      onKeyDown={({ key }) => (isKeyDown.current ||= MOVES.test(key))}
      onKeyUp={({ key }) => MOVES.test(key) && letGoKey()}
      onBlur={letGoKey}
    />
  );
}
