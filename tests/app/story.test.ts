import { expect, it } from 'vitest';
import { readLink } from '../../src/app/address/link.ts';
import { VIEW_NAMES } from '../../src/app/address/views.ts';
import { challengeAt, END, placeOf, STEPS, stepOf } from '../../src/app/lesson/steps.ts';
import { challengeOf, CHALLENGES, STORY } from '../../src/app/lesson/story.ts';
import { digestText } from '../../src/app/lesson/useDigestText.ts';

const words = (text: string) => text.split(/\s+/).length;

it.each(STORY.slice(0, -1).map(({ title, text }) => [title, text]))(
  '%s asks one question, in some twenty words',
  (_, text) => {
    expect(text.match(/\?/g)!.length).toBe(1);
    expect(words(text)).toBeLessThanOrEqual(22);
  },
);

it.each(
  STORY.flatMap(({ title, act, after }) =>
    [act, after].map((each) => [title, each?.text ?? '']),
  ).filter(([, text]) => text !== ''),
)('%s is answered in one sentence: %s', (_, text) => {
  expect(words(text)).toBeLessThanOrEqual(26);
});

it('has words for every step that has a link, and for a second one a choice', () => {
  expect(STORY).toHaveLength(STEPS.length);
  for (const { act, acted } of STORY) expect(act === undefined).toBe(acted === null);
});

it('asks something in every challenge', () => {
  for (const { text } of CHALLENGES) expect(text).toContain('?');
});

it('tells in some view what a challenge came to, where it has words for it', () => {
  for (const { answer, after } of CHALLENGES)
    expect(answer === undefined).toBe(after === undefined);
});

// of version 0.5.0, by hand
const OLD_BASE =
  'v=1&K=100&mu=70&sigma=70&target=70&seed=0&generator=numpy&seeding=distinct&boundary=restart';
it.each([
  ['T=100&chunks=1&view=storage', 0],
  ['T=10000000&chunks=840&view=timing', null],
  ['T=200&chunks=2&seeding=same&view=independence', 4],
  ['T=200&chunks=2&view=independence', 4],
  ['K=1000&mu=62.95&T=2000&chunks=2&seed=2&view=storage', 6],
  ['K=1000&sigma=20&target=75&T=2000&chunks=2&view=independence', 5],
  ['K=500&mu=60&sigma=90&target=55&T=50000&chunks=1000&view=storage', null],
])('a link of the seven steps still is the experiment %s', (change, step) => {
  const keys = new URLSearchParams(OLD_BASE);
  for (const [key, value] of new URLSearchParams(change)) keys.set(key, value);
  const { page, notices, remarks } = readLink(`?${keys}`);
  expect([...notices, ...remarks]).toEqual([]);
  const { settings, view } = page;
  const read: Record<string, unknown> = { v: 1, ...settings, view };
  for (const [key, value] of keys) expect(String(read[key]), key).toBe(value);
  expect(placeOf(page)?.step ?? null).toBe(step);
});

it('ends where settings are as the page opens, in whatever view', () => {
  for (const view of VIEW_NAMES) {
    expect(placeOf(readLink(`?view=${view}`).page)).toEqual({ step: -1, isActed: false });
  }
});

it('tells of the run that is to be made twice what it came to, and that a killed worker changes no bit', () => {
  const digest = '00000000abcd1c60';
  const told = (change: object, losses: readonly object[] = []) =>
    digestText({ digest }, { log: { losses }, isLive: false, isSame: null, ...change } as never);
  expect(digestText({ digest: null }, null)).toBeNull();
  expect(told({})).toMatch(/digest .* is …1c60\. Run it again, and press ✕/);
  expect(told({ isSame: true })).toBe(told({})); // nothing was lost
  expect(told({ isLive: true }, [{}])).toBe(told({})); // it goes on
  expect(told({}, [{}])).toMatch(/With a worker lost .* …1c60\. Run it again/);
  expect(told({ isSame: true }, [{}])).toMatch(/same digest …1c60 ✓/);
});

it('is at the step of the page, else where it was made, else of an opened link at the end for a challenge', () => {
  const of = (query: string, made: number | null) => {
    const { page } = readLink(query);
    return stepOf(page, placeOf(page), made);
  };
  for (const made of [null, -1, 3]) {
    for (const [step, links] of STEPS.entries()) {
      for (const each of links) expect(of(each, made)).toBe(step);
    }
    expect(of('', made)).toBe(-1); // the lesson is over
  }
  // set by hand with the page's default of all else
  const own = '?T=50000&chunks=1000';
  for (const each of [own, ...CHALLENGES.map(({ link }) => link)]) {
    expect(challengeAt(readLink(each).page)).not.toBe(-1);
    expect([null, -1, 3, END].map((made) => of(each, made))).toEqual([END, -1, 3, END]);
  }
  expect(of('?K=640', null)).toBe(-1);
});

it('knows a challenge by what it leaves fixed, in its view and that of its answer', () => {
  const of = (query: string) => challengeOf(readLink(`?${query}`).page)?.title;
  for (const { link, title } of CHALLENGES) expect(of(link.slice(1))).toBe(title);
  const [short, ceiling, overlap] = CHALLENGES.map(({ link }) => link.slice(1)) as [
    string,
    string,
    string,
  ];
  expect(of(short.replace('K=500', 'K=700'))).toBe(CHALLENGES[0]!.title);
  expect(of(short.replace('chunks=1000', 'chunks=999'))).toBeUndefined();
  expect(of(ceiling.replace('chunks=1', 'chunks=4'))).toBe(CHALLENGES[1]!.title);
  expect(of(overlap.replace('view=storage', 'view=independence'))).toBe(CHALLENGES[2]!.title);
  expect(of(overlap.replace('view=storage', 'view=timing'))).toBeUndefined();
});
