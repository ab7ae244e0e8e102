import { useRef, useState } from 'react';
import { parseGuess, type GuessKind } from './parseGuess.ts';
import type { GuessInputProps } from './GuessInput.tsx';

export interface GuessState {
  /** what stood there when it was taken: a guess made afterwards is none */
  readonly guess: number | null;
  /** something was taken, be it nothing */
  readonly isTaken: boolean;
  /** Takes what stands there; false, and the error is shown, if that is no guess. */
  readonly take: () => boolean;
  readonly input: Pick<GuessInputProps, 'text' | 'error' | 'ref' | 'onText' | 'onLeave'>;
}

/** What was typed and taken. */
export interface KeptGuess {
  readonly text: string;
  readonly taken: { readonly guess: number | null; readonly before: object | null } | null;
}

/** Keeps a guess while the view is away. */
export interface GuessMemory {
  readonly kept: KeptGuess;
  readonly keep: (change: Partial<KeptGuess>) => void;
}

/**
 * A prediction, made before something is measured.
 *
 * @param memory - keeps it while the view is away
 * @param result - what is in sight: of that which was there when the guess was taken it is none; null to take it at once
 */
export function useGuess(
  result: object | null,
  memory?: GuessMemory,
  kind?: GuessKind,
): GuessState {
  const [text, setText] = useState(memory?.kept.text ?? '');
  const [error, setError] = useState<string | null>(null);
  const [taken, setTaken] = useState(memory?.kept.taken ?? null);
  const ref = useRef<HTMLInputElement>(null);
  const parsed = parseGuess(text, kind);
  const isTaken = taken !== null && (result === null || taken.before !== result);
  return {
    guess: !isTaken ? null : taken.guess,
    isTaken,
    take: () => {
      if ('error' in parsed) {
        setError(parsed.error);
        ref.current?.focus();
        return false;
      }
      const now = { guess: parsed.value, before: result };
      setTaken(now);
      memory?.keep({ taken: now });
      return true;
    },
    input: {
      text,
      error,
      ref,
      onText: (typed) => {
        setText(typed);
        memory?.keep({ text: typed });
        setError(null);
      },
      onLeave: () => setError('error' in parsed ? parsed.error : null),
    },
  };
}
