const found = new Map<unknown, Map<string, unknown>>();

/** A function of plain finite data that finds each answer once, at whatever time: for tests of who asks it, and when. */
export function solvedOnce<Given extends readonly unknown[], Answer>(
  solve: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const known = (found.get(solve) ?? new Map<string, unknown>()) as Map<string, Answer>;
  found.set(solve, known);
  return (...given) => {
    const key = JSON.stringify(given);
    if (!known.has(key)) known.set(key, solve(...given));
    return known.get(key)!;
  };
}
