import { memo } from 'react';
import { isCancellable } from '../../session/endings.ts';
import { ComputingForm } from './ComputingForm.tsx';
import { More, RecordLine, Scenarios } from './More.tsx';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';
import { ReservoirForm } from './SettingsForm.tsx';
import type { PageState } from '../address/usePage.ts';

export interface ParametersProps {
  readonly session: PageSession;
  readonly address: PageState;
}

/** All that can be set, with Run and Cancel. */
export const Parameters = memo(function Parameters({ session, address }: ParametersProps) {
  const canCancel = useStore(session.underWay, isCancellable);
  const isWaiting = useStore(session.runs, ({ activity }) => activity.kind === 'waiting');
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
      <div className="run-bar">
        <button type="button" className={isWaiting ? 'primary' : undefined} onClick={session.run}>
          Run
        </button>
        <button type="button" aria-disabled={!canCancel} onClick={session.cancel}>
          Cancel
        </button>
      </div>
      <More page={address.page} go={address.go} />
    </form>
  );
});
