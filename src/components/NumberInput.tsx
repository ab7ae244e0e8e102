import { useEffect, useId, useRef, useState } from 'react';

/** A text checked: its value, or what is wrong with it. */
export type Checked = { readonly value: number } | { readonly error: string };

export interface NumberInputProps {
  /** accessible name */
  readonly label: string;
  readonly value: number;
  readonly check: (text: string) => Checked;
  readonly onCommit: (value: number) => void;
  /** Told the error beside the input, and null when it is gone. */
  readonly onError?: (error: string | null) => void;
  readonly id?: string;
  /** Enter applies also what stands there unchanged: it asks for something, and sets nothing. */
  readonly isRequest?: boolean;
}

/**
 * A number as people and links write it, `1e6` and `1,000,000` too. Enter or leaving applies it, Escape takes it
 * back. A text that does not fit stays as typed, with its error; the value in force stays.
 */
export function NumberInput({
  label,
  value,
  check,
  onCommit,
  onError,
  id,
  isRequest = false,
}: NumberInputProps) {
  const errorId = useId();
  const [typed, setTyped] = useState({ text: '', error: null as string | null, over: NaN });
  // what was typed counts until the value changes by other means
  const isTyped = Object.is(typed.over, value);
  const text = isTyped ? typed.text : String(value);
  const error = isTyped ? typed.error : null;

  // the page is told what stands beside the input, whatever brought or took it
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (told.current === error) return;
    told.current = error;
    onError?.(error === null ? null : `${label}: ${error}`);
  });

  // with the input its error goes
  const tell = useRef(onError);
  useEffect(() => {
    tell.current = onError;
  });
  useEffect(
    () => () => {
      if (told.current !== null) tell.current?.(null);
    },
    [],
  );

  const forget = () => setTyped({ text: '', error: null, over: NaN });
  const apply = () => {
    if (!isTyped) return;
    const checked = check(text);
    if ('error' in checked) {
      setTyped({ text, error: checked.error, over: value });
    } else {
      forget();
      onCommit(checked.value);
    }
  };
  return (
    <span className="number-input">
      <input
        id={id}
        type="text"
        dir="ltr"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
        value={text}
        onChange={(event) => setTyped({ text: event.target.value, error, over: value })}
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            if (isRequest && !isTyped) onCommit(value);
            else apply();
          }
          if (event.key === 'Escape') forget();
        }}
      />
      {error !== null && (
        <span id={errorId} className="field-error">
          {error}
        </span>
      )}
    </span>
  );
}
