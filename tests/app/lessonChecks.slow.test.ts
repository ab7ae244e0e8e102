import { expect, test } from 'vitest';
import { readLink } from '../../src/app/address/link.ts';
import { FLAWS } from '../../src/app/lesson/flaws.ts';
import { CHALLENGES, STORY } from '../../src/app/lesson/story.ts';
import { simulateJob } from '../../src/core/job/simulateJob.ts';
import { selfCheck } from '../../src/core/self-check/selfCheck.ts';
import { testify } from '../../src/core/self-check/witnesses.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import { simulationRun } from '../support/simulationRun.ts';

/** A billion steps are left to the page. */
const isShort = (link: string) => readLink(link).page.settings.T <= 1e7;
const LINKS = [...STORY, ...FLAWS, ...CHALLENGES].map(({ link }) => link);

test('the story has eight steps and an end with three challenges, the gallery five flaws', () => {
  expect(LINKS).toHaveLength(17);
});

// what is wrong with a flaw is its independence, not its law
test.each(LINKS.filter(isShort))('the self-check finds nothing wrong in %s', (link) => {
  const { settings } = readLink(link).page;
  const findings = selfCheck(
    simulationRun(settings),
    tabulateLaw(settings),
    testify(settings, simulateJob, null),
  );
  expect(findings.filter(({ state }) => state === 'failed')).toEqual([]);
  expect(findings.filter(({ state }) => state === 'passed').length).toBeGreaterThan(2);
});
