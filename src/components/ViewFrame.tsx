import type { ReactNode } from 'react';
import { Words } from './Term.tsx';
import { unbroken } from './unbroken.ts';

export interface ViewFrameProps {
  /** what the picture comes to, in one sentence with its numbers */
  readonly verdict: ReactNode;
  readonly controls?: ReactNode;
  readonly chart: ReactNode;
  /** what is drawn, and how */
  readonly note?: ReactNode;
  /** beside the chart where there is room, else under it */
  readonly beside?: ReactNode;
  readonly figures: ReactNode;
  /** what is folded, or of second rank */
  readonly more?: ReactNode;
  /** what to look for, and why it matters */
  readonly explanation: ReactNode;
  readonly table?: ReactNode;
}

/** The same places in every view, so that the eye finds them again. */
export function ViewFrame(view: ViewFrameProps) {
  return (
    <>
      <p className="verdict">{kept(view.verdict)}</p>
      {view.chart && (
        <div className={view.beside ? 'picture with-beside' : 'picture'}>
          <div className="view-controls">{view.controls}</div>
          {view.chart}
          {view.note && <p className="note">{kept(view.note)}</p>}
          {view.beside}
        </div>
      )}
      {view.figures}
      <section className="explanation" aria-label="What to look for">
        {view.more}
        <h2>What to look for</h2>
        {view.explanation}
        {view.table}
        <Words />
      </section>
    </>
  );
}

/** Text as it should break; all else as it is. */
function kept(content: ReactNode): ReactNode {
  return typeof content === 'string' ? unbroken(content) : content;
}
