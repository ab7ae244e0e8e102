import type { Ref } from 'react';
import { formatNumber } from '../../../components/format.ts';

export interface GuessDotProps {
  /** the number of workers whose speed-up is guessed */
  readonly workers: number;
  /** null as long as there is none */
  readonly guess: number | null;
  /** where the axis ends, as a speed-up */
  readonly most: number;
  readonly onGuess: (text: string) => void;
  readonly ref: Ref<HTMLDivElement>;
}

/** A guess as a dot in the chart: dragged, touched, or moved by arrow keys. The platform's slider, stood on end. */
export function GuessDot({ workers, guess, most, onGuess, ref }: GuessDotProps) {
  const step = stepOf(most);
  const value = Math.min(guess ?? 1, most);
  const words = guess === null ? 'Drag to your guess' : `${formatNumber(guess)} times`;
  return (
    <div
      ref={ref}
      className={guess === null ? 'guess-dot not-yet' : 'guess-dot'}
      style={{ '--share': value / most } as React.CSSProperties}
    >
      <input
        type="range"
        aria-label="Your guess"
        aria-orientation="vertical"
        aria-valuetext={guess === null ? 'none yet' : `${words} with ${workers} workers`}
        min={0}
        max={most}
        step={step}
        value={value}
        onChange={(event) => onGuess(guessText(Number(event.target.value), step))}
      />
      <span>{words}</span>
    </div>
  );
}

/** What an arrow key moves it by: from one end to the other in some eighty presses at most. */
export function stepOf(most: number): number {
  return most <= 4.2 ? 0.05 : most <= 8.4 ? 0.1 : most <= 20 ? 0.2 : 1;
}

/** As it is typed; nothing is 0 times as fast. */
export function guessText(value: number, step: number): string {
  return String(Number(Math.max(value, step).toFixed(2)));
}
