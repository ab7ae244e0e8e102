import { Chart, Legend } from 'chart.js';
import { describe, expect, it } from 'vitest';
import type { ScalingFit, Timing, TimingMedian } from '../../src/core/timing/Timing.ts';
import { medianParts, partsData, partsOptions } from '../../src/views/timing/parts/partsChart.ts';
import { ratesData, ratesOptions } from '../../src/views/timing/rates/ratesChart.ts';
import { speedupData } from '../../src/views/timing/speed-up/speedupChart.ts';
import { largestValue, speedupOptions } from '../../src/views/timing/speed-up/speedupOptions.ts';
import { guessText, stepOf } from '../../src/views/timing/speed-up/GuessDot.tsx';
import type { Speedups } from '../../src/views/timing/speed-up/speedupPoints.ts';
import { PALETTE } from '../support/palette.ts';

/** p workers take `wallMs`, one takes 1000 ms; the interval is a tenth to both sides. */
function median(workers: number, wallMs: number): TimingMedian {
  const speedup = 1000 / wallMs;
  return {
    workers,
    wallMs,
    low: 0.9 * wallMs,
    high: 1.1 * wallMs,
    fastest: wallMs,
    slowest: wallMs,
    deviation: 0.01,
    speedup,
    speedupLow: workers === 1 ? null : speedup - 0.1,
    speedupHigh: workers === 1 ? null : speedup + 0.1,
    efficiency: speedup / workers,
    karpFlatt: null,
  };
}

const FIT: ScalingFit = {
  model: 'amdahl',
  contention: 0.25,
  low: 0.2,
  high: 0.3,
  coherency: 0,
  coherencyLow: 0,
  coherencyHigh: 0,
};

// two cores, and one worker more than those
const SHOWN: Speedups = {
  medians: [median(1, 1000), median(2, 625), median(3, 800)],
  ideal: [1, 2, 2.5],
  fit: FIT,
  cores: 2,
  guess: 2.2,
};

function set(shown: Speedups, label: string, quantity: 'speed-up' | 'efficiency' = 'speed-up') {
  return speedupData(shown, quantity, PALETTE).datasets.find((each) => each.label === label);
}

describe('the chart of speed-up', () => {
  it('shows those on cores of their own apart from those that share cores', () => {
    expect(set(SHOWN, 'measured, with 95 % interval')?.data).toEqual([
      { x: 1, y: 1 },
      { x: 2, y: 1.6, low: 1.5, high: 1.7000000000000002 },
    ]);
    const more = set(SHOWN, 'more workers than logical cores');
    expect(more?.data).toMatchObject([{ x: 3, y: 1.25 }]);
    expect(more?.backgroundColor).toBe(PALETTE.surface);
    expect(set({ ...SHOWN, cores: 4 }, 'more workers than logical cores')).toBeUndefined();
  });

  it('draws an interval as a line between its ends, and none for one worker', () => {
    const ends = set(SHOWN, '(95 % intervals)')?.data;
    expect(ends?.map(({ x }) => x)).toEqual([2, 2, 2, 3, 3, 3]);
    expect(ends?.[0]?.y).toBeCloseTo(1.5, 12);
    expect(ends?.[1]?.y).toBeCloseTo(1.7, 12);
    expect(ends?.[2]?.y).toBeNaN();
  });

  it('draws the fitted law through every whole number of workers', () => {
    const curve = set(SHOWN, 'Amdahl’s law, fitted')?.data ?? [];
    expect(curve[0]).toEqual({ x: 1, y: 1 });
    expect(curve.find(({ x }) => x === 2)?.y).toBeCloseTo(1.6, 12); // 1 / (1/2 + 0.25/2)
    expect(curve.at(-1)?.x).toBe(3);
    expect(curve.at(-1)?.y).toBeCloseTo(2, 12); // 1 / (1/3 + 0.25 * 2/3)
    expect(curve.length).toBeGreaterThan(50);
    expect(set({ ...SHOWN, fit: null }, 'Amdahl’s law, fitted')).toBeUndefined();
    const usl = { ...SHOWN, fit: { ...FIT, model: 'usl' as const } };
    expect(set(usl, 'Universal Scalability Law, fitted')).toBeDefined();
  });

  it('shows the ideal, the article’s two points and the guess', () => {
    expect(set(SHOWN, 'ideal')?.data.map(({ y }) => y)).toEqual([1, 2, 2.5]);
    expect(set(SHOWN, 'the article, 2 cores')?.data[1]?.y).toBeCloseTo(1.916, 3);
    expect(set(SHOWN, 'your guess')?.data).toEqual([{ x: 3, y: 2.2 }]);
    expect(set({ ...SHOWN, guess: null }, 'your guess')).toBeUndefined();
  });

  it('names nothing that is not drawn yet, and keeps its place', () => {
    Chart.register(Legend);
    const look = (shown: Partial<Speedups>) => {
      const data = speedupData({ ...SHOWN, fit: null, guess: null, ...shown }, 'speed-up', PALETTE);
      const { plugins } = speedupOptions('speed-up', 2, 0, PALETTE);
      const chart = {
        data,
        legend: { options: { labels: { color: PALETTE.text, usePointStyle: true } } },
        _getSortedDatasetMetas: () =>
          data.datasets.map(({ borderColor }, index) => ({
            index,
            controller: { getStyle: () => ({ borderColor }) },
          })),
      };
      const labels = plugins!.legend!.labels!.generateLabels!(chart as never);
      return labels.map(({ text, fontColor, strokeStyle }) => [text, fontColor, strokeStyle]);
    };
    const drawn = look({ medians: SHOWN.medians.slice(0, 2) });
    const none = look({ medians: [], ideal: [] });
    expect(none.map(([text]) => text)).toEqual(drawn.map(([text]) => text));
    expect(none.every(([, ...colours]) => colours.every((each) => each === 'transparent'))).toBe(
      true,
    );
    expect(drawn.flat()).not.toContain('transparent');
  });

  it('leaves out a guess that would press all else onto the axis', () => {
    expect(set({ ...SHOWN, guess: 6 }, 'your guess')).toBeDefined();
    expect(set({ ...SHOWN, guess: 1e6 }, 'your guess')).toBeUndefined();
    const data = speedupData({ ...SHOWN, guess: 1e6 }, 'speed-up', PALETTE);
    expect(largestValue(data)).toBe(2.5);
  });

  it('draws many points small, and the fit through them', () => {
    const few = set(SHOWN, 'measured, with 95 % interval');
    const ideal = Array.from({ length: 64 }, (_, i) => i + 1);
    const many = set({ ...SHOWN, ideal }, 'measured, with 95 % interval');
    expect(few?.pointRadius).toBe(5);
    expect(many?.pointRadius).toBeLessThan(2);
    const order = (label: string) => set(SHOWN, label)?.order ?? NaN;
    expect(order('Amdahl’s law, fitted')).toBeLessThan(order('measured, with 95 % interval'));
    expect(order('Amdahl’s law, fitted')).toBeLessThan(order('(95 % intervals)'));
  });

  it('divides all by the workers where it shows efficiency', () => {
    const at = (label: string, place: number) => set(SHOWN, label, 'efficiency')?.data[place]?.y;
    expect(at('measured, with 95 % interval', 1)).toBeCloseTo(0.8, 12);
    expect(at('more workers than logical cores', 0)).toBeCloseTo(1.25 / 3, 12);
    expect(at('(95 % intervals)', 0)).toBeCloseTo(0.75, 12);
    expect(at('ideal', 2)).toBeCloseTo(2.5 / 3, 12);
    expect(at('the article, 2 cores', 1)).toBeCloseTo(0.958, 3);
    expect(at('your guess', 0)).toBeCloseTo(2.2 / 3, 12);
  });

  it('has a name for each data set, and is there before anything is measured', () => {
    const labels = speedupData(SHOWN, 'speed-up', PALETTE).datasets.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    const empty = { medians: [], ideal: [], fit: null, cores: 2, guess: null };
    const { datasets } = speedupData(empty, 'speed-up', PALETTE);
    expect(datasets.map(({ label }) => label)).toContain('the article, 2 cores');
    expect(datasets.flatMap(({ data }) => data)).toEqual([]); // nothing that would answer the guess
  });

  it('names what is in it alone, and what will be measured', () => {
    const named = (shown: Speedups) => {
      const data = speedupData(shown, 'speed-up', PALETTE);
      const { filter } = speedupOptions('speed-up', 3, 2, PALETTE).plugins!.legend!.labels!;
      return data.datasets
        .map(({ label }, datasetIndex) => ({ text: label!, datasetIndex }))
        .filter((item) => filter!(item, data))
        .map(({ text }) => text);
    };
    const empty = { medians: [], ideal: [], fit: null, cores: 2, guess: null };
    expect(named(empty)).toEqual(['measured, with 95 % interval']);
    expect(named(SHOWN)).toContain('ideal');
    expect(named(SHOWN)).toContain('the article, 2 cores');
    expect(named(SHOWN)).not.toContain('(95 % intervals)');
  });

  it('is guessed in steps, eighty to the axis at most, and never 0', () => {
    for (const most of [2.1, 4.2, 8.4, 16.8, 67.2]) {
      expect(most / stepOf(most)).toBeGreaterThan(20);
      expect(most / stepOf(most)).toBeLessThanOrEqual(84.001);
    }
    expect(guessText(1.1500000000000001, 0.05)).toBe('1.15');
    expect(guessText(0, 0.05)).toBe('0.05');
  });

  it('reaches as far as the workers and the largest value', () => {
    const largest = largestValue(speedupData(SHOWN, 'speed-up', PALETTE));
    expect(largest).toBe(2.5); // the gaps of the intervals do not count
    expect(speedupOptions('speed-up', 4, largest, PALETTE).scales?.['y']?.max).toBeCloseTo(4.2, 12);
    expect(speedupOptions('speed-up', 4, 6, PALETTE).scales?.['y']?.max).toBeCloseTo(6.3, 12);
    expect(speedupOptions('efficiency', 4, 1, PALETTE).scales?.['y']?.max).toBeCloseTo(1.1, 12);
    expect(speedupOptions('speed-up', 1, 0, PALETTE).scales?.['x']?.max).toBe(2.5);
    // room for half a marker
    expect(speedupOptions('speed-up', 64, 64, PALETTE).scales?.['x']?.max).toBe(65.6);
  });
});

/** Three rounds of one and of two workers; the second is slow. */
const TIMING: Timing = {
  steps: 1e8,
  chunks: 64,
  mode: 'strong',
  rounds: [1, 2].flatMap((workers) =>
    [0, 30, 3].map((late, round) => ({
      round,
      workers,
      wallMs: 500 / workers + late,
      startMs: 1,
      computeMs: 480 / workers,
      handOverMs: 4,
      mergeMs: 2,
      waitMs: 500 / workers - 480 / workers - 7 + late,
    })),
  ),
  medians: [median(1, 500), median(2, 250)],
  fit: null,
  noLaw: null,
  clockStepMs: 0.005,
  cores: 2,
  hiddenSamples: 0,
  lostSamples: 0,
  pausedSamples: 0,
  disturbedSamples: 0,
};

describe('the chart of where time goes', () => {
  it('stacks the medians over rounds, one bar for each number of workers', () => {
    const { labels, datasets } = partsData(TIMING, 'ms', PALETTE);
    expect(labels).toEqual(['1', '2']);
    expect(datasets.map(({ label, data }) => [label, data])).toEqual([
      ['start', [1, 1]],
      ['compute', [480, 240]],
      ['hand over', [4, 4]],
      ['merge', [2, 2]],
      ['wait', [16, 6]], // 13 + 3 and 3 + 3
    ]);
    expect(new Set(datasets.map(({ backgroundColor }) => backgroundColor)).size).toBe(5);
  });

  it('makes bars of one height where it shows shares', () => {
    const { datasets } = partsData(TIMING, 'share', PALETTE);
    expect(datasets[1]?.data[1]).toBeCloseTo((100 * 240) / 253, 9);
    const sum = datasets.reduce((total, { data }) => total + data[1]!, 0);
    expect(sum).toBeCloseTo(100, 9);
    expect(partsOptions(TIMING, 'share', PALETTE).scales?.['y']?.max).toBe(100);
  });

  it('says that its times are means over workers, and holds the highest bar', () => {
    const { y } = partsOptions(TIMING, 'ms', PALETTE).scales ?? {};
    expect(y).toMatchObject({ stacked: true, title: { text: 'ms, mean over workers' } });
    expect(y?.max).toBeCloseTo(1.05 * 503, 9);
    expect(medianParts({ ...TIMING, rounds: [], medians: [] })).toEqual([]);
  });
});

describe('the chart of steps a second', () => {
  it('tells this page from other machines', () => {
    const { labels, datasets } = ratesData(TIMING, PALETTE);
    expect(labels?.slice(0, 3)).toEqual(['here, 1 worker', 'here, 2 workers', 'Python, 2014']);
    const [own, others] = datasets;
    expect(own?.data.slice(0, 3)).toEqual([2e8, 4e8, null]);
    expect(others?.label).toBe('on another machine');
    expect(others?.data.slice(0, 2)).toEqual([null, null]);
    expect(others?.data[2]).toBeCloseTo(1e6 / 5.04, 6);
    expect(others?.data.at(-1)).toBeCloseTo(1e9 / 3, 6);
    expect(own?.data).toHaveLength(others?.data.length ?? 0);
    expect(own?.backgroundColor).not.toBe(others?.backgroundColor);
  });

  it('has one bar of its own where only one worker was timed, or more than cores', () => {
    const { labels } = ratesData({ ...TIMING, cores: 1 }, PALETTE);
    expect(labels?.filter((label) => label.startsWith('here'))).toHaveLength(1);
  });

  it('spans whole powers of ten', () => {
    expect(ratesOptions(TIMING, PALETTE).scales?.['x']).toMatchObject({
      type: 'logarithmic',
      min: 1e5,
      max: 1e9,
    });
  });
});
