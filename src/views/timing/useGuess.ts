import { useRef, useState } from 'react';
import { parseGuess } from './parseGuess.ts';
import type { GuessInputProps } from './GuessInput.tsx';

export interface GuessState {
  /** what stood there when it was taken: a guess made afterwards is none */
  readonly guess: number | null;
  /** Takes what stands there; false, and the error is shown, if that is no guess. */
  readonly take: () => boolean;
  readonly input: Pick<GuessInputProps, 'text' | 'error' | 'ref' | 'onText' | 'onLeave'>;
}

/**
 * A prediction, made before something is measured.
 *
 * @param result - what is in sight: of that which was there when the guess was taken it is none
 */
export function useGuess(result: object | null): GuessState {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [taken, setTaken] = useState<{ guess: number | null; before: object | null } | null>(null);
  const ref = useRef<HTMLInputElement>(null);
  const parsed = parseGuess(text);
  return {
    guess: taken === null || taken.before === result ? null : taken.guess,
    take: () => {
      if ('error' in parsed) {
        setError(parsed.error);
        ref.current?.focus();
        return false;
      }
      setTaken({ guess: parsed.value, before: result });
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
