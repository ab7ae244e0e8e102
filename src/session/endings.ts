/** What may be under way: storages counted for the view that shows them, chunks compared, worker counts checked … */
export const ACTIVITIES = [
  'run',
  'counting',
  'comparison',
  'design',
  'check',
  'measurement',
  'reading',
  'writing',
] as const;

export type Activity = (typeof ACTIVITIES)[number];

interface Beginning {
  /** what it ends, if that is under way */
  readonly ends: readonly Activity[];
  /** What was said before it is over; the status line speaks of this from now on. */
  readonly speaks?: 'run' | 'check' | 'measurement';
}

const MEASURED = ['measurement', 'check'] as const;

/**
 * Who ends whom. A check is of the run in sight, on the page's workers, so a newer run ends it. A measurement has
 * workers and settings of its own: it waits while something else needs the cores, and takes again what that has disturbed.
 * A comparison of chunks and a design are short: nothing ends them but newer settings.
 */
export const BEGINNINGS = {
  run: { ends: ['check'], speaks: 'run' },
  reading: { ends: ['check'], speaks: 'run' },
  check: { ends: MEASURED, speaks: 'check' },
  measurement: { ends: MEASURED, speaks: 'measurement' },
  writing: { ends: ['check'] },
  /** a change of settings or workers */
  change: { ends: ['check'], speaks: 'run' },
  /** a kept measurement is shown */
  showing: { ends: ['measurement'] },
  /** what waits for a measurement to end begins after it */
  cancel: { ends: ['run', 'counting', 'reading', ...MEASURED] },
} as const satisfies Readonly<Record<string, Beginning>>;

export type BeginningName = keyof typeof BEGINNINGS;

/** What shares the cores with a measurement, which waits until it is over. */
export const BESIDE_MEASUREMENT: readonly Activity[] = [
  'run',
  'counting',
  'comparison',
  'design',
  'reading',
  'writing',
];

/** What can be cancelled. */
export const CANCELLABLE: readonly Activity[] = BEGINNINGS.cancel.ends;

/** Whether of all that is under way something can be cancelled. */
export function isCancellable(underWay: ReadonlySet<Activity>): boolean {
  return CANCELLABLE.some((each) => underWay.has(each));
}
