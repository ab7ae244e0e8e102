/** How the positions of a slider and the values that it sets belong together. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly positionOf: (value: number) => number;
  readonly valueAt: (position: number) => number;
}

/**
 * Round values, 200 steps or more. Where both ends and `extra` are round, positions are the values; else each of these has a
 * stop of its own too, and positions number the stops, `step` apart from `min` on.
 *
 * @param extra - a value that has a stop of its own
 */
export function linearScale(min: number, max: number, extra: number): Scale {
  const exponent = Math.floor(Math.log10(Math.max((max - min) / 200, 1e-320)));
  const roundAt = (count: number) => Number(`${count}e${exponent}`);
  const step = roundAt(1);
  const ends = [min, max, extra];
  if (ends.every((value) => value === roundAt(Math.round(value / step)))) {
    return steppedScale(min, max, step);
  }
  const stops = new Set(ends);
  for (let count = Math.ceil(min / step); roundAt(count) < max; count++) {
    if (roundAt(count) > min) stops.add(roundAt(count));
  }
  const { max: last, positionOf, valueAt } = scaleOf(stops);
  return {
    min,
    max: min + (last + 1e-6) * step, // else round-off could leave the last stop out
    step,
    positionOf: (value) => min + positionOf(value) * step,
    valueAt: (position) => valueAt(Math.round((position - min) / step)),
  };
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
  return scaleOf(stops);
}

/** Positions count the stops. */
function scaleOf(stops: ReadonlySet<number>): Scale {
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
