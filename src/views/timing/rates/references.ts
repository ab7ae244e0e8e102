/** A speed that was measured elsewhere, for one step of the article's model. */
export interface Reference {
  /** short, for the chart */
  readonly label: string;
  readonly nsPerStep: number;
  /** what ran, in words */
  readonly what: string;
  /** where it ran, and who says so */
  readonly source: string;
}

const BENCH =
  '2-core x86-64 virtual machine (AMD EPYC), 22 November 2026: npm run bench, median of nine rounds, README';

/** 5.04 s for a million steps, on the author's laptop. */
export const ARTICLE_PYTHON: Reference = {
  label: 'Python, 2014',
  nsPerStep: 5040,
  what: 'the article’s loop in Python',
  source: 'its author’s old 2-core laptop, 2014: the article, best of 3',
};

export const ARTICLE_LOOP_TODAY: Reference = {
  label: 'Python, 2026',
  nsPerStep: 1741,
  what: 'the article’s loop in Python, run again',
  source: BENCH,
};

/** From the slowest to the fastest. */
export const REFERENCES: readonly Reference[] = [
  ARTICLE_PYTHON,
  ARTICLE_LOOP_TODAY,
  { label: 'NumPy', nsPerStep: 20.2, what: 'NumPy, ensemble of 1,000 paths', source: BENCH },
  { label: 'numba, 1 thread', nsPerStep: 20.2, what: 'numba, 1 thread', source: BENCH },
  { label: 'numba, 2 threads', nsPerStep: 13.9, what: 'numba, 2 threads', source: BENCH },
  { label: 'native C', nsPerStep: 6.1, what: 'native C, plain', source: BENCH },
  {
    label: 'native C, SIMD',
    nsPerStep: 3,
    what: 'native C with 128-bit SIMD, the same design as this page',
    source: BENCH,
  },
];
