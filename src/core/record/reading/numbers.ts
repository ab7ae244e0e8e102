/** How the numbers of a column are written. */
export interface NumberFormat {
  readonly decimal: 'point' | 'comma';
  readonly hasCommas: boolean;
  /** whether some have their thousands set apart */
  readonly hasThousands: boolean;
  /** whether a comma could be the other sign as well */
  readonly isUndecided: boolean;
  /** whether points could set thousands apart as well: 963 beside 1.120 */
  readonly isPointUndecided: boolean;
}

/** A comma that sets thousands apart: 1,120 but not 0,125. */
const COMMA_THOUSANDS = /^[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
/** With points alone: 1.120.500. */
const POINT_THOUSANDS = /^[-+]?[1-9]\d{0,2}(?:\.\d{3}){2,}$/;
const ONE_POINT_THOUSANDS = /^[-+]?[1-9]\d{0,2}\.\d{3}$/;
const SHORT_WHOLE = /^\+?\d{1,3}$/;
const OTHER_THOUSANDS = /^[-+]?[1-9]\d{0,2}(?:[ '’\u00A0\u202F]\d{3})+(?:[.,]\d*)?$/;
/** What one comma can be decimal in. */
const ONE_COMMA = /^[^.,]*,[^.,]*$/;

/** @param fields - of the columns that hold values, without those that are missing */
export function numberFormat(
  fields: Iterable<string>,
  chosen: 'point' | 'comma' | undefined,
): NumberFormat {
  let hasCommas = false;
  let allCommasFit = true;
  let allCommasAlone = true;
  let hasPoints = false;
  let hasPointThousands = false;
  let hasOtherThousands = false;
  let hasShort = false;
  let allPointsFit = true;
  for (const field of fields) {
    if (field.includes(',')) {
      hasCommas = true;
      allCommasFit &&= COMMA_THOUSANDS.test(withoutMark(field));
      allCommasAlone &&= ONE_COMMA.test(field);
    } else if (field.includes('.')) {
      hasPoints = true;
      hasPointThousands ||= POINT_THOUSANDS.test(field);
      allPointsFit &&= ONE_POINT_THOUSANDS.test(withoutMark(field));
    } else if (!field.startsWith('-')) {
      // below 0 it may be a code of what is missing
      const isShort = SHORT_WHOLE.test(withoutMark(field));
      hasShort ||= isShort;
      allPointsFit &&= isShort;
    }
    hasOtherThousands ||= OTHER_THOUSANDS.test(field);
  }
  const isComma = hasCommas ? !allCommasFit : hasPointThousands;
  const decimal = chosen ?? (isComma ? 'comma' : 'point');
  const isPointUndecided = hasPoints && !hasCommas && hasShort && allPointsFit;
  return {
    decimal,
    hasCommas,
    hasThousands:
      (decimal === 'point' && hasCommas) ||
      hasOtherThousands ||
      hasPointThousands ||
      (decimal === 'comma' && isPointUndecided),
    isUndecided: hasCommas && allCommasFit && allCommasAlone && !hasPoints,
    isPointUndecided,
  };
}

/** One or two letters, or an asterisk, after a number. */
const MARK = /^(.*\d[.,]?) ?(?:\p{L}{1,2}|\*)$/u;

export function withoutMark(field: string): string {
  return MARK.exec(field)?.[1] ?? field;
}

const PLAIN = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const WITH_POINT = /^[-+]?[1-9]\d{0,2}(?:[,'’ \u00A0\u202F]\d{3})+(?:\.\d*)?$/;
const WITH_COMMA =
  /^[-+]?(?:[1-9]\d{0,2}(?:[.'’ \u00A0\u202F]\d{3})+|\d*)(?:,\d*)?(?:[eE][-+]?\d+)?$/;

/** The number that a field without marks is; NaN where it is none. */
export function numberOf(field: string, { decimal }: NumberFormat): number {
  const text = field.startsWith('−') ? `-${field.slice(1)}` : field; // the sign of typesetters
  if (decimal === 'point') {
    if (PLAIN.test(text)) return Number(text);
    return WITH_POINT.test(text) ? Number(text.replace(/[^-+\d.]/g, '')) : NaN;
  }
  if (!WITH_COMMA.test(text) || !/\d/.test(text)) return NaN;
  return Number(text.replace(/[^-+\d,eE]/g, '').replace(',', '.'));
}
