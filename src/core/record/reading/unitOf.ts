import type { Table } from './header.ts';
import { nameOf } from './columns.ts';

/** A unit of flows or volumes by itself, in a header without brackets. */
const UNIT =
  /(?:^|[\s_,;/-])(m3\/s|cumecs?|cms|cfs|ft3\/s|l\/s|mm3|hm3|km3|m3|mcm|gl|ml|taf|af|ac-?ft|acre-?feet)$/i;

/** USGS's parameter 00060 is discharge in cubic feet per second; it stands in the name of a column, or in one of its own. */
const DISCHARGE = /(?:^|_)00060(?:_|$)/;

/** A unit as we write it: m3/s for m³/s, however its letters came over. */
function plainUnit(unit: string): string {
  return unit.replace(/m\^3|m[³\uFFFD]/g, 'm3').replace(/ft\^3|ft[³\uFFFD]/g, 'ft3');
}

/** The unit that a text names: in a comment, in brackets behind the name of the values, or beneath it; null if none. */
export function unitOf(comments: readonly string[], table: Table, column: number): string | null {
  for (const comment of comments) {
    const unit = /^unit of measure:\s*(\S.{0,30})$/i.exec(comment)?.[1];
    if (unit !== undefined) return plainUnit(unit.trim());
  }
  const name = plainUnit(nameOf(table, column));
  const inBrackets = /[([]([^()[\]]{1,20})[)\]]\s*$/.exec(name)?.[1];
  if (inBrackets !== undefined) return inBrackets.trim();
  const heads = [name, ...table.head.map(({ fields }) => plainUnit(fields[column] ?? ''))];
  for (const head of heads) {
    const unit = UNIT.exec(head)?.[1];
    if (unit !== undefined) return unit;
  }
  const parameter = table.rows[0]?.fields[table.names?.indexOf('parameter_cd') ?? -1] ?? '';
  return DISCHARGE.test(name) || DISCHARGE.test(parameter) ? 'cfs' : null;
}
