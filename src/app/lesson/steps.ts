import type { Settings } from '../../core/settings/Settings.ts';
import { areSettingsEqual } from '../../core/settings/sameSettings.ts';
import { readLink, type Page } from '../address/link.ts';
import type { View } from '../address/views.ts';

const BASE =
  'v=1&K=100&mu=70&sigma=70&target=70&seed=0&generator=numpy&seeding=distinct&boundary=restart&rho=0';

/** The article’s experiment with some keys changed. */
export function link(change: string): string {
  const query = new URLSearchParams(BASE);
  for (const [key, value] of new URLSearchParams(change)) query.set(key, value);
  return `?${query}`;
}

const FUTURES = 'K=500&mu=60&sigma=60&target=62&T=50000&chunks=1000&generator=xoshiro&view=storage';
const SEAM = 'K=1000&mu=62.95&T=2000&chunks=2&seed=2&view=storage';
const BILLION = 'T=1000000000&chunks=8&generator=xoshiro&boundary=continue&view=';
const PAIR = 'T=200&chunks=2&view=independence';

/** Where each step begins, and where its act leads, if it is one of two. The words come later, in a file of their own. */
export const STEPS = [
  [link('T=100&chunks=1&view=storage')],
  [link(FUTURES)],
  [link('T=840000&chunks=840&view=timing')],
  [link('T=1000000000&chunks=1000&generator=xoshiro&view=storage')],
  [link(`${PAIR}&seeding=same`), link(PAIR)],
  [link('K=1000&sigma=20&target=75&T=2000&chunks=2&view=independence')],
  [link(SEAM), link(`${SEAM}&boundary=continue`)],
  [link(`${BILLION}distribution`), link(`${BILLION}storage`)],
  [link('T=200&chunks=2&view=storage')],
] as const satisfies readonly (readonly [begin: string, acted?: string])[];

/** The step at which one goes on alone. */
export const END = STEPS.length - 1;

/** What a challenge asks to be found, at the end of the lesson or by its link alone. */
export interface ChallengePage {
  readonly link: string;
  /** settings that may be changed for it */
  readonly changes: readonly (keyof Settings)[];
  /** the view in which its answer is told */
  readonly answer?: View;
}

export const CHALLENGE_PAGES: readonly ChallengePage[] = [
  { link: link(`${FUTURES}&seed=1`), changes: ['K', 'mu', 'sigma', 'target', 'seed'] },
  { link: link('T=600000&chunks=1&view=timing'), changes: ['chunks'], answer: 'timing' },
  {
    link: link('T=120&chunks=2&seeding=shifted&view=storage'),
    changes: [],
    answer: 'independence',
  },
];

/** The challenge that a page is of, with what it asks to be changed: from 0; -1: none. */
export function challengeAt({ settings, view }: Page): number {
  return CHALLENGE_PAGES.findIndex(({ link: from, changes, answer }) => {
    const { page } = readLink(from);
    const changed = Object.fromEntries(changes.map((key) => [key, settings[key]]));
    return (
      [page.view, answer].includes(view) &&
      areSettingsEqual(settings, { ...page.settings, ...changed })
    );
  });
}

/** Where in the lesson a page is. */
export interface Place {
  /** the step, from 0; -1: the page as it opens, before the lesson */
  readonly step: number;
  /** its act has been done */
  readonly isActed: boolean;
}

/** The step that this page is of; null if it is none of the lesson's. */
export function placeOf(page: Page): Place | null {
  // in whatever view: Reset keeps it
  if (isOf({ settings: page.settings }, '')) return { step: -1, isActed: false };
  for (const [step, links] of STEPS.entries()) {
    const at = links.findIndex((each) => isOf(page, each));
    if (at !== -1) return { step, isActed: at > 0 };
  }
  return null;
}

/**
 * The step that a page is at; else the one that it was made at, in this page; else, of a link that was opened, the last
 * if it is of a challenge: settings of one's own may be those of a challenge by chance.
 *
 * @param made - null where it was opened by its link
 */
export function stepOf(page: Page, place: Place | null, made: number | null): number {
  return place?.step ?? made ?? (challengeAt(page) === -1 ? -1 : END);
}

/** Whether a page is that of a link, in its experiment and, unless only settings are given, its view. */
export function isOf({ settings, view }: Pick<Page, 'settings'> & Partial<Page>, from: string) {
  const { page } = readLink(from);
  return areSettingsEqual(settings, page.settings) && (view ?? page.view) === page.view;
}
