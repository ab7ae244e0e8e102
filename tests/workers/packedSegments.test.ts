import { transferHandlers } from 'comlink';
import { expect, test } from 'vitest';
import { NO_WANTS, type Job } from '../../src/core/job/Job.ts';
import { fullState } from '../../src/core/run/RunRecord.ts';
import '../../src/workers/packedSegments.ts';
import { ARTICLE } from '../support/settings.ts';

const segments = Array.from({ length: 1000 }, (_, chunk) => ({
  chunk,
  firstStep: 2 ** 40 + chunk, // more than 32 bits hold
  stepCount: 50 - (chunk % 2),
}));
const job: Job = { settings: ARTICLE, segments, start: fullState(ARTICLE), wants: NO_WANTS };
const handler = transferHandlers.get('segments')!;

test('a job of many chunks crosses to a worker as numbers, and is the same there', () => {
  expect(handler.canHandle(job)).toBe(true);
  const [sent, transferred] = handler.serialize(job);
  expect(transferred).toHaveLength(1);
  expect((transferred[0] as ArrayBuffer).byteLength).toBe(3 * 8 * 1000);
  const received = structuredClone(sent, { transfer: transferred });
  expect(handler.deserialize(received)).toEqual(job);
});

test('what holds no segments crosses as it is', () => {
  for (const other of [ARTICLE, null, 7, 'segments', [segments]]) {
    expect(handler.canHandle(other)).toBe(false);
  }
});
