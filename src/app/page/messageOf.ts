import { TaskGivenUp } from '../../workers/pool/WorkerPool.ts';
import { ENOUGH } from './missingFeatures.ts';

/** What the user can do about what is told. */
export type Remedy = 'reload' | 'open alone';

export const OUT_OF_DATE =
  'This page is out of date, or the network is gone: a part of it could not be loaded.';
export const FRAME_REFUSES =
  'This frame forbids workers: open the page in a window of its own. ' +
  'Whoever frames it should write sandbox="allow-scripts allow-same-origin".';
export const WORKERS_REFUSED =
  'This browser, or the server’s security policy, refuses workers, and without them nothing is computed. ' +
  `${ENOUGH}; a policy that requires Trusted Types must allow the one named “default”.`;

const REMEDIES: Readonly<Record<string, Remedy>> = {
  [OUT_OF_DATE]: 'reload',
  [FRAME_REFUSES]: 'open alone',
};

/** What Chromium, Firefox and Safari say of a module that cannot be loaded, in the page or in a worker. */
const MODULE_LOST =
  /dynamically imported module|Importing a module script failed|Unable to preload CSS/;

/** What an error says, for people. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const why = error instanceof TaskGivenUp ? error.why : null;
  if (why === 'notLoaded') return notLoadedText();
  if (why === 'refused') return isSandboxed() ? FRAME_REFUSES : WORKERS_REFUSED;
  return MODULE_LOST.test(text) ? OUT_OF_DATE : text;
}

/** Why a worker could not be loaded: Firefox says no more of one that a frame forbids. */
export function notLoadedText(): string {
  return isSandboxed() ? FRAME_REFUSES : OUT_OF_DATE;
}

function isSandboxed(): boolean {
  return window.origin === 'null' && window.location.protocol !== 'file:';
}

/** What could not be done, and why; alone what can be done about it, where something can. */
export function failureText(what: string, error: unknown): string {
  const message = messageOf(error);
  return remedyOf(message) === null ? `${what}: ${message.replace(/\.$/, '')}.` : message;
}

/** What can be done about a message that `messageOf` made; null if it says so itself. */
export function remedyOf(message: string): Remedy | null {
  return REMEDIES[message] ?? null;
}
