import { preloadable } from '../page/preloadable.tsx';
import type { FoldProps } from './Fold.tsx';
import type { MoreFormProps } from './MoreForm.tsx';
import type { ReadOutProps } from './ReadOut.tsx';
import type { RecordLineProps } from './RecordLine.tsx';
import type { ScenarioMenuProps } from './ScenarioMenu.tsx';

/** What is seldom changed; in one file with the lesson. */
export const More = preloadable<MoreFormProps>(
  async () => (await import('./MoreForm.tsx')).MoreForm,
  () => (
    <details className="group more">
      <summary>More</summary>
    </details>
  ),
);

/** Folds the form in the lesson; in that file too. */
export const Fold = preloadable<FoldProps>(
  async () => (await import('./Fold.tsx')).Fold,
  () => <div className="fold" />,
);

/** What the settings amount to; in that file too. */
export const ReadOut = preloadable<ReadOutProps>(
  async () => (await import('./ReadOut.tsx')).ReadOut,
  () => <p className="read-out" />,
);

/** Reservoirs by name; in that file too. */
export const Scenarios = preloadable<ScenarioMenuProps>(
  async () => (await import('./ScenarioMenu.tsx')).ScenarioMenu,
  () => <div className="scenario" />,
);

/** Where the inflow comes from; in that file too. */
export const RecordLine = preloadable<RecordLineProps>(
  async () => (await import('./RecordLine.tsx')).RecordLine,
  () => <div className="record-line" />,
);
