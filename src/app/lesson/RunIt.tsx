import type { PageSession } from '../session/PageSession.ts';
import { shownIn, useStore } from '../session/useStore.ts';
import { isOf } from './steps.ts';

export interface RunItProps {
  readonly session: PageSession;
  readonly link: string;
}

/** Runs the step's experiment, and again; a run under way is not begun anew by it. */
export function RunIt({ session, link }: RunItProps) {
  const run = useStore(session.runs, shownIn);
  const isRunning = useStore(session.runs, ({ activity }) => activity.kind === 'running');
  return (
    <button
      type="button"
      className="run-it"
      aria-disabled={isRunning}
      onClick={() => {
        if (!isRunning) session.run();
      }}
    >
      {run !== null && isOf(run, link) ? 'Run it again' : 'Run it'}
    </button>
  );
}
