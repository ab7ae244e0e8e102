import { useRef, useState } from 'react';

export interface ClearButtonProps {
  readonly count: number;
  readonly onClear: () => void;
}

/** Clears the history when it is pressed a second time. Escape takes the first press back. */
export function ClearButton({ count, onClear }: ClearButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const cancel = () => {
    setIsAsking(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={isAsking ? 'danger' : undefined}
        onClick={() => {
          setIsAsking(!isAsking);
          if (isAsking) onClear();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isAsking) return;
          event.preventDefault(); // else it would cancel what runs, too
          setIsAsking(false);
        }}
      >
        {isAsking ? `Clear all ${count}?` : 'Clear history'}
      </button>
      {isAsking && (
        <button type="button" onClick={cancel}>
          {count === 1 ? 'Keep it' : 'Keep them'}
        </button>
      )}
      <span role="status" className="heard">
        {isAsking && 'Press again to clear the history.'}
      </span>
    </>
  );
}
