import { Message } from './Message.tsx';
import { messageOf, remedyOf } from './messageOf.ts';
import { reloadPage } from './reloadPage.ts';

/** What stands in place of the page when all of it has failed. */
export function PageFailure({ error }: { readonly error: unknown }) {
  const message = messageOf(error);
  return (
    <div role="alert" className="page-failure">
      {remedyOf(message) === null ? (
        <p className="error">
          <span>{`The page has failed: ${message}`}</span>{' '}
          <button type="button" onClick={() => void reloadPage()}>
            Reload
          </button>{' '}
          <span>The address keeps the settings. If they make it fail again, </span>
          <a href="../">start from the defaults</a>.
        </p>
      ) : (
        <Message text={message} />
      )}
    </div>
  );
}
