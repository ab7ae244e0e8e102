import type { ReactNode } from 'react';

/** The words of the page, each for one thing. */
const WORDS = {
  chunk: 'A run of consecutive steps: a part of the experiment, with its own start and stream.',
  worker:
    'A thread of the browser that computes. It never changes a result, only the time it takes.',
  stream: 'The random numbers of a chunk, fixed by the seed and the stream’s number.',
  seed: 'The number that a stream of random numbers starts from: same seed, same numbers.',
  seam: 'Where one chunk, or one worker’s share of the path, ends and the next begins.',
  shock: 'The random number behind one inflow: a standard normal.',
} as const;

/** A word of the page's own, explained where it stands. */
export function Term({ word, children }: { word: keyof typeof WORDS; children?: ReactNode }) {
  return <abbr title={WORDS[word]}>{children ?? word}</abbr>;
}

/** All words, for those who cannot hover. */
export function Words() {
  return (
    <details className="words">
      <summary>Words</summary>
      <dl>
        {Object.entries(WORDS).map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
