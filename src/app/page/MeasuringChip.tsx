import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';

export interface MeasuringChipProps {
  readonly session: PageSession;
  /** Goes to where it is measured. */
  readonly onOpen: () => void;
}

/** That a measurement goes on though its view is not in sight; nothing if none does. */
export function MeasuringChip({ session, onOpen }: MeasuringChipProps) {
  const isRunning = useStore(session.lab, (lab) => lab.isRunning);
  const progress = useStore(session.lab, (lab) => lab.progress);
  if (!isRunning) return null;
  return (
    <button
      type="button"
      className="chip"
      onClick={() => {
        onOpen();
        document.getElementById('view-timing')?.focus(); // this button goes
      }}
    >
      {progress === null ? 'Measuring …' : `Measuring: ${progress.done} of ${progress.of}`}
    </button>
  );
}
