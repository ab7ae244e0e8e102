import type { Notice } from '../core/validateSettings.ts';

export interface AnnouncementsProps {
  readonly status: string;
  /** of values that did not fit */
  readonly notices: readonly Notice[];
  readonly errors: readonly (string | null)[];
  /** they stand beside their fields; here they are only heard */
  readonly fieldErrors: readonly (string | null)[];
}

/** What the page tells: progress and results politely, errors at once. */
export function Announcements({ status, notices, errors, fieldErrors }: AnnouncementsProps) {
  const messages = [
    ...notices.map(
      ({ key, given, allowed }) =>
        `${key}=${given === '' ? '(empty)' : given} does not fit and was replaced by its default; allowed: ${allowed}.`,
    ),
    ...errors.filter((error) => error !== null),
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
