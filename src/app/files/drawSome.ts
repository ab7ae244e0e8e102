/** Some of many, drawn by chance without putting back, in their order. */
export function drawSome<Item>(items: readonly Item[], count: number): Item[] {
  const keys = crypto.getRandomValues(new Uint32Array(items.length));
  return items
    .map((item, index) => ({ item, index, key: keys[index]! }))
    .toSorted((a, b) => a.key - b.key)
    .slice(0, count)
    .toSorted((a, b) => a.index - b.index)
    .map(({ item }) => item);
}
