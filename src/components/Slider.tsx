import { useEffect, useRef } from 'react';

export interface SliderProps {
  /** accessible name */
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly position: number;
  /** what the position means, for those who hear it */
  readonly valueText: string;
  readonly onDrag: (position: number) => void;
  /** The slider is let go, or the key that moved it. */
  readonly onCommit: (position: number) => void;
}

/** The platform's slider, with a word when a movement is finished. */
export function Slider({ label, valueText, position, onDrag, onCommit, ...range }: SliderProps) {
  const input = useRef<HTMLInputElement>(null);
  const isKeyDown = useRef(false);
  const isMoved = useRef(false);
  const takenAt = useRef(position);
  const finish = () => {
    if (!isMoved.current) return;
    isMoved.current = false;
    onCommit(Number(input.current!.value));
  };
  const finishLatest = useRef(finish);
  useEffect(() => {
    finishLatest.current = finish;
  });

  // React's onChange is the native `input` event; `change` comes when a pointer lets go
  useEffect(() => {
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
      value={position}
      onChange={(event) => {
        isMoved.current = true;
        onDrag(Number(event.target.value));
      }}
      // `change` does not come where the slider is let go at the value that it began with
      onPointerUp={finish}
      // a finger that scrolls the page after all has moved nothing
      onPointerDown={() => (takenAt.current = position)}
      onPointerCancel={() => {
        isMoved.current = false;
        onCommit(takenAt.current);
      }}
      // a key held down moves the slider many times, and finishes once
      onKeyDown={() => (isKeyDown.current = true)}
      onKeyUp={() => {
        isKeyDown.current = false;
        finish();
      }}
      onBlur={() => {
        isKeyDown.current = false;
        finish();
      }}
    />
  );
}
