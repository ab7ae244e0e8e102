import { memo, useRef } from 'react';

export interface FileButtonProps {
  readonly label: string;
  /** names the input behind it */
  readonly inputLabel: string;
  /** which files are offered first */
  readonly accept: string;
  readonly onOpen: (file: File) => void;
}

/** A button that asks for a file. */
export const FileButton = memo(function FileButton(props: FileButtonProps) {
  const { label, inputLabel, accept, onOpen } = props;
  const opener = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => opener.current?.click()}>
        {label}
      </button>
      <input
        ref={opener}
        type="file"
        accept={accept}
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
});
