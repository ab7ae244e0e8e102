import { plural } from '../../components/format.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { FileStorages } from '../../workers/files/contract.ts';

/** As the page names its files: the digest of the run, and of what part. */
const NAME = /^spillway-([0-9a-f]{16})(\.rows-|\.\d+-rows-|\.part-)?/;

/** Whether a file of storages is of the run in sight, and if not, how its settings come back. */
export function storagesText(
  name: string,
  { rows, digest }: FileStorages,
  shown: Pick<SimulationRun, 'digest'> | null,
): string {
  const told = `${plural(rows, 'row')}, digest ${digest}`;
  if (shown?.digest === digest) return `These are the storages of the run in sight: ${told}.`;
  const [, named = digest, part] = NAME.exec(name) ?? [];
  if (part !== undefined) {
    const whose = named === shown?.digest ? 'the run in sight' : `the run ${named}`;
    return `By its name ${name} is a part of ${whose}, which only the whole could tell: ${told}.`;
  }
  return (
    `${name} does not hold the storages of the run in sight: ${told}. ` +
    `To get its settings back, open spillway-${digest}.json, if it was saved with it, or the link of that run.`
  );
}

/** What is told when rows have been written: how they find the way back to their settings. */
export function writtenText(
  label: string,
  rows: number,
  { digest, settings }: Pick<SimulationRun, 'digest' | 'settings'>,
): string {
  const link = settings.record === null ? 'its link (Copy link) or ' : ''; // no link holds a record
  const of = digest === null ? '' : ` of the run ${digest}`;
  return `${label} of ${plural(rows, 'row')} written. The settings${of} are not in it: keep ${link}its JSON file.`;
}
