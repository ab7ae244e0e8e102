import type { Settings } from '../../core/settings/Settings.ts';
import { readLink, type Page } from '../address/link.ts';

/** One step of the lesson: what to see, and the link that shows it. */
export interface StoryStep {
  readonly title: string;
  readonly text: string;
  readonly link: string;
  /** what can be done in it with one press */
  readonly act?: Act;
  /** a control of its own, in the strip */
  readonly control?: 'futures' | 'run';
  /** what there is to go on with */
  readonly more?: 'gallery' | 'challenges';
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
  'v=1&K=100&mu=70&sigma=70&target=70&seed=0&generator=numpy&seeding=distinct&boundary=restart&rho=0';

/** The article’s experiment with some keys changed. */
export function link(change: string): string {
  const query = new URLSearchParams(BASE);
  for (const [key, value] of new URLSearchParams(change)) query.set(key, value);
  return `?${query}`;
}

const SEAM = 'K=1000&mu=62.95&T=2000&chunks=2&seed=2&view=storage';
const PAIR = 'T=200&chunks=2&view=independence';

/** From one reservoir to a billion steps: a question, something to do, and a picture that answers, in each. */
export const STORY: readonly StoryStep[] = [
  {
    title: 'One reservoir',
    text: 'What do you need to know for tomorrow? Take a few steps beside the dam: only today’s storage and one random number.',
    link: link('T=100&chunks=1&view=storage'),
  },
  {
    title: 'A thousand futures',
    text: '1000 futures of 50 years, all from a full reservoir. In how many does it fall short of the target at least once?',
    link: link('K=500&mu=60&sigma=60&target=62&T=50000&chunks=1000&generator=xoshiro&view=storage'),
    control: 'futures',
  },
  {
    title: 'Share the work',
    text: 'The work is cut into 840 independent chunks. How many times faster will all your workers be than one? Guess, then press Measure.',
    link: link('T=840000&chunks=840&view=timing'),
  },
  {
    title: 'Break it',
    text: 'A billion steps. Run them twice, and the second time kill a worker: press the ✕ on its lane. What will be different?',
    link: link('T=1000000000&chunks=1000&generator=xoshiro&view=storage'),
    control: 'run',
  },
  {
    title: 'One seed for all',
    text: 'Both chunks draw the same random numbers, so every point lies on the diagonal: twice the work, one sample.',
    link: link(`${PAIR}&seeding=same`),
    act: {
      label: 'A seed each',
      undo: 'One seed again',
      link: link(PAIR),
      text: 'Now each chunk draws numbers of its own, and both plots are clouds: the work pays, for there are two samples.',
    },
  },
  {
    title: 'Looks related, is not',
    text: 'Both chunks drain from full alike, so their storages look related; their shocks are not. Leave out the first 150 steps.',
    link: link('K=1000&sigma=20&target=75&T=2000&chunks=2&view=independence'),
    more: 'gallery',
  },
  {
    title: 'Mind the seam',
    text: 'At step 1000 storage jumps to full, because the next chunk starts again from full: the two do not form one path.',
    link: link(SEAM),
    act: {
      label: 'Continue the path',
      undo: 'Start full again',
      link: link(`${SEAM}&boundary=continue`),
      text: 'The jump is gone: each chunk goes on from where the one before ended. Below the chart it says what that took with several workers.',
    },
  },
  {
    title: 'A thousand million steps',
    text: 'One path of a billion steps, by one press. Does the histogram meet the exact law, which needs no random numbers?',
    link: link('T=1000000000&chunks=8&generator=xoshiro&boundary=continue&view=distribution'),
    control: 'run',
  },
  {
    title: 'On your own',
    text: 'Three challenges, and the article’s own experiment. Share passes on what you found.',
    link: link('T=200&chunks=2&view=storage'),
    more: 'challenges',
  },
];

/** What to try after the lesson. */
export const CHALLENGES: readonly { readonly label: string; readonly link: string }[] = [
  {
    label: 'Fall short in 5 % of futures',
    link: link('K=500&mu=60&sigma=60&target=62&T=50000&chunks=1000&generator=xoshiro&view=storage'),
  },
  { label: 'Find the speed-up’s ceiling', link: link('T=20000&chunks=8&view=timing') },
  {
    label: 'Find the overlap that r cannot see',
    link: link('T=8000&chunks=8&seeding=shifted&view=independence'),
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
  rho: 'the correlation',
  record: 'the record',
};

/** In what a page is not that of a link: "K, T and the view"; empty if in nothing. */
export function differences({ settings, view }: Page, from: string): string {
  const { page } = readLink(from);
  const keys = Object.keys(NAMES) as (keyof Settings)[];
  const names = keys.filter((key) => settings[key] !== page.settings[key]).map((key) => NAMES[key]);
  if (view !== page.view) names.push('the view');
  return names.join(', ').replace(/, ([^,]*)$/, ' and $1');
}

/** Keys that say how something is computed, not of what reservoir. */
const COMPUTING = ['T', 'chunks', 'generator', 'seeding', 'boundary'] as const;

/** Whether a page is of the same view and computes in the same way, of whatever reservoir and seed. */
export function isSameExperiment({ settings, view }: Page, from: string): boolean {
  const { page } = readLink(from);
  return view === page.view && COMPUTING.every((key) => settings[key] === page.settings[key]);
}
