import { Store } from './Store.ts';

/** Of what the status line speaks, while no action has anything to say. */
export type Speaker = 'run' | 'check' | 'measurement';

export interface MessagesState {
  /** what an action says, in place of the speaker; null for nothing */
  readonly status: string | null;
  readonly error: string | null;
  readonly speaker: Speaker;
  /** of each field what is wrong in it */
  readonly fieldErrors: Readonly<Record<string, string | null>>;
}

/** What actions have to say, until something else begins. */
export class Messages extends Store<MessagesState> {
  constructor() {
    super({ status: null, error: null, speaker: 'run', fieldErrors: {} });
  }

  readonly say = (status: string): void => this.set({ ...this.state(), status });

  readonly fail = (error: string): void => this.set({ ...this.state(), error });

  /** That something is wrong in a field, or with null not any more. */
  readonly failField = (field: string, error: string | null): void => {
    const { fieldErrors, ...others } = this.state();
    this.set({ ...others, fieldErrors: { ...fieldErrors, [field]: error } });
  };

  /** What was said is over. */
  begin(speaker: Speaker): void {
    const now = this.state();
    // a moving slider begins something at each step, and nobody has to hear of it
    if (now.status === null && now.error === null && now.speaker === speaker) return;
    this.set({ ...now, status: null, error: null, speaker });
  }
}
