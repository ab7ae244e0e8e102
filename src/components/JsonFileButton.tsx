import { useRef } from 'react';

export interface JsonFileButtonProps {
  readonly label: string;
  /** names the input behind it */
  readonly inputLabel: string;
  readonly onOpen: (file: File) => void;
}

/** A button that asks for a JSON file. */
export function JsonFileButton({ label, inputLabel, onOpen }: JsonFileButtonProps) {
  const opener = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => opener.current?.click()}>
        {label}
      </button>
      <input
        ref={opener}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={inputLabel}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = ''; // so that the same file can be opened again
          if (file !== undefined) onOpen(file);
        }}
      />
    </>
  );
}
