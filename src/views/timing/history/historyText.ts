import type { ConditionMedian } from '../../../core/timing/comparisonMedians.ts';
import {
  formatCompact,
  formatNumber,
  formatShare,
  formatTime,
  plural,
} from '../../../components/format.ts';
import { greatestOf } from '../../../core/statistics/extremes.ts';
import type { Settings } from '../../../core/settings/Settings.ts';
import type { HistoryEntry } from '../../../core/timing/HistoryEntry.ts';
import type { Timing } from '../../../core/timing/Timing.ts';
import { answerOf, estimateText, fewestSamples } from '../comparisons/comparisonResult.ts';
import { COMPARISON_TEXTS } from '../comparisons/comparisonTexts.ts';
import {
  coarselyTimed,
  FEWEST_ROUNDS,
  isAlike,
  isLongEnough,
  isReliable,
  isSteady,
  onCores,
  type Spread,
} from '../../../core/timing/steadiness.ts';
import { serialShare } from '../speed-up/fitText.ts';

/** Browsers by what they call themselves: those that call themselves by others' names too come first. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bSamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\bFxiOS\/(\d+)/, 'Firefox'],
  [/\bChromium\/(\d+)/, 'Chromium'],
  [/\b(?:Headless)?Chrome\/(\d+)/, 'Chrome'],
  [/\bCriOS\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* .*Safari\//, 'Safari'],
];

/** A browser's short name and major version: "Firefox 140". Most Chromiums call themselves Chrome. */
export function browserName(userAgent: string): string {
  for (const [pattern, name] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return 'unknown browser';
}

/** A date of ISO 8601 in local time: "2026-07-25 14:03". */
export function dateText(date: string): string {
  const at = new Date(date);
  if (Number.isNaN(at.getTime())) return date;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What was measured. */
export function whatText({ timing, comparison }: HistoryEntry): string {
  if (comparison !== null) return COMPARISON_TEXTS[comparison.kind].title;
  return timing === null ? '–' : 'Speed-up';
}

/** Settings that decide about times first; a comparison has its own in place of some, or simulates nothing. */
export function settingsText({ settings, timing, comparison }: HistoryEntry): string {
  const { K, mu, sigma, target, rho, generator, seeding, boundary }: Settings = settings;
  const correlation = rho === 0 ? '' : `, ρ ${rho}`;
  const reservoir = `K ${K}, μ ${mu}, σ ${sigma}, S̄ ${target}${correlation}`;
  if (comparison !== null) return comparison.kind === 'hand-over' ? '–' : reservoir;
  return [
    `T ${formatCompact(timing?.steps ?? settings.T)}`,
    plural(timing?.chunks ?? settings.chunks, 'chunk'),
    generator === 'numpy' ? 'NumPy’s' : 'fast streams',
    ...(boundary === 'continue' ? ['one path'] : []),
    ...(seeding === 'distinct' ? [] : [seeding === 'same' ? 'same seed' : 'one stream, shifted']),
    reservoir,
  ].join(', ');
}

/** What an entry comes to, as cells: one worker's time, the most workers', speed-up, serial part, spread. */
export interface HistoryFigures {
  readonly alone: string;
  readonly most: string;
  readonly gain: string;
  readonly serial: string;
  readonly spread: string;
}

/** @param medians - of the entry's comparison */
export function historyFigures(
  { timing, comparison }: HistoryEntry,
  medians: readonly ConditionMedian[],
): HistoryFigures {
  if (comparison !== null) {
    const answer = answerOf(comparison, medians);
    const isShare = COMPARISON_TEXTS[comparison.kind].unit === '%';
    const clockStepMs = comparison.clockStepMs ?? 0;
    const isCoarse = coarselyTimed(medians, clockStepMs) !== null;
    const isKnown = !isCoarse && isSteady(medians) && fewestSamples(comparison) >= FEWEST_ROUNDS;
    const gain =
      answer === null
        ? '–'
        : `${estimateText(answer)}${isShare ? ' % efficient' : ' times as long'}${doubt(isKnown)}`;
    return { alone: '–', most: '–', gain, serial: '–', spread: spreadText(medians, clockStepMs) };
  }
  return timing === null ? NOTHING : timingFigures(timing);
}

const NOTHING: HistoryFigures = { alone: '–', most: '–', gain: '–', serial: '–', spread: '–' };

/** What is added to a ratio of which no verdict is given. */
function doubt(isKnown: boolean): string {
  return isKnown ? '' : ', unreliable';
}

function timingFigures(timing: Timing): HistoryFigures {
  const medians = onCores(timing);
  const alone = medians.find(({ workers }) => workers === 1);
  const most = medians.findLast(({ workers }) => workers > 1);
  const { speedup = null, speedupLow = null, speedupHigh = null } = most ?? {};
  const serial = serialShare(timing, formatShare);
  return {
    alone: alone === undefined ? '–' : formatTime(alone.wallMs, most?.wallMs),
    most: most === undefined ? '–' : `${formatTime(most.wallMs, alone?.wallMs)} on ${most.workers}`,
    gain:
      speedup === null
        ? '–'
        : estimateText({
            value: speedup,
            low: speedupLow ?? speedup,
            high: speedupHigh ?? speedup,
          }) + doubt(isReliable(timing)),
    serial: serial === null ? '–' : `${serial.share} (${serial.law})`,
    spread:
      alone === undefined || isLongEnough(timing)
        ? spreadText(medians, timing.clockStepMs)
        : 'too short to tell',
  };
}

/** Whether the machine did other things meanwhile: all the time, or now and then. */
function spreadText(medians: readonly Spread[], clockStepMs: number): string {
  if (medians.length === 0) return '–';
  if (coarselyTimed(medians, clockStepMs) !== null) {
    return `too short for a clock in steps of ${formatNumber(clockStepMs)} ms`;
  }
  const worst = greatestOf(medians.map(({ deviation }) => deviation));
  const state = isSteady(medians)
    ? 'steady'
    : medians.every(isAlike)
      ? 'busy now and then'
      : 'busy';
  return `${state}, ${formatNumber(100 * worst, 2)} %`;
}
