import { useRef, useState } from 'react';
import { parseGuess } from './comparisonTexts.ts';
import type { GuessInputProps } from './GuessInput.tsx';

export interface GuessState {
  /** what stood there when it was taken: a guess made afterwards is none */
  readonly guess: number | null;
  /** Takes what stands there; false, and the error is shown, if that is no guess. */
  readonly take: () => boolean;
  readonly input: Pick<GuessInputProps, 'text' | 'error' | 'ref' | 'onText' | 'onLeave'>;
}

/** A prediction, made before something is measured. */
export function useGuess(): GuessState {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [guess, setGuess] = useState<number | null>(null);
  const ref = useRef<HTMLInputElement>(null);
  const parsed = parseGuess(text);
  return {
    guess,
    take: () => {
      if ('error' in parsed) {
        setError(parsed.error);
        ref.current?.focus();
        return false;
      }
      setGuess(parsed.value);
      return true;
    },
    input: {
      text,
      error,
      ref,
      onText: (typed) => {
        setText(typed);
        setError(null);
      },
      onLeave: () => setError('error' in parsed ? parsed.error : null),
    },
  };
}
