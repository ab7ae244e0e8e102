import { formatNumber, plural } from '../../../components/format.ts';
import type { Timing } from '../../../core/timing/Timing.ts';
import { ownRates } from './ratesChart.ts';
import { coarselyTimed, isLongEnough, isSteady, onCores } from '../../../core/timing/steadiness.ts';
import { ARTICLE_LOOP_TODAY, ARTICLE_PYTHON, REFERENCES } from './references.ts';

/** The time of a step: "5.04 µs", "20.2 ns". */
export function formatStepTime(ns: number): string {
  return ns >= 1000 ? `${formatNumber(ns / 1000)} µs` : `${formatNumber(ns)} ns`;
}

/** How many times as fast as the article's Python this page is; null until one worker was timed. */
export function ratesSentence(timing: Timing): string | null {
  const own = ownRates(timing).at(-1);
  if (own === undefined) return null;
  if (!isLongEnough(timing)) {
    return 'Too short to tell what a step takes here: messages weigh too much. Let the size be fitted to this machine.';
  }
  const doubt =
    coarselyTimed(onCores(timing), timing.clockStepMs) !== null
      ? ', and the clock of this one is coarse'
      : isSteady(onCores(timing))
        ? ''
        : ', and this one was busy';
  const times = (nsPerStep: number) => `${formatNumber(nsPerStep / own.nsPerStep, 2)} times`;
  return (
    `With ${plural(own.workers, 'worker')} this page takes ${formatStepTime(own.nsPerStep)} a step, ` +
    `${times(ARTICLE_PYTHON.nsPerStep)} as fast as the article’s Python in 2014 and ` +
    `${times(ARTICLE_LOOP_TODAY.nsPerStep)} as fast as the same loop in 2026. ` +
    `Those ran on other machines${doubt}: only the order of magnitude can be compared.`
  );
}

/** What ran elsewhere, machine by machine. */
export function sources(): { readonly source: string; readonly speeds: string }[] {
  return [...new Set(REFERENCES.map(({ source }) => source))].map((source) => ({
    source,
    speeds: REFERENCES.filter((each) => each.source === source)
      .map(({ what, nsPerStep }) => `${what}: ${formatStepTime(nsPerStep)}`)
      .join('; '),
  }));
}
