import { useState } from 'react';
import { chosenLabels } from '../address/link.ts';
import { preloadable } from '../page/preloadable.tsx';
import type { MoreFormProps } from './MoreForm.tsx';
import type { RecordLineProps } from './RecordLine.tsx';
import type { ScenarioMenuProps } from './ScenarioMenu.tsx';

const nothing = () => null;

/** In one file with the lesson. */
const MoreForm = preloadable<MoreFormProps>(
  async () => (await import('./MoreForm.tsx')).MoreForm,
  nothing,
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

/** What is seldom changed. It opens by itself where something in it is. */
export function More(props: MoreFormProps) {
  const hasChanges = Object.keys(chosenLabels(props.page.labels)).length > 0;
  const [isOpen, setIsOpen] = useState(hasChanges);
  const [hadChanges, setHadChanges] = useState(hasChanges);
  if (hadChanges !== hasChanges) {
    setHadChanges(hasChanges);
    if (hasChanges) setIsOpen(true);
  }
  return (
    <details
      className="group more"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>More</summary>
      <MoreForm {...props} />
    </details>
  );
}
