import { useState, type ChangeEvent, type KeyboardEvent } from 'react';

/** A text checked: its value, or what is wrong with it. */
export type Checked<Value> = { readonly value: Value } | { readonly error: string };

export interface TypedText {
  readonly text: string;
  /** what is wrong with the text, once it was applied */
  readonly error: string | null;
  /** for the input that it is typed in */
  readonly input: {
    readonly value: string;
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

export interface TypedTextOptions<Value> {
  readonly value: Value;
  readonly check: (text: string) => Checked<Value>;
  readonly onCommit: (value: Value) => void;
  /** Enter applies also what stands there unchanged: it asks for something, and sets nothing. */
  readonly isRequest?: boolean;
}

/**
 * What is typed over a value. Enter or leaving applies it, Escape takes it back. A text that does not fit stays as
 * typed, with its error; the value in force stays. When the value changes by other means, what was typed is gone.
 */
export function useTypedText<Value extends string | number>({
  value,
  check,
  onCommit,
  isRequest = false,
}: TypedTextOptions<Value>): TypedText {
  const [typed, setTyped] = useState<{
    readonly text: string;
    /** what was applied and did not fit; what is wrong with it is told as long as something is */
    readonly refused: string | null;
    readonly over: Value;
  } | null>(null);
  const now = typed !== null && Object.is(typed.over, value) ? typed : null;
  const text = now?.text ?? String(value);
  const refused = now?.refused ?? null;
  const checkedAgain = refused === null ? null : check(refused);
  const error = checkedAgain !== null && 'error' in checkedAgain ? checkedAgain.error : null;
  const apply = () => {
    if (now === null) return;
    const checked = check(text);
    if ('error' in checked) {
      setTyped({ text, refused: text, over: value });
    } else {
      setTyped(null);
      onCommit(checked.value);
    }
  };
  return {
    text,
    error,
    input: {
      value: text,
      onChange: (event) => setTyped({ text: event.target.value, refused, over: value }),
      onBlur: apply,
      onKeyDown: (event) => {
        const { key } = event;
        if (key === 'Enter') {
          if (isRequest && now === null) onCommit(value);
          else apply();
        }
        if (key === 'Escape' && now !== null) {
          setTyped(null);
          event.preventDefault(); // else it would cancel what runs, too
        }
      },
    },
  };
}
