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
 * Who ends whom. What is measured has the workers' cores to itself, so whatever needs them ends it; so does what
 * would make it a measurement of other settings. A comparison of chunks and a design are short: nothing ends them but newer
 * settings.
 */
export const BEGINNINGS = {
  run: { ends: MEASURED, speaks: 'run' },
  reading: { ends: MEASURED, speaks: 'run' },
  check: { ends: MEASURED, speaks: 'check' },
  measurement: { ends: MEASURED, speaks: 'measurement' },
  writing: { ends: MEASURED },
  /** a change of settings or workers */
  change: { ends: MEASURED, speaks: 'run' },
  /** a slider moves on */
  movement: { ends: MEASURED, speaks: 'run' },
  /** another view than the one that measures */
  view: { ends: ['measurement'] },
  /** a kept measurement is shown */
  showing: { ends: ['measurement'] },
  /** what waits for a measurement to end begins after it */
  cancel: { ends: ['run', 'counting', 'reading', ...MEASURED] },
} as const satisfies Readonly<Record<string, Beginning>>;

export type BeginningName = keyof typeof BEGINNINGS;

/** While one of these is under way, the newest run is not analysed: that begins anew afterwards. */
export const NOT_BESIDE_ANALYSIS: readonly Activity[] = MEASURED;

/** What can be cancelled. */
export const CANCELLABLE: readonly Activity[] = BEGINNINGS.cancel.ends;
