import { formatNumber, plural } from '../../components/format.ts';
import { coarselyTimed, isLongEnough, onCores } from '../../core/timing/steadiness.ts';
import type { Timing } from '../../core/timing/Timing.ts';

/** The browser that calls itself so, with its version: "Firefox 153". Others call themselves Chrome or Safari too, so they come first. */
export function browserName(userAgent: string): string {
  const known = [
    ['Edge', /Edg\w*\/(\d+)/],
    ['Opera', /OPR\/(\d+)/],
    ['Samsung Internet', /SamsungBrowser\/(\d+)/],
    ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
    ['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
    ['Safari', /Version\/(\d+).*Safari/],
  ] as const;
  for (const [name, pattern] of known) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return 'another browser';
}

/** A measurement in one line, to be passed on: guess, speed-up, cores, browser; null where no speed-up can be told. */
export function resultText(timing: Timing, guess: number | null, userAgent: string): string | null {
  const { medians, cores } = timing;
  if (!isLongEnough(timing)) return null;
  if (coarselyTimed(onCores(timing), timing.clockStepMs) !== null) return null;
  const { workers, speedup, speedupLow, speedupHigh } = medians.at(-1) ?? { workers: 1 };
  if (workers === 1 || speedup == null) return null;
  const [low, high] = [speedupLow ?? speedup, speedupHigh ?? speedup];
  const interval = low < high ? ` (${formatNumber(low)} to ${formatNumber(high)})` : '';
  const guessed = guess === null ? '' : `guessed ${formatNumber(guess)}, `;
  return (
    `Spillway speed-up: ${guessed}measured ${formatNumber(speedup)}${interval} with ` +
    `${plural(workers, 'worker')} on ${plural(cores, 'core')}; ${browserName(userAgent)}`
  );
}
