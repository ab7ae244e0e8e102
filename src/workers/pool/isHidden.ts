/** Whether the page is out of sight; never where there is none, as in Node. */
export function isHidden(): boolean {
  return typeof document !== 'undefined' && document.visibilityState === 'hidden';
}
