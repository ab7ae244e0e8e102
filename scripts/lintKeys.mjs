import { createHash } from 'node:crypto';
import { posix } from 'node:path';

const IMPORTED = /\b(?:from|import|import\()\s*'(\.[^'?]+)/g;

const hashOf = (texts) => createHash('sha1').update(JSON.stringify(texts)).digest('hex');

/**
 * Of each file (its path → its text) a key that changes with its text, with that of a module it imports itself, and
 * with `settings`: what holds for all.
 */
export function lintKeys(texts, settings) {
  const ground = hashOf(settings);
  const keyOf = (path, text) => {
    const imported = [...text.matchAll(IMPORTED)].map(([, specifier]) =>
      texts.get(posix.join(posix.dirname(path), specifier)),
    );
    return hashOf([ground, text, ...imported]);
  };
  return new Map([...texts].map(([path, text]) => [path, keyOf(path, text)]));
}
