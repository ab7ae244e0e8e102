/** The oldest browsers that have all that the page uses. */
export const ENOUGH = 'Chrome or Edge 116, Firefox 124 and Safari 17.4, or newer, are enough';

const NEEDED: Readonly<Record<string, () => unknown>> = {
  Worker: () => globalThis.Worker,
  ResizeObserver: () => globalThis.ResizeObserver,
  'AbortSignal.any': () => 'any' in AbortSignal,
  'Array.prototype.toSorted': () => 'toSorted' in Array.prototype,
  'Array.prototype.toReversed': () => 'toReversed' in Array.prototype,
  'Array.prototype.findLast': () => 'findLast' in Array.prototype,
  'Array.prototype.at': () => 'at' in Array.prototype,
  'Float64Array.prototype.toSorted': () => 'toSorted' in Float64Array.prototype,
  'Object.hasOwn': () => 'hasOwn' in Object,
  'String.prototype.replaceAll': () => 'replaceAll' in String.prototype,
  canvas: () => document.createElement('canvas').getContext('2d'),
};

/** What the page uses and this browser lacks. */
export function missingFeatures(): string[] {
  return Object.entries(NEEDED).flatMap(([name, find]) => (find() ? [] : [name]));
}
