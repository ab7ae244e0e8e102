import { memo } from 'react';
import { ComputingForm } from './ComputingForm.tsx';
import { More, RecordLine, Scenarios } from './More.tsx';
import type { PageSession } from '../session/PageSession.ts';
import { RunBar } from './RunBar.tsx';
import { ReservoirForm } from './SettingsForm.tsx';
import type { PageState } from '../address/usePage.ts';

export interface ParametersProps {
  readonly session: PageSession;
  readonly address: PageState;
}

/** All that can be set, with Run and Cancel. */
export const Parameters = memo(function Parameters({ session, address }: ParametersProps) {
  const form = {
    ...address,
    committed: address.page.settings,
    onFieldError: session.messages.failField,
  };
  return (
    <form className="parameters" onSubmit={(event) => event.preventDefault()}>
      <Scenarios settings={address.settings} onChoose={(settings) => address.go({ settings })} />
      <ReservoirForm {...form} />
      <RecordLine session={session} address={address} />
      <ComputingForm {...form} />
      <RunBar session={session} isDragging={address.isDragging} />
      <More {...form} />
    </form>
  );
});
