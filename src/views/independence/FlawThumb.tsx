/** What a case looks like, in a few marks. */
export type FlawLook = 'line' | 'meeting' | 'overlap' | 'trail' | 'cloud';

/** Places of dots in a square of 40: some that a pair might have. */
const DOTS: Readonly<Record<'line' | 'trail' | 'cloud', readonly (readonly [number, number])[]>> = {
  line: [5, 9, 12, 17, 20, 24, 29, 32, 36].map((at) => [at, 40 - at]),
  trail: [
    [36, 4],
    [33, 8],
    [31, 9],
    [27, 13],
    [25, 17],
    [21, 18],
    [19, 23],
    [14, 25],
    [12, 29],
    [8, 32],
    [5, 29],
    [9, 36],
    [4, 35],
    [13, 34],
    [6, 25],
  ],
  cloud: [
    [20, 19],
    [15, 12],
    [26, 14],
    [12, 22],
    [28, 24],
    [21, 30],
    [33, 17],
    [8, 15],
    [18, 6],
    [25, 35],
    [10, 31],
    [34, 30],
    [23, 23],
    [16, 26],
    [30, 8],
    [5, 24],
    [17, 18],
  ],
};

const LINES = {
  meeting: [
    'M2 6 L9 10 L14 5 L20 15 L25 18 L30 14 L38 20',
    'M2 34 L9 33 L14 24 L20 22 L25 19 L30 14 L38 20',
  ],
  overlap: ['M2 14 H28', 'M12 26 H38'],
} as const;

/** A small picture of a case of the gallery, for the eye alone. */
export function FlawThumb({ look }: { readonly look: FlawLook }) {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true">
      {look === 'meeting' || look === 'overlap'
        ? LINES[look].map((d, i) => <path key={d} d={d} className={`line-${i}`} />)
        : DOTS[look].map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r="2" />)}
    </svg>
  );
}
