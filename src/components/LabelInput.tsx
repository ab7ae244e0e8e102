import { useId, useState } from 'react';

export interface LabelInputProps {
  readonly label: string;
  readonly value: string;
  /** what is wrong with a text; null if nothing is */
  readonly check: (text: string) => string | null;
  readonly onCommit: (text: string) => void;
}

/** A short text. Enter or leaving applies it; one that does not fit stays as typed, with its error. */
export function LabelInput({ label, value, check, onCommit }: LabelInputProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const apply = () => {
    if (typed === null) return;
    const wrong = check(typed);
    setError(wrong);
    if (wrong !== null) return;
    setTyped(null);
    onCommit(typed.trim());
  };
  return (
    <div className="field seed">
      <label htmlFor={id}>{label}</label>
      <span className="number-input">
        <input
          id={id}
          type="text"
          dir="auto"
          value={typed ?? value}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={apply}
          onKeyDown={(event) => {
            if (event.key === 'Enter') apply();
            if (event.key !== 'Escape') return;
            setTyped(null);
            setError(null);
          }}
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
