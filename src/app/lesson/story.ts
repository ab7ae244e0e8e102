import { DEFAULT_LABELS } from '../../components/labels.ts';
import { writeLink, readLink, type Page } from '../address/link.ts';

/** One step of the lesson: what to see, and the link that shows it. */
export interface StoryStep {
  readonly title: string;
  readonly text: string;
  readonly link: string;
  /** the gallery of flaws has more like it */
  readonly hasGallery?: true;
}

const BASE =
  'v=1&K=100&mu=70&sigma=70&target=70&seed=0&generator=numpy&seeding=distinct&boundary=restart';

/** The article’s experiment with some keys changed. */
export function link(change: string): string {
  const query = new URLSearchParams(BASE);
  for (const [key, value] of new URLSearchParams(change)) query.set(key, value);
  return `?${query}`;
}

/** The article's lesson (1 to 4), what it leaves wrong put right (5, 6), and where work starts (7). */
export const STORY: readonly StoryStep[] = [
  {
    title: 'One reservoir',
    text: 'Each step releases what it can up to 70, takes in a random inflow, and spills what exceeds 100. No step needs anything but the storage before it and one random number.',
    link: link('T=100&chunks=1&view=storage'),
  },
  {
    title: 'Split the work',
    text: 'Ten million steps in 840 chunks, which need nothing from one another. Guess how many times faster all your workers are than one, then press Measure.',
    link: link('T=10000000&chunks=840&view=timing'),
  },
  {
    title: 'Two chunks, one seed',
    text: 'Both chunks start full and draw the same random numbers: every point lies on the diagonal. Twice the work, one sample. The article’s last listing still does this: it never passes its jobno on.',
    link: link('T=200&chunks=2&seeding=same&view=independence'),
  },
  {
    title: 'A seed each',
    text: 'The line becomes a cloud: the chunks no longer share their inflow shocks. The article seeds chunk i with i; that mends the flaw, though NumPy’s manual calls neighbouring seeds unsafe and makes streams from one seed instead.',
    link: link('T=200&chunks=2&view=independence'),
  },
  {
    title: 'Mind the seam',
    text: 'At step 1000 storage jumps to full, because the next chunk starts anew: joined, the chunks are not one path. Choose Continue the path (under More), and the jump is gone.',
    link: link('K=1000&mu=62.95&T=2000&chunks=2&seed=2&view=storage'),
  },
  {
    title: 'Looks related, is not',
    text: 'Both chunks start full and drain alike, so their storages go together, although their shocks do not. The eye on this plot is no test; only the shocks tell.',
    link: link('K=1000&sigma=20&target=75&T=2000&chunks=2&view=independence'),
    hasGallery: true,
  },
  {
    title: 'A thousand futures',
    text: 'A planning study: 1000 futures of 50 years, all from a full reservoir. The bands show what to expect, and how far one future may stray.',
    link: link('K=500&mu=60&sigma=90&target=55&T=50000&chunks=1000&view=storage'),
  },
];

const LINKS = STORY.map(({ link: of }) => writeLink(readLink(of).page));

/** The step whose link leads to this page, from 0; -1 if none does. */
export function storyStepOf(page: Page): number {
  const here = writeLink({ ...page, workers: null, labels: DEFAULT_LABELS });
  return LINKS.indexOf(here);
}
