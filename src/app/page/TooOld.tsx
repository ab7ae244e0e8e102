import { ENOUGH } from './missingFeatures.ts';

/** What stands in place of the page where the browser cannot show it. */
export function TooOld({ missing }: { readonly missing: readonly string[] }) {
  return (
    <div role="alert" className="page-failure">
      <p className="error">
        {`This browser is too old for Spillway, or its settings forbid what the page needs: ${missing.join(', ')}. ${ENOUGH}.`}
      </p>
    </div>
  );
}
