import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../src/core/timing/HistoryEntry.ts';
import type { Measurement, Timing } from '../../src/core/timing/Timing.ts';
import { keptText } from '../../src/views/timing/KeptNote.tsx';
import { otherSettings } from '../../src/views/timing/otherWork.ts';
import { TimingExplanation } from '../../src/views/timing/TimingExplanation.tsx';
import { DEFAULTS } from '../support/settings.ts';

const timing: Timing = {
  steps: 1e6,
  chunks: 64,
  mode: 'strong',
  rounds: [],
  medians: [],
  fit: null,
  noLaw: null,
  clockStepMs: 0.1,
  cores: 8,
  hiddenSamples: 0,
  lostSamples: 0,
  pausedSamples: 0,
  disturbedSamples: 0,
};
const entry: HistoryEntry = {
  date: new Date(2026, 10, 22, 20, 3).toISOString(),
  environment: {
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    hardwareConcurrency: 8,
    crossOriginIsolated: false,
  },
  settings: DEFAULTS,
  timing,
  comparison: null,
};
const measurement: Measurement = {
  settings: DEFAULTS,
  counts: [1, 2, 3, 4, 5, 6, 7, 8],
  roundCount: 9,
  timing,
  ideal: [],
  startTimesMs: [],
};

describe('a kept measurement in sight', () => {
  it('tells when and where it was made', () => {
    expect(keptText(entry)).toBe(
      'A kept measurement: 2026-11-22 20:03, Windows, Chrome 156, 8 logical cores.',
    );
    const environment = { ...entry.environment, userAgent: 'curl/8.5.0', hardwareConcurrency: 1 };
    expect(keptText({ ...entry, environment })).toContain(
      '20:03, unknown browser, 1 logical core.',
    );
  });

  it.each([
    [false, 'that page was not cross-origin isolated, with that it would have been finer'],
    [true, 'that page was cross-origin isolated, else it would have been coarser'],
  ])('tells the clock of its page, isolated: %s', (crossOriginIsolated, said) => {
    const kept = { ...entry, environment: { ...entry.environment, crossOriginIsolated } };
    const html = renderToStaticMarkup(createElement(TimingExplanation, { measurement, kept }));
    expect(html).toContain(`The clock moved in steps of 0.1 ms: ${said}`);
  });
});

describe('settings that differ from the page’s', () => {
  it('are named where they are other work, but for the size and what is set on purpose', () => {
    const page = { ...DEFAULTS, T: 7, chunks: 1, K: DEFAULTS.K + 1 };
    expect(otherSettings(DEFAULTS, page)).toBe('');
    const other = { ...page, rho: 0.5, seeding: 'shifted' } as const;
    expect(otherSettings(DEFAULTS, DEFAULTS)).toBe('');
    expect(otherSettings(DEFAULTS, other)).toBe(
      ' Measured with other settings: no shifted stream, a correlation of 0.',
    );
    expect(otherSettings(DEFAULTS, other, ['seeding', 'rho'])).toBe('');
  });
});
