import { useEffect, useId, useRef } from 'react';
import { fieldError } from './fieldError.ts';
import { useTypedText, type TypedTextOptions } from './useTypedText.ts';

export interface NumberInputProps extends TypedTextOptions<number> {
  /** accessible name */
  readonly label: string;
  /** Told the error beside the input, and null when it is gone. */
  readonly onError?: (error: string | null) => void;
  readonly id?: string;
}

/** A number as people and links write it, `1e6` and `1,000,000` too (see `useTypedText`). */
export function NumberInput({ label, onError, id, ...options }: NumberInputProps) {
  const errorId = useId();
  const { error, input } = useTypedText(options);

  // the page is told what stands beside the input, whatever brought or took it
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (told.current === error) return;
    told.current = error;
    onError?.(error === null ? null : fieldError(label, error));
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

  return (
    <span className={error === null ? 'number-input' : 'number-input wrong'}>
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
        {...input}
      />
      {error !== null && (
        <span id={errorId} className="field-error">
          {error}
        </span>
      )}
    </span>
  );
}
