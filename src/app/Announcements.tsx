import type { Notice } from '../core/validateSettings.ts';

export interface AnnouncementsProps {
  readonly status: string;
  /** of values that did not fit */
  readonly notices: readonly Notice[];
  /** of what this browser lacks */
  readonly warnings: readonly (string | null)[];
  readonly errors: readonly (string | null)[];
  /** they stand beside their fields; here they are only heard */
  readonly fieldErrors: readonly (string | null)[];
}

/** What the page tells: progress and results politely, errors at once. */
export function Announcements(props: AnnouncementsProps) {
  const { status, notices, warnings, errors, fieldErrors } = props;
  const messages = [
    ...notices.map(
      ({ key, given, allowed }) =>
        `${key}=${given === '' ? '(empty)' : given} does not fit and was replaced by its default; allowed: ${allowed}.`,
    ),
    ...[...warnings, ...errors].filter((message) => message !== null),
  ];
  return (
    <div className="announcements">
      <p role="status">{status}</p>
      <div role="alert">
        {messages.map((message) => (
          <p key={message} className="error">
            {message}
          </p>
        ))}
        {fieldErrors
          .filter((error) => error !== null)
          .map((message) => (
            <p key={message} className="heard">
              {message}
            </p>
          ))}
      </div>
    </div>
  );
}
