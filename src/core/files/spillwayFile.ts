import * as v from 'valibot';

/** The layout of the page's JSON files. */
export const SCHEMA = 1;

const headSchema = v.object({
  spillway: v.object({
    schema: v.pipe(v.number(), v.safeInteger(), v.minValue(SCHEMA)),
    version: v.optional(v.unknown()),
  }),
});

/**
 * What a JSON file of ours holds: an experiment, or measurements.
 *
 * @throws Error that says what is wrong with it
 */
export function parseSpillwayFile(json: string): object {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw new Error('it is not JSON');
  }
  const head = v.safeParse(headSchema, content);
  if (!head.success) throw misfit(head.issues[0]);
  const { schema, version } = head.output.spillway;
  if (schema > SCHEMA) {
    const named = typeof version === 'string' && /^[\w.+-]{1,20}$/.test(version);
    throw new Error(
      `it was made by a newer version of Spillway${named ? `, ${version}` : ''}: ` +
        `this page reads files of schema ${SCHEMA}, and it has schema ${schema}`,
    );
  }
  return content as object;
}

/** That a file does not fit, and where. */
export function misfit(issue: v.BaseIssue<unknown>): Error {
  const place = v.getDotPath(issue) ?? 'the whole';
  return new Error(`it is no file of Spillway's: ${place} is missing or does not fit`);
}
