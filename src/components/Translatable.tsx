import { unbroken } from './unbroken.ts';

/** What means the same in every language: links, `key=value`, digests and what is left of them, symbols of settings. */
const VERBATIM =
  /(https?:\/\/\S+|\b\w+=\S+|\b[0-9a-f]{16}\b|…[0-9a-f]{4}\b|\b[0-9a-f]{8}(?=…)|S̄|\b[KT]\b|[μστ])/u;

/** A text of which a translator of the page leaves alone what is not words. */
export function Translatable({ text }: { readonly text: string }) {
  return (
    <span>
      {unbroken(text)
        .split(VERBATIM)
        .map((part, i) =>
          i % 2 === 1 ? (
            <bdi key={i} translate="no">
              {part}
            </bdi>
          ) : (
            <span key={i}>{part}</span>
          ),
        )}
    </span>
  );
}
