/**
 * Which series are equal bit for bit, all of one length.
 *
 * @returns for each the first one that equals it, perhaps itself
 */
export function identicalSeries(series: readonly Float64Array[]): number[] {
  // only those that begin alike need a look
  const firsts = new Map<number, number[]>();
  return series.map((own, index) => {
    const alike = firsts.get(own[0]!) ?? [];
    const first = alike.find((other) => own.every((value, i) => value === series[other]![i]));
    if (first !== undefined) return first;
    alike.push(index);
    firsts.set(own[0]!, alike);
    return index;
  });
}
