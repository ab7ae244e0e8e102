import { useSyncExternalStore } from 'react';
import { reloadPage } from './reloadPage.ts';
import { isUpdateThere, onUpdate } from './updates.ts';

/** Tells quietly that there is a newer version, which comes when the user takes it. */
export function UpdateLine() {
  const isThere = useSyncExternalStore(onUpdate, isUpdateThere);
  return (
    <div aria-live="polite">
      {isThere && (
        <p className="update">
          <span>A new version of this page is there.</span>{' '}
          <button type="button" onClick={() => void reloadPage()}>
            Take it
          </button>
        </p>
      )}
    </div>
  );
}
