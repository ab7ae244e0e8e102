import { expect, it } from 'vitest';
import { seamWords } from '../../src/views/storage-paths/dam/SeamComparison.tsx';
import { meetingHint, seamsText } from '../../src/views/storage-paths/WorkerCheck.tsx';
import { simulationRun } from '../support/simulationRun.ts';

it('tells from which guess workers began, and how far they were wrong', () => {
  const seams = { count: 1, stepsAgain: 100, longestRepair: 66, unmet: 0, speedupLeft: 1.9 };
  const told = (rho: number) =>
    seamsText({ ...simulationRun({ boundary: 'continue', rho }), seams });
  expect(told(0)).toContain('from a guess, full storage; once the true storage there was known');
  expect(told(0.5)).toContain(
    'from a guess, full storage after an average step; once the true state there was known',
  );
  expect(told(0.5)).toContain('The longest repair took 66 steps');
});

it('warns of paths that meet late, sooner where years in a row are alike', () => {
  const run = (rho: number) => simulationRun({ K: 1000, mu: 70, sigma: 20, T: 2000, rho });
  expect(meetingHint(run(0))).toContain('meet only after some 1,100 steps');
  expect(meetingHint(run(0.5))).toBeNull();
});

it('tells after how many steps each path meets', () => {
  const words = (...steps: (number | null)[]) =>
    seamWords(
      steps.map((meetingSteps, i) => ({ seam: 1000 * (i + 1), storages: [], meetingSteps })),
    );
  expect(words(114)).toContain('started full at step 1,000: after 114 steps both are equal');
  expect(words(2, 1)).toContain('at each seam: after 2 and 1 steps both are equal');
  expect(words(3, 2, 1)).toContain('after 3, 2 and 1 steps both');
  expect(words(2, null)).toContain('1 of the pairs are not equal yet');
});
