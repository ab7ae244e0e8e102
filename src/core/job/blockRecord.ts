/*
 * What is kept of each block of steps, in this order: the 12 numbers of `Moments` (see `summary.ts`),
 * then the spell of deficit and the spell of full storage (see `spells.ts`), four numbers each; then the normal X of
 * the last step, 0 where ρ = 0.
 */

/** Numbers kept of one block. */
export const BLOCK_SIZE = 21;

/** Places of some of them. */
export const BLOCK_COUNT = 0;
export const BLOCK_MEAN = 1;
export const BLOCK_MIN = 3;
export const BLOCK_MAX = 4;
export const BLOCK_LAST = 11;
export const BLOCK_NORMAL = 20;
export const BLOCK_SPELL = { deficit: 12, full: 16 } as const;

/** Kinds of steps whose longest spell is kept: S < S̄, and S = K. */
export type SpellKind = keyof typeof BLOCK_SPELL;
