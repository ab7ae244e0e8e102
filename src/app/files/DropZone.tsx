import { useDroppedFile } from './useDroppedFile.ts';

export interface DropZoneProps {
  readonly onFile: (file: File) => void;
  readonly onError: (message: string) => void;
}

/** The whole page takes files, and says so while one is held over it. */
export function DropZone({ onFile, onError }: DropZoneProps) {
  const isDropping = useDroppedFile(onFile, onError);
  return isDropping && <p className="drop-sign">Let go to open the file.</p>;
}
