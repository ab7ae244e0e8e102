import { isCancellable } from '../../session/endings.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';

export interface RunBarProps {
  readonly session: PageSession;
  /** a slider moves: its own runs are over before anybody could cancel one, and the button would flicker */
  readonly isDragging: boolean;
}

/** Run and Cancel: they alone follow what is under way, not all fields. */
export function RunBar({ session, isDragging }: RunBarProps) {
  const canCancel = useStore(session.underWay, (all) => !isDragging && isCancellable(all));
  const isWaiting = useStore(session.runs, ({ activity }) => activity.kind === 'waiting');
  return (
    <div className="run-bar">
      <button type="button" className={isWaiting ? 'primary' : undefined} onClick={session.run}>
        Run
      </button>
      <button type="button" aria-disabled={!canCancel} onClick={session.cancel}>
        Cancel
      </button>
    </div>
  );
}
