/** A function that gives its last result again, the same object, as long as it is given the same. */
export function lastOf<Given extends readonly unknown[], Result>(
  make: (...given: Given) => Result,
): (...given: Given) => Result {
  let last: { given: Given; result: Result } | null = null;
  return (...given) => {
    const isSame = last?.given.every((each, index) => Object.is(each, given[index])) ?? false;
    if (!isSame) last = { given, result: make(...given) };
    return last!.result;
  };
}
