import { useState } from 'react';
import { formatNumber } from '../../components/format.ts';
import { toldSpeedup } from '../../core/timing/steadiness.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';

export interface MeasuringChipProps {
  readonly session: PageSession;
  /** Goes to where it is measured. */
  readonly onOpen: () => void;
}

/** That a measurement goes on though its view is not in sight, and then what it came to; nothing if none did. */
export function MeasuringChip({ session, onOpen }: MeasuringChipProps) {
  const isRunning = useStore(session.lab, (lab) => lab.isRunning);
  const progress = useStore(session.lab, (lab) => lab.progress);
  // of what ran while the view was away
  const isDone = useStore(
    session.lab,
    ({ task, isRunning: runs, endedBy, error }) =>
      task === 'speed-up' && !runs && endedBy === null && error === null,
  );
  const timing = useStore(session.lab, ({ growing }) => growing?.timing ?? null);
  const speedup = isDone && timing !== null ? toldSpeedup(timing) : null;
  const [hasRun, setHasRun] = useState(isRunning);
  if (isRunning && !hasRun) setHasRun(true);
  if (!isRunning && !(hasRun && isDone)) return null;
  return (
    <button
      type="button"
      className="chip"
      onClick={() => {
        onOpen();
        document.getElementById('view-timing')?.focus(); // this button goes
      }}
    >
      {!isRunning
        ? `Measured${speedup === null ? '' : `: ${formatNumber(speedup, 2)}×`}`
        : progress === null
          ? 'Measuring …'
          : `Measuring: ${progress.done} of ${progress.of}`}
    </button>
  );
}
