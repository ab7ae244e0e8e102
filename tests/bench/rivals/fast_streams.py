"""The page's fast streams (docs/streams.md) in plain Python for numba: its fastest generator against ours.

Logarithms are the platform's, so a last bit may differ where one decides; nothing is digested here.
"""
import math

import numpy as np
from numba import njit

U = np.uint64
BLOCK_STEPS = 65_536
LAYERS = 512
AREA, TAIL, FIRST_DENSITY = 0.002456766351541356, 3.852046150368391, 0.0005996707686392912


def layers():
    """The edges and densities of the ziggurat, 513 of each."""
    edge, density = np.zeros(LAYERS + 1), np.ones(LAYERS + 1)
    density[1] = FIRST_DENSITY
    edge[0], edge[1] = AREA / FIRST_DENSITY, TAIL
    for i in range(1, LAYERS - 1):
        density[i + 1] = density[i] + AREA / edge[i]
        edge[i + 1] = math.sqrt(-2 * math.log(density[i + 1]))
    return edge, density


@njit
def seed_block(seed, stream, block, states):
    """Seeds four lanes and the rejects' generator by Philox4x32-10."""
    low = U(0xFFFFFFFF)
    for j in range(10):
        key0, key1 = U(seed), U(stream)
        c0, c1, c2, c3 = U(block), U(j), U(0), U(0)
        for _ in range(10):
            p, q = U(0xD2511F53) * c0, U(0xCD9E8D57) * c2
            c0, c1, c2, c3 = (q >> U(32)) ^ c1 ^ key0, q & low, (p >> U(32)) ^ c3 ^ key1, p & low
            key0, key1 = (key0 + U(0x9E3779B9)) & low, (key1 + U(0xBB67AE85)) & low
        states[j // 2, j % 2 * 2] = c0 | c1 << U(32)
        states[j // 2, j % 2 * 2 + 1] = c2 | c3 << U(32)


@njit
def next_output(states, g):
    """One output of xoshiro256++."""
    s0, s1, s2, s3 = states[g, 0], states[g, 1], states[g, 2], states[g, 3]
    total = s0 + s3
    output = (total << U(23) | total >> U(41)) + s0
    s2 ^= s0
    s3 ^= s1
    states[g, 1] = s1 ^ s2
    states[g, 0] = s0 ^ s3
    states[g, 2] = s2 ^ s1 << U(17)
    states[g, 3] = s3 << U(45) | s3 >> U(19)
    return output


@njit
def uniform(states):
    return (np.int64(next_output(states, 4) >> U(12)) + 0.5) * 2.0**-52


@njit
def settle(draw, states, edge, density):
    """The normal of a draw that may have to be rejected."""
    while True:
        i = np.int64(draw & U(LAYERS - 1))
        z = ((np.int64(draw >> U(12)) + 0.5) * 2.0**-51 - 1) * edge[i]
        if abs(z) < edge[i + 1]:
            return z
        if i == 0:
            while True:
                a, b = -math.log(uniform(states)) / TAIL, -math.log(uniform(states))
                if b + b > a * a:
                    return math.copysign(TAIL + a, z)
        y = density[i] + uniform(states) * (density[i + 1] - density[i])
        if -2 * math.log(y) > z * z:
            return z
        draw = next_output(states, 4)


@njit
def fill(path, stream, edge, density, capacity, mean, spread, target):
    """One path of a stream, from full storage, the steps after the start."""
    states = np.empty((5, 4), np.uint64)
    storage = capacity
    for first in range(0, path.size, BLOCK_STEPS):
        seed_block(0, stream, first // BLOCK_STEPS, states)
        for t in range(first, min(first + BLOCK_STEPS, path.size)):
            normal = settle(next_output(states, t & 3), states, edge, density)
            inflow = max(mean + spread * normal, 0.0)
            storage = min(storage - min(storage, target) + inflow, capacity)
            path[t] = storage
