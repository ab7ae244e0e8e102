import { isCancellable } from '../../session/endings.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';

/** Run and Cancel: they alone follow what is under way, not all fields. */
export function RunBar({ session }: { readonly session: PageSession }) {
  const canCancel = useStore(session.underWay, isCancellable);
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
