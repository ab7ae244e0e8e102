import { experimentContent } from '../../core/files/experimentContent.ts';
import { parseSpillwayFile } from '../../core/files/spillwayFile.ts';
import type { FileApi, JsonContent } from '../files/contract.ts';
import { hasMeasurements, readMeasurements } from './readMeasurements.ts';

/** Reads a JSON file of ours (see `FileApi`). */
export const readJson: FileApi['readJson'] = async (
  json,
  newerThan,
  onEntry,
): Promise<JsonContent> => {
  const content = parseSpillwayFile(typeof json === 'string' ? json : await json.text());
  if (!hasMeasurements(content)) {
    return { kind: 'experiment', experiment: experimentContent(content) };
  }
  return { kind: 'measurements', report: await readMeasurements(content, newerThan, onEntry) };
};
