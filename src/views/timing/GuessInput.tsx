import { useId, type Ref } from 'react';

export interface GuessInputProps {
  /** what is guessed, for those who do not see where it stands */
  readonly of: string;
  readonly unit: string;
  readonly text: string;
  readonly error: string | null;
  /** it is being measured: what was guessed stays as it is */
  readonly isResting?: boolean;
  readonly ref: Ref<HTMLInputElement>;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
  readonly onEnter: () => void;
}

/** A prediction as it is typed; it may stay empty. */
export function GuessInput(props: GuessInputProps) {
  const { of, unit, text, error, isResting, ref, onText, onLeave, onEnter } = props;
  const id = useId();
  return (
    <span className="guess">
      <label htmlFor={id}>Your guess</label>
      <span className="number-input">
        <input
          ref={ref}
          id={id}
          type="text"
          dir="ltr"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          readOnly={isResting}
          aria-label={`Your guess, ${of}, in ${unit === '%' ? 'percent' : unit}`}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onBlur={onLeave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onEnter();
            if (event.key !== 'Escape' || text === '' || isResting) return;
            event.preventDefault(); // else it would cancel what runs, too
            onText('');
          }}
        />
      </span>
      <span>{unit}</span>
      {error !== null && (
        <span id={`${id}-error`} className="field-error">
          {error}
        </span>
      )}
    </span>
  );
}
