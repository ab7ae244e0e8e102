/** What else the page has under way: it shares the cores with what is measured. */
export interface Others {
  readonly areBusy: () => boolean;
  /** @returns ends it */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Whom a measurement has to do with: who ends it, and who disturbs it. */
export interface Surroundings {
  readonly signal: AbortSignal;
  readonly others: Others;
}

/** Nobody else is there. */
export const NOBODY: Others = { areBusy: () => false, subscribe: () => () => {} };
