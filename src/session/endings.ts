/** What may be under way: storages counted for the view that shows them, chunks compared, worker counts checked … */
export const ACTIVITIES = [
  'run',
  'counting',
  'comparison',
  'design',
  'check',
  'measurement',
  'recording',
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

const MEASURED = ['measurement', 'recording', 'check'] as const;

/** Of one run, which cannot be taken again: what shares the cores with them ends them. */
const ALONE = ['recording', 'check'] as const;

/**
 * Who ends whom. A check is of the run in sight, and a recording of one run of its own, each on workers that are started for it: what
 * needs the cores ends them. A measurement of rounds waits meanwhile, and takes again what has been disturbed; one that is wanted ends as one
 * under way does.
 * A comparison of chunks and a design are short: nothing ends them but newer settings.
 */
export const BEGINNINGS = {
  run: { ends: ALONE, speaks: 'run' },
  reading: { ends: ALONE, speaks: 'run' },
  check: { ends: MEASURED, speaks: 'check' },
  measurement: { ends: MEASURED, speaks: 'measurement' },
  writing: { ends: ALONE },
  /** a change of settings or workers */
  change: { ends: ALONE, speaks: 'run' },
  /** a kept measurement is shown */
  showing: { ends: ['measurement', 'recording'] },
  /** what waits for a measurement to end begins after it */
  cancel: { ends: ['run', 'counting', 'reading', ...MEASURED] },
} as const satisfies Readonly<Record<string, Beginning>>;

export type BeginningName = keyof typeof BEGINNINGS;

/** Whether somebody waits for what is under way: a file that is written keeps nobody waiting. */
export function isAwaited(underWay: ReadonlySet<Activity>): boolean {
  return [...underWay].some((each) => each !== 'writing');
}

/** What can be cancelled. */
export const CANCELLABLE: readonly Activity[] = BEGINNINGS.cancel.ends;

/** Whether of all that is under way something can be cancelled. */
export function isCancellable(underWay: ReadonlySet<Activity>): boolean {
  return CANCELLABLE.some((each) => underWay.has(each));
}
