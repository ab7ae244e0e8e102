import { describe, expect, it } from 'vitest';
import { browserName, resultText } from '../../src/views/timing/resultText.ts';
import { timing } from '../support/measured.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';

describe('the line of a result', () => {
  it('tells guess, speed-up, workers, cores and browser', () => {
    const { medians } = timing;
    const last = {
      ...medians.at(-1)!,
      speedup: 3.1,
      speedupLow: 2.9,
      speedupHigh: 3.3,
      workers: 8,
    };
    const result = { ...timing, medians: [medians[0]!, last], cores: 8 };
    expect(resultText(result, 3.5, FIREFOX)).toBe(
      'Spillway speed-up: guessed 3.5, measured 3.1 (2.9 to 3.3) with 8 workers on 8 cores; Firefox 153',
    );
    expect(resultText(result, null, FIREFOX)).toMatch(/^Spillway speed-up: measured 3.1 \(/);
    const one = [medians[0]!, { ...last, speedupLow: null, speedupHigh: null }];
    expect(resultText({ ...timing, medians: one, cores: 1 }, 2, '')).toBe(
      'Spillway speed-up: guessed 2, measured 3.1 with 8 workers on 1 core; another browser',
    );
  });

  it('is not there before two numbers of workers have been timed', () => {
    expect(resultText({ ...timing, medians: [] }, 2, FIREFOX)).toBeNull();
    const alone = timing.medians.slice(0, 1);
    expect(resultText({ ...timing, medians: alone }, 2, FIREFOX)).toBeNull();
  });

  it('is not there where runs were too short to tell, or the clock too coarse', () => {
    const short = timing.medians.map((each) => ({ ...each, wallMs: each.wallMs / 1e4 }));
    expect(resultText({ ...timing, medians: short }, 2, FIREFOX)).toBeNull();
    expect(resultText({ ...timing, clockStepMs: 100 }, 2, FIREFOX)).toBeNull();
    expect(resultText(timing, 2, FIREFOX)).toMatch(/^Spillway speed-up: guessed 2, measured /);
  });

  // as the browsers themselves send them
  it.each([
    [FIREFOX, 'Firefox 153'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
      'Chrome 141',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
      'Edge 141',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
      'Safari 18',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0.7390.41 Mobile/15E148 Safari/604.1',
      'Chrome 141',
    ],
  ])('knows %s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
