/** Steps of one block: jobs start at multiples of it in a chunk, statistics are kept and merged by it. */
export const BLOCK_STEPS = 65536;
