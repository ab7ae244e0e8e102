import { memo, useState } from 'react';
import { checkTyped } from '../../components/checkTyped.ts';
import { NumberField } from '../../components/NumberField.tsx';
import { Term } from '../../components/Term.tsx';
import { defaultWorkers, PAGE_RULES, workersOf, type Page } from '../address/link.ts';
import type { OtherField } from './Fold.tsx';

export interface WorkersFieldProps {
  readonly page: Page;
  readonly go: (change: Partial<Page>) => void;
  readonly onFieldError: (field: OtherField, error: string | null) => void;
}

/** By how many workers it is computed. */
export const WorkersField = memo(function WorkersField({
  page,
  go,
  onFieldError,
}: WorkersFieldProps) {
  const workers = workersOf(page);
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <NumberField
      label="Workers"
      value={dragged ?? workers}
      committed={workers}
      scale="whole"
      check={(text) => checkTyped(PAGE_RULES.workers, text)}
      min={1}
      max={Math.max(defaultWorkers(), 8)}
      onDrag={setDragged}
      onCommit={(count) => {
        setDragged(null);
        if (count !== workers) go({ workers: count }); // set: else the link says nothing of them
      }}
      onError={(error) => onFieldError('workers', error)}
    >
      A <Term word="worker" /> is a thread: more of them change the time, never the numbers.
    </NumberField>
  );
});
