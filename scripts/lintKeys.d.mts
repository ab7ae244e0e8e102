export function lintKeys(
  texts: ReadonlyMap<string, string>,
  settings: readonly string[],
): Map<string, string>;
