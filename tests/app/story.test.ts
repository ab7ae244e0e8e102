import { expect, it } from 'vitest';
import { STEPS } from '../../src/app/lesson/steps.ts';
import { CHALLENGES, STORY } from '../../src/app/lesson/story.ts';

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
