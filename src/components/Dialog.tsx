import { useLayoutEffect, useRef, type ReactNode } from 'react';

export interface DialogProps {
  /** accessible name */
  readonly label: string;
  readonly className: string;
  /** by Escape, or by a press beside it */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The platform's modal dialog, open as long as it is there; the focus returns to where it was. */
export function Dialog({ label, className, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isGone = useRef(false);
  useLayoutEffect(() => {
    const element = dialog.current!;
    isGone.current = false;
    element.showModal();
    element.scrollTop = 0; // its button, which has the focus, may stand at its end
    return () => {
      isGone.current = true;
      element.close(); // while it is still in the page: else the focus would be lost
    };
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the key is Escape
    <dialog
      ref={dialog}
      className={className}
      aria-label={label}
      onClose={() => {
        if (!isGone.current) onClose();
      }}
      onClick={(event) => {
        const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
        const { clientX: x, clientY: y, target, currentTarget } = event;
        const isBeside = x < left || x > right || y < top || y > bottom;
        if (target === currentTarget && isBeside) currentTarget.close();
      }}
    >
      {children}
    </dialog>
  );
}

/** Closes the dialog that it is in. */
export function CloseButton() {
  return (
    <button type="button" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>
      Close
    </button>
  );
}
