import type { Settings } from '../../core/settings/Settings.ts';
import { readLink, type Page } from '../address/link.ts';

/** One step of the lesson: what to see, and the link that shows it. */
export interface StoryStep {
  readonly title: string;
  readonly text: string;
  readonly link: string;
  /** what can be done in it with one press */
  readonly act?: Act;
  /** the gallery of flaws has more like it */
  readonly hasGallery?: true;
}

/** A change that belongs to a step. */
export interface Act {
  readonly label: string;
  /** the button that takes it back */
  readonly undo: string;
  readonly link: string;
  /** what to see then */
  readonly text: string;
}

const BASE =
  'v=1&K=100&mu=70&sigma=70&target=70&seed=0&generator=numpy&seeding=distinct&boundary=restart';

/** The article’s experiment with some keys changed. */
export function link(change: string): string {
  const query = new URLSearchParams(BASE);
  for (const [key, value] of new URLSearchParams(change)) query.set(key, value);
  return `?${query}`;
}

const SEAM = 'K=1000&mu=62.95&T=2000&chunks=2&seed=2&view=storage';

/** The article's lesson (1 to 4), what it leaves wrong put right (5, 6), and where work starts (7). */
export const STORY: readonly StoryStep[] = [
  {
    title: 'One reservoir',
    text: 'Each step releases what it can up to 70, takes in a random inflow, and spills above 100. To take a step you need only the current storage and one random number.',
    link: link('T=100&chunks=1&view=storage'),
  },
  {
    title: 'Split the work',
    text: 'Ten million steps, cut into 840 independent chunks. How much faster will all your workers be than one? Guess, then press Measure.',
    link: link('T=10000000&chunks=840&view=timing'),
  },
  {
    title: 'Two chunks, one seed',
    text: 'Both chunks start full and draw the same random numbers, so every point lies on the diagonal: twice the work, one sample.',
    link: link('T=200&chunks=2&seeding=same&view=independence'),
  },
  {
    title: 'A seed each',
    text: 'Now each chunk draws numbers of its own, and the line becomes a cloud: the work pays, for there are two samples.',
    link: link('T=200&chunks=2&view=independence'),
  },
  {
    title: 'Mind the seam',
    text: 'At step 1000 storage jumps to full, because the next chunk starts again from full, so the two do not form one path.',
    link: link(SEAM),
    act: {
      label: 'Continue the path',
      undo: 'Start full again',
      link: link(`${SEAM}&boundary=continue`),
      text: 'The jump is gone: each chunk goes on from where the one before ended. Below the chart it says what that took with several workers.',
    },
  },
  {
    title: 'Looks related, is not',
    text: 'Both chunks start full and drain alike, so their storages look related although their inflows are independent. Don’t trust the storages: compare the random shocks.',
    link: link('K=1000&sigma=20&target=75&T=2000&chunks=2&view=independence'),
    hasGallery: true,
  },
  {
    title: 'A thousand futures',
    text: 'A planning study: 1000 futures of 50 years, all from a full reservoir. The bands show what is likely, and how far a single future can stray from it.',
    link: link('K=500&mu=60&sigma=90&target=55&T=50000&chunks=1000&view=storage'),
  },
];

/** Where in the lesson a page is. */
export interface Place {
  /** the step, from 0 */
  readonly step: number;
  /** its act has been done */
  readonly isActed: boolean;
}

/** The step that this page is of; null if it is none of the lesson's. */
export function placeOf(page: Page): Place | null {
  const isAt = (of: string) => differences(page, of) === '';
  const step = STORY.findIndex((each) => isAt(each.link));
  if (step !== -1) return { step, isActed: false };
  const acted = STORY.findIndex(({ act }) => act !== undefined && isAt(act.link));
  return acted === -1 ? null : { step: acted, isActed: true };
}

const NAMES: Readonly<Record<keyof Settings, string>> = {
  K: 'K',
  mu: 'μ',
  sigma: 'σ',
  target: 'S̄',
  T: 'T',
  chunks: 'the chunks',
  seed: 'the seed',
  generator: 'the generator',
  seeding: 'the seeding',
  boundary: 'the chunk boundary',
};

/** In what a page is not that of a link: "K, T and the view"; empty if in nothing. */
export function differences({ settings, view }: Page, from: string): string {
  const { page } = readLink(from);
  const keys = Object.keys(NAMES) as (keyof Settings)[];
  const names = keys.filter((key) => settings[key] !== page.settings[key]).map((key) => NAMES[key]);
  if (view !== page.view) names.push('the view');
  return names.join(', ').replace(/, ([^,]*)$/, ' and $1');
}
