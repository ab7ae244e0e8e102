import * as v from 'valibot';
import { longResult, type LongResult } from './longResult.ts';
import { settingsTexts } from './settingsTexts.ts';
import { misfit } from './spillwayFile.ts';

/** What is read of the file of a run. */
export interface ExperimentContent {
  /** its settings by key, as a link would hold them; they may not fit */
  readonly texts: ReadonlyMap<string, string>;
  readonly digest: string;
  /** null for a run that the page can make */
  readonly long: LongResult | null;
}

const schema = v.object({
  settings: settingsTexts,
  path: v.object({ digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)) }),
});

/** @throws Error that says what is wrong with it */
export function experimentContent(content: object): ExperimentContent {
  const checked = v.safeParse(schema, content);
  if (!checked.success) throw misfit(checked.issues[0]);
  const { settings, path } = checked.output;
  return { texts: settings, digest: path.digest, long: longResult(content, settings) };
}
