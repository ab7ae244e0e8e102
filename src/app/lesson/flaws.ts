import type { Flaw } from '../../views/independence/FlawGallery.tsx';
import { link } from './story.ts';

/** Ways to get chunks wrong, what looks like one, and the cure. */
export const FLAWS: readonly Flaw[] = [
  {
    title: 'One seed for all',
    text: 'Eight chunks draw the same numbers: eight times the work, one sample.',
    link: link('T=8000&chunks=8&seeding=same&view=independence'),
  },
  {
    title: 'One seed, other starts',
    text: 'Each chunk goes on where the one before ended, so they start apart. Equal inflows bring them together: from some step on their storages are equal.',
    link: link(
      'K=1000&mu=68&sigma=20&T=8000&chunks=8&seeding=same&boundary=continue&view=independence',
    ),
  },
  {
    title: 'Streams that overlap',
    text: 'Each chunk draws what the one before draws ten steps later. Correlations at equal steps do not tell it from chance; looking for shared numbers does.',
    link: link('T=8000&chunks=8&seeding=shifted&view=independence'),
  },
  {
    title: 'Same start, not dependence',
    text: 'All chunks start full and drain alike: their storages correlate at about 0.9, their shocks do not.',
    link: link('K=1000&sigma=20&target=75&T=8000&chunks=8&view=independence'),
  },
  {
    title: 'The cure',
    text: 'The fast streams: every chunk has its own, keyed by seed and chunk.',
    link: link('T=8000&chunks=8&generator=xoshiro&view=independence'),
  },
];
