/** How the positions of a slider and the values that it sets belong together. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly positionOf: (value: number) => number;
  readonly valueAt: (position: number) => number;
}

/** Positions are the values, in steps of a power of ten: 200 of them or more. */
export function linearScale(min: number, max: number): Scale {
  return steppedScale(min, max, 10 ** Math.floor(Math.log10((max - min || 1) / 200)));
}

/** Positions are the values, whole numbers. */
export function wholeScale(min: number, max: number): Scale {
  return steppedScale(min, max, 1);
}

function steppedScale(min: number, max: number, step: number): Scale {
  return { min, max, step, positionOf: (value) => value, valueAt: (position) => position };
}

const MANTISSAS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/**
 * Positions count round whole numbers, ten in each decade.
 *
 * @param extra - a value that has a stop of its own
 */
export function stopScale(min: number, max: number, extra: number): Scale {
  const stops = new Set([min, max, extra]);
  for (let decade = 1; decade <= max; decade *= 10) {
    for (const mantissa of MANTISSAS) {
      const stop = mantissa * decade;
      if (Number.isInteger(stop) && stop > min && stop < max) stops.add(stop);
    }
  }
  const values = [...stops].sort((a, b) => a - b);
  return {
    min: 0,
    max: values.length - 1,
    step: 1,
    positionOf: (value) =>
      Math.max(
        values.findLastIndex((stop) => stop <= value),
        0,
      ),
    valueAt: (position) => values[position]!,
  };
}
