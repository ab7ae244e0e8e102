import { memo } from 'react';
import { ComputingForm } from './ComputingForm.tsx';
import { Fold, More, RecordLine, Scenarios } from './lateParts.tsx';
import type { PageSession } from '../session/PageSession.ts';
import { RunBar } from './RunBar.tsx';
import { ReservoirForm } from './SettingsForm.tsx';
import type { PageState } from '../address/usePage.ts';

export interface ParametersProps {
  readonly session: PageSession;
  readonly address: PageState;
  /** null: it cannot be folded */
  readonly isFolded: boolean | null;
  readonly onFold: (isFolded: boolean) => void;
}

/** All that can be set, with Run and Cancel; folded, these two are left. */
export const Parameters = memo(function Parameters({
  session,
  address,
  isFolded,
  onFold,
}: ParametersProps) {
  const form = {
    ...address,
    committed: address.page.settings,
    onFieldError: session.messages.failField,
  };
  return (
    <form className="parameters" onSubmit={(event) => event.preventDefault()}>
      {isFolded !== null && (
        <Fold session={session} settings={address.settings} isFolded={isFolded} onFold={onFold} />
      )}
      <Scenarios settings={address.settings} onChoose={(settings) => address.go({ settings })} />
      <ReservoirForm {...form} />
      <RecordLine session={session} address={address} />
      <ComputingForm {...form} />
      <RunBar session={session} isDragging={address.isDragging} />
      <More {...form} />
    </form>
  );
});
