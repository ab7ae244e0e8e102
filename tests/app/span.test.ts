import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSpan, isWhole, lengthOf, moveSpan, zoomSpan } from '../../src/components/span.ts';
import { expectAtMost } from '../support/expectSame.ts';

const limits = { whole: { from: 0, to: 1000 }, least: 10 };

describe('a span of the axis', () => {
  it('zooms about the point under the hand', () => {
    expect(zoomSpan({ from: 100, to: 300 }, 0.5, 150, limits)).toEqual({ from: 125, to: 225 });
    expect(zoomSpan({ from: 100, to: 300 }, 2, 200, limits)).toEqual({ from: 0, to: 400 });
  });

  it('stops at the ends of the axis, and keeps its length there', () => {
    expect(moveSpan({ from: 100, to: 300 }, 900, limits)).toEqual({ from: 800, to: 1000 });
    expect(moveSpan({ from: 100, to: 300 }, -900, limits)).toEqual({ from: 0, to: 200 });
    expect(zoomSpan({ from: 0, to: 100 }, 2, 0, limits)).toEqual({ from: 0, to: 200 });
  });

  it('is never shorter than the limit, nor longer than the axis', () => {
    expect(lengthOf(zoomSpan({ from: 0, to: 20 }, 0.001, 10, limits))).toBe(10);
    expect(zoomSpan({ from: 0, to: 20 }, 1e9, 10, limits)).toEqual(limits.whole);
    expect(fitSpan({ from: 500, to: 501 }, limits)).toEqual({ from: 495.5, to: 505.5 });
    expect(fitSpan({ from: -500, to: 9000 }, limits)).toEqual(limits.whole);
    expect(isWhole(limits.whole, limits.whole)).toBe(true);
  });

  it('of no length grows about its one point', () => {
    expect(fitSpan({ from: 500, to: 500 }, limits)).toEqual({ from: 495, to: 505 });
    expect(fitSpan({ from: 0, to: 0 }, limits)).toEqual({ from: 0, to: 10 });
  });

  it('stays on the axis whatever is done to it', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), share, share), { maxLength: 30 }), (moves) => {
        const axis = { whole: { from: 0, to: 1e10 }, least: 8 };
        let span = axis.whole;
        for (const [isZoom, a, b] of moves) {
          span = isZoom
            ? zoomSpan(span, 4 ** (2 * a - 1), span.from + b * lengthOf(span), axis)
            : moveSpan(span, (2 * a - 1) * lengthOf(span), axis);
          expectAtMost(0, span.from);
          expectAtMost(span.to, 1e10);
          expectAtMost(8 - 1e-5, lengthOf(span)); // a double's step at 1e10
        }
      }),
      { seed: 801, numRuns: 200 },
    );
  });
});
