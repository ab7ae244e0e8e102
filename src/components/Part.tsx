import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';

export interface PartProps {
  /** for people, as the subject of a sentence */
  readonly name: string;
  /** when one of these changes, a part that has failed is tried again */
  readonly resetKeys?: readonly unknown[];
  readonly children: ReactNode;
}

const NONE: readonly unknown[] = [];

/** A part of the page whose failure leaves the rest of the page as it is. */
export function Part({ name, resetKeys = NONE, children }: PartProps) {
  return (
    <ErrorBoundary resetKeys={[...resetKeys]} fallbackRender={failureOf(name)}>
      {children}
    </ErrorBoundary>
  );
}

function failureOf(name: string) {
  return ({ error, resetErrorBoundary }: FallbackProps) => {
    const why = error instanceof Error ? error.message : String(error);
    return (
      <div role="alert" className="error part-failed">
        <p>{`${name} cannot be shown: ${why}. The rest of the page works.`}</p>
        <button type="button" onClick={() => resetErrorBoundary()}>
          Try again
        </button>
      </div>
    );
  };
}
