import { useEffect, useRef, useState } from 'react';

/**
 * Files that are dropped anywhere on the page are opened in it. Nothing else that is dropped makes the browser leave the
 * page; text goes into fields as ever.
 *
 * @returns whether a file is held over the page
 */
export function useDroppedFile(
  onFile: (file: File) => void,
  onError: (message: string) => void,
): boolean {
  const [isOver, setIsOver] = useState(false);
  const newest = useRef({ onFile, onError });
  useEffect(() => {
    newest.current = { onFile, onError };
  });

  useEffect(() => {
    const over = (event: DragEvent) => {
      const isFile = holdsFiles(event);
      setIsOver(isFile);
      if (!isFile && isText(event.target)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isFile ? 'copy' : 'none';
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false); // else it goes on over another element
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      const isFile = holdsFiles(event);
      if (!isFile && isText(event.target)) return;
      event.preventDefault();
      if (!isFile) return;
      const files = event.dataTransfer?.files;
      const file = files?.[0];
      if (file !== undefined && files?.length === 1) newest.current.onFile(file);
      else
        newest.current.onError(
          `${files?.length ?? 0} files were dropped: one at a time can be opened.`,
        );
    };
    // in the capture phase: no part of the page takes drops of its own
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop } as const;
    for (const [type, listener] of Object.entries(listeners)) {
      window.addEventListener(type as keyof typeof listeners, listener, true);
    }
    return () => {
      for (const [type, listener] of Object.entries(listeners)) {
        window.removeEventListener(type as keyof typeof listeners, listener, true);
      }
    };
  }, []);
  return isOver;
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

/** Whether text can be dropped there. */
function isText(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input[type="text"], textarea, [contenteditable]') !== null
  );
}
