import { Translatable } from '../../components/Translatable.tsx';
import { unbroken } from '../../components/unbroken.ts';
import { Message } from '../page/Message.tsx';

export interface AnnouncementsProps {
  /** what is told is of something that goes on, or waits for Run */
  readonly isOfNow: boolean;
  readonly status: string;
  /** changes too often to be read aloud each time */
  readonly soFar: string | null;
  /** of what a link or a file holds that does not fit */
  readonly notices: readonly string[];
  /** of what this browser lacks */
  readonly warnings: readonly (string | null)[];
  readonly errors: readonly (string | null)[];
  /** they stand beside their fields; here they are only heard */
  readonly fieldErrors: readonly (string | null)[];
}

/** More of them say no more: something is wrong with the whole. */
const MOST_NOTICES = 20;

/** What the page tells: progress and results politely, errors at once. */
export function Announcements(props: AnnouncementsProps) {
  const { isOfNow, status, soFar, notices, warnings, errors, fieldErrors } = props;
  const told = [...new Set(notices)];
  const rest = told.length - MOST_NOTICES;
  // two parts of the page may fail for one reason
  const messages = new Set([...warnings, ...errors].filter((message) => message !== null));
  return (
    <div className={isOfNow ? 'announcements awaited' : 'announcements'}>
      <p role="status">{unbroken(status)}</p>
      {soFar !== null && <p className="so-far">{soFar}</p>}
      <div role="alert">
        {told.length > 0 && (
          <div className="notices" role="group" aria-label="Notices" tabIndex={0}>
            {told.slice(0, MOST_NOTICES).map((message) => (
              <p key={message} className="error">
                <Translatable text={message} />
              </p>
            ))}
            {rest > 0 && <p className="error">{`And ${rest} more that do not fit.`}</p>}
          </div>
        )}
        {[...messages].map((message) => (
          <Message key={message} text={message} />
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
