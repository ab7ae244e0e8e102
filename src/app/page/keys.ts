/** What keys do wherever the focus is. */
export type KeyAct = 'next' | 'back' | 'present' | 'run' | 'list';

export interface KeyRow {
  /** as `KeyboardEvent.key` names them */
  readonly keys: readonly string[];
  readonly does: string;
  /** null: what has the focus does it, or `useEscape` */
  readonly act: KeyAct | null;
}

/** Every key of the page: `actOf` answers by it, and the list that `?` opens is drawn from it. */
export const KEYS: readonly KeyRow[] = [
  { keys: ['PageDown', 'ArrowRight'], act: 'next', does: 'Next step of the lesson' },
  { keys: ['PageUp', 'ArrowLeft'], act: 'back', does: 'Step before' },
  { keys: ['f'], act: 'present', does: 'Present, in large letters, and back' },
  { keys: ['r'], act: 'run', does: 'Run' },
  { keys: ['?'], act: 'list', does: 'This list' },
  {
    keys: ['Escape'],
    act: null,
    does: 'Close what is open, or undo what is typed; else cancel what runs; else stop presenting',
  },
  { keys: ['+', '-', '0'], act: null, does: 'In a chart: zoom in, zoom out, show all of it' },
  {
    keys: ['ArrowLeft', 'ArrowRight', 'Home', 'End'],
    act: null,
    does: 'In a chart, a slider, tabs or choices: move along them',
  },
];

/** What the focused thing does with keys by itself. */
export type OwnKeys = 'text' | 'line' | 'arrows' | 'none';

export interface Surroundings {
  readonly own: OwnKeys;
  readonly isPresenting: boolean;
  /** written from right to left: onwards is to the left */
  readonly isTurned: boolean;
}

const TURNED: Readonly<Record<string, string>> = {
  ArrowLeft: 'ArrowRight',
  ArrowRight: 'ArrowLeft',
};

/** What a press of a key comes to; null where it is none of ours, or what has the focus needs it. */
export function actOf(key: string, { own, isPresenting, isTurned }: Surroundings): KeyAct | null {
  const isArrow = key in TURNED;
  const isPage = key.startsWith('Page');
  if (own === 'line' && !isPage) return null;
  // in front of a class the clicker works even where its keys have a use
  if (own === 'text' && !(isPage && isPresenting)) return null;
  if (own === 'arrows' && isArrow) return null;
  const name = isTurned && isArrow ? TURNED[key]! : key.length === 1 ? key.toLowerCase() : key;
  return KEYS.find(({ keys, act }) => act !== null && keys.includes(name))?.act ?? null;
}

const WRITTEN: Readonly<Record<string, string>> = {
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  ArrowLeft: '←',
  ArrowRight: '→',
  '-': '−',
};

/** A key as it is printed on it. */
export function keyLabel(key: string): string {
  return WRITTEN[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
