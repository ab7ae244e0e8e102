import { useState } from 'react';
import { copyText } from '../../components/copyText.ts';

/** Copies a result as one line, which is shown: where there is no clipboard, it is copied by hand. */
export function CopyResult({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState<{ readonly text: string; readonly said: string } | null>(
    null,
  );
  const copy = () => {
    copyText(text).then(
      () => setCopied({ text, said: 'Copied.' }),
      () => setCopied({ text, said: 'It could not be copied: select the line.' }),
    );
  };
  return (
    <div className="copy-result">
      <button type="button" onClick={copy}>
        Copy my result
      </button>
      <p translate="no">
        <span>{text}</span>
      </p>
      <p aria-live="polite">
        <span>{copied?.text === text ? copied.said : ''}</span>
      </p>
    </div>
  );
}
