import type { Flaw } from '../../views/independence/FlawGallery.tsx';
import { link } from './steps.ts';

/** Ways to get chunks wrong, what looks like one, and the cure. */
export const FLAWS: readonly Flaw[] = [
  {
    title: 'One seed for all',
    text: 'Eight chunks draw the same numbers: eight times the work, one sample.',
    look: 'line',
    link: link('T=8000&chunks=8&seeding=same&view=independence'),
  },
  {
    title: 'One seed, other starts',
    text: 'Each chunk goes on where the one before ended, so they start apart. Equal inflows bring them together: from some step on their storages are equal.',
    look: 'meeting',
    link: link(
      'K=1000&mu=68&sigma=20&T=8000&chunks=8&seeding=same&boundary=continue&view=independence',
    ),
  },
  {
    title: 'Streams that overlap',
    text: 'Each chunk draws what the one before draws ten steps later. Correlation at equal steps cannot tell it from chance; a search for shared numbers can.',
    look: 'overlap',
    link: link('T=8000&chunks=8&seeding=shifted&view=independence'),
  },
  {
    title: 'Same start, yet independent',
    text: 'All chunks start full and drain alike: their storages correlate at about 0.9, their shocks do not.',
    look: 'trail',
    link: link('K=1000&sigma=20&target=75&T=8000&chunks=8&view=independence'),
  },
  {
    title: 'The cure',
    text: 'The fast streams: every chunk has its own, keyed by seed and chunk.',
    look: 'cloud',
    link: link('T=8000&chunks=8&generator=xoshiro&view=independence'),
  },
];
