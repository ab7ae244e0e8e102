// Everything lies at fixed addresses: V8 would load a mutable global again in every turn of a loop.
// The loader knows the ones that it reads or writes by the exports of `index.ts`.

/** Steps whose numbers are made and used while they are in the nearest cache. */
export const TILE_STEPS: i32 = 2048;

/** Steps below which cutting a path in eight does not pay. */
export const SHORTEST_CUT: i32 = 64;

/** Steps of one block of a stream. */
export const BLOCK_STEPS: i32 = 65536;

// the reservoir, every number twice: a vector
export const CAPACITY: usize = 1024;
export const TARGET: usize = 1040;
export const MEAN: usize = 1056;
export const SPREAD: usize = 1072;
export const FLOOR: usize = 1088;

/** Constants of the loop that draws: a literal would be built again in every turn. */
export const EXPONENT_OF_2: usize = 1104;
export const THREE: usize = 1120;
export const HALF_STEP: usize = 1136;
export const MAGNITUDE: usize = 1152;

/** xoshiro256++ of the four lanes: s0 of lanes 0 to 3, then s1, s2, s3. */
export const LANES: usize = 1168;
/** s0 to s3 of the rejects' generator. */
export const REJECTS: usize = 1296;
/** Four words of Philox. */
export const PHILOX: usize = 1328;

/** Four partial sums each: of differences (then of their squares), release, inflow and spill. */
export const DIFFERENCES: usize = 1408;
export const RELEASE: usize = 1440;
export const INFLOWS: usize = 1472;
export const SPILL: usize = 1504;

/** The 12 moments of the tile, in the order of core's `summary.ts`. */
export const TILE: usize = 1536;
/** What is kept of the block, in the order of core's `blockRecord.ts`: moments, then spells. */
export const BLOCK: usize = 1664;

/** The open bin of the envelope: least, greatest, sum. */
export const BIN: usize = 1856;

/** Spells of deficit and of full storage in the block so far, 32-bit numbers: see `spells.ts`. */
export const DEFICIT_SPELLS: usize = 1888;
export const FULL_SPELLS: usize = 1904;

/** Constants of the digest. */
export const DIGEST_FACTOR: usize = 1920;
export const DIGEST_STEP: usize = 1936;

/** How normals hang together: rho and s = sqrt(1 - rho^2), each twice. */
export const RHO: usize = 1952;
export const WEIGHT: usize = 1968;
/** Of the inflow that a normal makes where rho is not 0; `MEAN`, `SPREAD` and `FLOOR` leave shocks as they are then. */
export const INFLOW_MEAN: usize = 1984;
export const INFLOW_SPREAD: usize = 2000;
export const INFLOW_FLOOR: usize = 2016;
/** The normals that the eight parts of a tile end with, about. */
export const NORMAL_ENDS: usize = 2032;
/** Steps after which less than 1e-17 is left of a normal, 32 bits. */
export const REMEMBERED: usize = 2096;

/** x and f of the ziggurat's 512 layers, 513 doubles each; the loader fills them in. */
export const LAYER_X: usize = 4096;
export const LAYER_F: usize = 8704;

/** Pairs of draws of which at least one was not accepted at once: 24 bytes each. */
export const REJECTED: usize = 16384;

/** One tile of draws, then of the inflows that they become. */
export const DRAWS: usize = 49152;
export const INFLOW: usize = DRAWS;

/**
 * One block of storages; the one before them stands in front. It begins in the middle of a page of
 * 4096 bytes, and the buffers that it is copied to at the start of one: a copy to an address up to
 * 64 bytes behind that of its source, modulo a page, was ten times as slow (AMD, `rep movsb`).
 */
export const STORAGE: usize = 71680;

/** Bins of one block: least, greatest and mean each. */
export const ENVELOPE: usize = STORAGE + 8 * <usize>BLOCK_STEPS;

/** What is counted of a job, which has no envelope then: see `counts.ts`. */
export const COUNTS: usize = ENVELOPE;
