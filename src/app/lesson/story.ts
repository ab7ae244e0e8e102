import type { Settings } from '../../core/settings/Settings.ts';
import type { Span } from '../../components/span.ts';
import { readLink, type Page } from '../address/link.ts';
import { CHALLENGE_PAGES, challengeAt, STEPS, type ChallengePage } from './steps.ts';

/** One step of the lesson: a question, something to do, and what to see then. */
export interface StoryStep {
  readonly title: string;
  /** before: some 20 words at most */
  readonly text: string;
  /** in front of a class, where the form, the tabs and the files are not in sight */
  readonly presented?: string;
  /** a change of what is seen, in the strip */
  readonly act?: Act;
  /** a control of its own, in the strip */
  readonly control?: 'futures' | 'run' | 'twice' | 'end';
  /** one sentence, once that has been done which the step asks for */
  readonly after?: {
    readonly text: string;
    readonly once: 'stepped' | 'measured' | 'leftOut' | 'counted';
  };
  /** where there are more like it */
  readonly more?: 'gallery';
}

/** One of two that belong to a step: it begins with the first. */
export interface Act {
  /** what they are, for those who do not see the picture */
  readonly of: string;
  readonly options: readonly [string, string];
  /** what to see with the second */
  readonly text: string;
  /** in which steps, if they are few of many */
  readonly zoom?: Span;
}

const TEXTS: readonly StoryStep[] = [
  {
    title: 'One reservoir',
    text: 'What must you know today to tell tomorrow’s storage? Press Take a step at the dam a few times.',
    after: {
      once: 'stepped',
      text: 'Only today’s storage and one random number: so futures need nothing of one another, and can be shared out.',
    },
  },
  {
    title: 'A thousand futures',
    text: '1000 futures of 50 years, all from full. In what share of them is the target missed at least once?',
    control: 'futures',
  },
  {
    title: 'Share the work',
    text: '840 independent chunks: how many times faster are all your workers than one? Drag the dot, then press Measure.',
    after: {
      once: 'measured',
      text: 'The lanes raced one worker against all: what is missing went on messages, on waiting for the last job, and on cores that slow one another.',
    },
  },
  {
    title: 'Break it',
    text: 'Run a billion steps twice, and the second time kill a worker: the ✕ on its lane. What will be different?',
    control: 'twice',
  },
  {
    title: 'One seed for all',
    text: 'Both chunks draw from one seed: twice the work, one sample. How will these pictures look with two seeds?',
    act: {
      of: 'Random numbers',
      options: ['One seed', 'Two seeds'],
      text: 'Each chunk draws numbers of its own: the shocks become a cloud, the storages scatter over the edges. These are two samples.',
    },
  },
  {
    title: 'Looks related, is not',
    text: 'The shocks are unrelated, yet these storages look related. Why? Leave out the first 200 steps, and see what is left.',
    after: {
      once: 'leftOut',
      text: 'Both only drained from full alike: what comes after that is as unrelated as the shocks.',
    },
    more: 'gallery',
  },
  {
    title: 'Mind the seam',
    text: 'At step 1000 storage jumps to full, for the second chunk starts anew. What if it went on?',
    act: {
      of: 'The second chunk',
      options: ['Starts full', 'Goes on'],
      // some steps before the seam, and some after both paths have met
      zoom: { from: 930, to: 1120 },
      text: 'The jump is gone; the dashed path from full meets this one in the shaded steps, and equals it from there on, to the last bit.',
    },
  },
  {
    title: 'A billion steps',
    text: 'One path of a billion steps, by one press. Does its histogram meet the exact law, which needs no random numbers?',
    control: 'run',
    act: {
      of: 'Shown',
      options: ['Histogram', 'Path'],
      text: 'Press Longest drought: what do the worst steps of a billion look like? The small picture shows where they are.',
    },
    after: {
      once: 'counted',
      text: 'They meet: what a billion random steps come to, the law says without one.',
    },
  },
  {
    title: 'On your own',
    text: 'Three challenges. Share passes on what you find; with Download Python it goes on elsewhere.',
    presented:
      'Three challenges, Share and Download Python come once you leave the presentation: press Escape.',
    control: 'end',
  },
];

/** From one reservoir to a billion steps, each with its links. */
export const STORY = TEXTS.map((step, index) => ({
  ...step,
  link: STEPS[index]![0],
  acted: STEPS[index]![1] ?? null,
}));

/** What to try after the lesson, or beside it. */
export interface Case {
  readonly title: string;
  readonly text: string;
  readonly link: string;
}

/** What it asks is found by oneself. */
interface ChallengeText extends Omit<Case, 'link'> {
  /** its futures that fall short are told */
  readonly control?: 'futures';
  /** its chunks are to be measured as they are set */
  readonly keepsChunks?: true;
  /** one sentence: in the view where the answer is, and there once it was measured */
  readonly after?: string;
}

const CHALLENGE_TEXTS: readonly ChallengeText[] = [
  {
    title: 'Fall short in 5 % of futures',
    text: 'Which K, or which S̄ under Settings, makes at most 5 % of futures fall short?',
    control: 'futures',
  },
  {
    title: 'Find the speed-up’s ceiling',
    text: 'One chunk of NumPy’s stream is followed from its start. Press Measure: from what number of Chunks under Settings on are all workers faster?',
    keepsChunks: true,
    after:
      'No more workers are at work than there are chunks: one chunk, no speed-up. Choose Chunks so that all have one, and measure again.',
  },
  {
    title: 'Find the overlap that r cannot see',
    text: 'Two chunks draw from one stream. Press Overlaid: how many steps later does one follow the other? Independence tells.',
    after:
      'At equal steps r is as small as by chance: only a search at other steps finds the numbers that both draw.',
  },
];

export type Challenge = ChallengePage & ChallengeText;

/** The challenges, each with its page. */
export const CHALLENGES: readonly Challenge[] = CHALLENGE_PAGES.map((page, index) => ({
  ...page,
  ...CHALLENGE_TEXTS[index]!,
}));

/** The challenge that a page is of, with what it asks to be changed. */
export function challengeOf(page: Page): Challenge | undefined {
  return CHALLENGES[challengeAt(page)];
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
