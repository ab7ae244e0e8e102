#!/usr/bin/env python3
"""Makes recordDigests.json: runs drawn from a record, by a program written from the words of docs/streams.md alone.

NumPy's streams are NumPy's own; Philox and xoshiro256++ are written out here in whole numbers of Python.
"""
import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
NILE = json.loads((HERE / "design.json").read_text())["nile"]
NINE = [1, 3, 3, 5, 8, 6, 7, 2, 1]
SIGNED = [-2.5, 0, 0.1, 7.25, 1e-3, 3.3, 4]
BLOCK, MASK = 65536, 2**64 - 1


def philox(k0, k1, c0, c1, c2, c3):
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = p1 >> 32 ^ c1 ^ k0, p1 & 0xFFFFFFFF, p0 >> 32 ^ c3 ^ k1, p0 & 0xFFFFFFFF
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return c0, c1, c2, c3


def fast_uniforms(seed, number, block):
    words = philox(seed, number, block, 0, 0, 0) + philox(seed, number, block, 1, 0, 0)
    s = [words[2 * i] + (words[2 * i + 1] << 32) for i in range(4)]
    rotate = lambda x, k: (x << k | x >> 64 - k) & MASK
    while True:
        w = (rotate((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        t = s[1] << 17 & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
        yield ((w >> 12) + 0.5) / 2**52


def values_of(generator, seed, number, steps, record, length):
    """The values of the first steps of a stream."""
    n, values = len(record), []
    if generator == "numpy":
        state = np.random.RandomState((seed + number) % 2**32)
        uniform = state.random_sample
    for block in range(-(-steps // BLOCK)):
        if generator == "xoshiro":
            uniform = fast_uniforms(seed, number, block).__next__
        for start in range(0, BLOCK, length):
            if BLOCK * block + start >= steps:
                break
            u = min(int(uniform() * n), n - 1)
            values += [record[(u + i) % n] for i in range(min(length, BLOCK - start))]
    return values[:steps]


def rows_of(K, target, T, chunks, seed, generator, seeding, boundary, record, blockLength):
    one = (generator, seeding, boundary) == ("xoshiro", "distinct", "continue")
    if one:
        chunks = 1
    rows, storage = [], K
    for chunk in range(chunks):
        steps = T // chunks + (chunk < T % chunks)
        number = chunk if seeding == "distinct" else 0
        skipped = 10 * chunk if seeding == "shifted" else 0
        values = values_of(generator, seed, number, skipped + steps, record, blockLength)[skipped:]
        if boundary == "restart" or chunk == 0:
            storage = K
            rows.append(storage)
        for value in values:
            release = min(storage, target)
            storage = min((storage - release) + max(value, 0.0), K)
            rows.append(storage)
    return np.array(rows, dtype="<f8")


def digest_of(x):
    z = x.view("<u8") ^ (np.arange(len(x), dtype="u8") * np.uint64(0x9E3779B97F4A7C15))
    z = (z ^ z >> np.uint64(32)) * np.uint64(0xD6E8FEB86659FD93)
    return "%016x" % int((z ^ z >> np.uint64(32)).sum(dtype="u8"))


RUNS = [
    ("nile", 1330, 830, 200_000, 1, 0, "xoshiro", "distinct", "restart", 5),
    ("nile", 1330, 830, 200_000, 3, 7, "xoshiro", "distinct", "continue", 1),
    ("nile", 1830, 830, 140_001, 2, 4294967295, "xoshiro", "distinct", "restart", 100),
    ("nine", 5, 3, 1000, 7, 3, "xoshiro", "same", "restart", 3),
    ("nine", 8, 3, 5000, 9, 3, "xoshiro", "shifted", "continue", 4),
    ("signed", 9.5, 2.7, 140_000, 2, 11, "xoshiro", "shifted", "restart", 7),
    ("nile", 1330, 830, 200_000, 1, 0, "numpy", "distinct", "restart", 5),
    ("nile", 1330, 830, 200_000, 3, 4294967295, "numpy", "distinct", "continue", 10),
    ("nine", 5, 3, 1000, 7, 3, "numpy", "same", "restart", 1),
    ("nine", 8, 3, 140_000, 2, 3, "numpy", "shifted", "continue", 4),
    ("signed", 9.5, 2.7, 5000, 4, 11, "numpy", "shifted", "restart", 3),
]
RECORDS = {"nile": NILE, "nine": NINE, "signed": SIGNED}
KEYS = ("K", "target", "T", "chunks", "seed", "generator", "seeding", "boundary", "blockLength")

if __name__ == "__main__":
    runs = []
    for name, *rest in RUNS:
        settings = dict(zip(KEYS, rest))
        rows = rows_of(record=RECORDS[name], **settings)
        runs.append({"record": name, **settings, "rows": len(rows), "digest": digest_of(rows)})
    origin = f"make_record_digests.py, with NumPy {np.__version__}, from the words of docs/streams.md alone"
    others = {name: values for name, values in RECORDS.items() if name != "nile"}
    text = json.dumps({"origin": origin, "records": others, "runs": runs}, indent=2)
    (HERE / "recordDigests.json").write_text(text + "\n")
