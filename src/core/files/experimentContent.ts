import * as v from 'valibot';
import type { RecordChoice } from '../record/InflowRecord.ts';
import { longResult, type LongResult } from './longResult.ts';
import { recordJsonSchema } from './recordJson.ts';
import { settingsTexts } from './settingsTexts.ts';
import { misfit } from './spillwayFile.ts';

/** What is read of the file of a run. */
export interface ExperimentContent {
  /** its settings by key, as a link would hold them; they may not fit */
  readonly texts: ReadonlyMap<string, string>;
  readonly digest: string;
  /** that was in use, and how the run was drawn from it; older files have none */
  readonly record: RecordChoice | null;
  /** null for a run that the page can make */
  readonly long: LongResult | null;
}

const schema = v.object({
  settings: settingsTexts,
  record: v.optional(v.nullable(recordJsonSchema), null),
  path: v.object({ digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)) }),
});

/** @throws Error that says what is wrong with it */
export function experimentContent(content: object): ExperimentContent {
  const checked = v.safeParse(schema, content);
  if (!checked.success) throw misfit(checked.issues[0]);
  const { settings, path, record } = checked.output;
  return { texts: settings, digest: path.digest, record, long: longResult(content, settings) };
}
