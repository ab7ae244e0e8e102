import type { ComparisonKind } from '../../../core/timing/Comparison.ts';

/** What a card says before anything is measured. */
export interface ComparisonText {
  readonly title: string;
  /** what is compared */
  readonly what: string;
  /** what to predict */
  readonly question: string;
  readonly unit: 'times' | '%';
  /** what the numbers come to teach; null where they speak for themselves */
  readonly lesson: string | null;
}

export const COMPARISON_TEXTS: Record<ComparisonKind, ComparisonText> = {
  scaling: {
    title: 'Strong and weak scaling',
    what: 'Strong: the same work, shared among more and more workers. Weak: as much work for each worker as one alone had.',
    question:
      'With weak scaling the time stays the same if workers cost each other nothing. How efficient will the most workers be?',
    unit: '%',
    lesson:
      'Strong scaling asks how much sooner the same experiment ends, weak scaling how much more can be done in the same time.',
  },
  'hand-over': {
    title: 'Ways to hand results over',
    what: 'A worker sends values to the page, in messages of 8 MB and of 8 kB. The memory is transferred and sent back for the next message, as runs do; transferred, and fresh memory taken for the next one; copied; or shared by both threads.',
    question: 'How many times as long as transferring and sending back does copying take, at 8 MB?',
    unit: 'times',
    lesson:
      'Compute is the making of the values, where fresh memory shows; merge is the page’s reading of them. The article says that “the message passing overhead is essentially a fixed cost”: it is a cost per message, and for copies one per byte as well. Shared memory saves the copying, and needs care that no thread reads what another is writing.',
  },
  start: {
    title: 'New workers for every run',
    what: 'Ten runs of a million steps, as in the article: on workers that stand ready, and on workers started anew for each run, as the article’s processes are.',
    question: 'How many times as long does the run take with new workers?',
    unit: 'times',
    lesson: null,
  },
  kernel: {
    title: 'Kernel and plain reference',
    what: 'The same path on one worker: by the kernel in WebAssembly, and by the plain reference in JavaScript, each run long enough to time well. The self-check of every run compares their first numbers bit by bit.',
    question: 'How many times as long does the reference take?',
    unit: 'times',
    lesson: null,
  },
  generator: {
    title: 'Fast streams and NumPy’s',
    what: 'The same reservoir on one worker, with random numbers from the fast streams and from NumPy’s generator, as in the article, each run long enough to time well. The fast streams come from the kernel in WebAssembly, which has vector instructions, and NumPy’s from plain JavaScript: so this compares the two ways that this page has, not only two generators.',
    question: 'How many times as long does NumPy’s generator take?',
    unit: 'times',
    lesson:
      'How much of this is the kernel’s, “Kernel and plain reference” tells: there both draw from the same streams.',
  },
};
