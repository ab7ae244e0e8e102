const isSlow = process.env['TIER'] === 'slow';

/**
 * How much a test does in the fast tier, and how much in the slow one: cases, steps, or what they are drawn from.
 * A file that asks for this runs in both (vitest.config.ts).
 */
export const tiered = <Value>(fast: Value, slow: Value): Value => (isSlow ? slow : fast);
