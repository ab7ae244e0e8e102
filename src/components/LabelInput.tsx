import { useId } from 'react';
import { useTypedText } from './useTypedText.ts';

export interface LabelInputProps {
  readonly label: string;
  readonly value: string;
  /** what is wrong with a text; null if nothing is */
  readonly check: (text: string) => string | null;
  readonly onCommit: (text: string) => void;
}

/** A short text (see `useTypedText`). */
export function LabelInput({ label, value, check, onCommit }: LabelInputProps) {
  const id = useId();
  const { error, input } = useTypedText({
    value,
    check: (text) => {
      const wrong = check(text);
      return wrong === null ? { value: text.trim() } : { error: wrong };
    },
    onCommit,
  });
  return (
    <div className="field seed">
      <label htmlFor={id}>{label}</label>
      <span className={error === null ? 'number-input' : 'number-input wrong'}>
        <input
          id={id}
          type="text"
          dir="auto"
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          {...input}
        />
        {error !== null && (
          <span id={`${id}-error`} className="field-error">
            {error}
          </span>
        )}
      </span>
    </div>
  );
}
