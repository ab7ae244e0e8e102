/**
 * The normal that, cut at 0, has the mean and standard deviation given.
 *
 * @param mean - above 0
 * @returns null where there is none
 */
export function fitCensoredNormal(
  _mean: number,
  _sd: number,
): { readonly mu: number; readonly sigma: number } | null {
  throw new Error('not yet');
}
