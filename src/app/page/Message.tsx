import { Translatable } from '../../components/Translatable.tsx';
import { remedyOf } from './messageOf.ts';
import { reloadPage } from './reloadPage.ts';

/** An error in words, with what can be done about it. */
export function Message({ text }: { readonly text: string }) {
  const remedy = remedyOf(text);
  return (
    <p className="error">
      <Translatable text={text} />{' '}
      {remedy === 'reload' && (
        <button type="button" onClick={() => void reloadPage()}>
          Reload
        </button>
      )}
      {remedy === 'open alone' && (
        <a href={window.location.href} target="_blank" rel="noreferrer">
          Open in a window
        </a>
      )}
    </p>
  );
}
