import { describe, expect, it } from 'vitest';
import { fitScaling, karpFlatt } from '../../src/core/timing/fitScaling.ts';
import { timingFit } from '../../src/core/timing/timingFit.ts';
import { noisyRounds, NOISES, roundsOf } from '../support/timingRounds.ts';

const fitOf = (...of: Parameters<typeof timingFit>) => timingFit(...of).fit;

const upTo = (workers: number) => Array.from({ length: workers }, (_, i) => i + 1);

describe('the fit of rounds', () => {
  const lognormal = () => NOISES.lognormal(0.03);

  it('is that of the medians, with intervals around it', () => {
    const rounds = noisyRounds(upTo(6), [0.05, 0.003], 7, lognormal());
    const medians = upTo(6).map((p) => {
      const times = rounds.filter(({ workers }) => workers === p).map(({ wallMs }) => wallMs);
      return { workers: p, wallMs: times.sort((a, b) => a - b)[3]! };
    });
    const { scale: _scale, ...law } = fitScaling(medians)!;
    const fit = fitOf(rounds, 6, upTo(6))!;
    expect(fit).toMatchObject(law);
    expect(fit.low).toBeLessThan(fit.contention);
    expect(fit.high).toBeGreaterThan(fit.contention);
    expect(fit.coherencyLow).toBeLessThan(fit.coherency);
    expect(fit.coherencyHigh).toBeGreaterThan(fit.coherency);
    expect(fitOf(rounds, 6, upTo(6))).toEqual(fit);
  });

  it('leaves out what shares cores', () => {
    const own = noisyRounds(upTo(4), [0.05, 0], 5, lognormal());
    const shared = noisyRounds([6, 8], [0.5, 0.1], 5, lognormal());
    const fit = fitOf([...own, ...shared], 4, upTo(8));
    expect(fit!.model).toBe('amdahl');
    expect(fit).toEqual(fitOf(own, 4, upTo(4)));
  });

  it('is none where the cut limits the speed-up of what is fitted', () => {
    const rounds = noisyRounds([1, 2, 3, 4], [0.05, 0], 5, lognormal());
    expect(fitOf(rounds, 4, [1, 2, 3, 3.87])).toBeNull();
    expect(fitOf(rounds, 4, [1, 2, 3, 3.89])).not.toBeNull();
    expect(fitOf(rounds, 3, [1, 2, 3, 3.87])).not.toBeNull();
  });

  it('is none where the speed-up may be none', () => {
    const rounds = roundsOf({ 1: [144, 145, 143, 144, 60], 2: [136, 137, 135, 136, 300] });
    expect(fitOf(rounds, 2, [1, 2])).toBeNull();
    const alike = noisyRounds([1, 2, 3, 4], [1, 0], 9, lognormal());
    expect(fitOf(alike, 4, upTo(4))).toBeNull();
    // slower than one worker is no open question
    expect(fitOf(noisyRounds([1, 2], [1.5, 0], 9, lognormal()), 2, [1, 2])).not.toBeNull();
  });

  it('is none before five rounds are complete', () => {
    const rounds = noisyRounds([1, 2, 4], [0.05, 0], 5, lognormal());
    expect(fitOf(rounds, 4, upTo(4))).not.toBeNull();
    expect(fitOf(rounds.slice(0, -1), 4, upTo(4))).toBeNull();
    expect(fitOf([], 4, upTo(4))).toBeNull();
    expect(fitOf(rounds, 1, upTo(4))).toBeNull();
    expect(fitOf(noisyRounds([2, 4], [0, 0], 5, lognormal()), 4, upTo(4))).toBeNull();
  });

  it('bears a round that is not complete', () => {
    const rounds = roundsOf({
      1: [100, 104, 102, 101, 103, NaN],
      2: [52, 53, 54, 55, 53, 60],
    });
    const fit = fitOf(rounds, 2, [1, 2])!;
    // medians 102 and 53.5
    expect(fit.contention).toBeCloseTo(karpFlatt(102 / 53.5, 2), 12);
    // within T(1) from 100 to 104 and T(2) from 52 to 60
    expect(fit.low).toBeGreaterThanOrEqual(karpFlatt(104 / 52, 2));
    expect(fit.high).toBeLessThanOrEqual(karpFlatt(100 / 60, 2));
  });

  it('has no spread where rounds only differ as a whole', () => {
    const rounds = [1, 1.2, 0.9, 1.5, 1.1].flatMap((slowness, round) =>
      noisyRounds(upTo(5), [0.04, 0.002], 1, () => slowness).map((run) => ({ ...run, round })),
    );
    const fit = fitOf(rounds, 8, upTo(5))!;
    expect(fit.low).toBeCloseTo(0.04, 9);
    expect(fit.high).toBeCloseTo(0.04, 9);
    expect(fit.coherencyLow).toBeCloseTo(0.002, 9);
    expect(fit.coherencyHigh).toBeCloseTo(0.002, 9);
  });
});
