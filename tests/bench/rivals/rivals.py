#!/usr/bin/env python3
"""The reservoir in Python, as a user would write it instead: rivals for the page's speed.

    rivals.py NAME T           ns per step, a round for every line of the standard input; NAME is
                               loop, numpy, numba, numba2 or fast
    rivals.py check            which of numpy and numba can be imported, as JSON

Parameters are the article's. Arrays are made and touched, and code compiled, before the clock starts.
Each rival has its own normals, so their storages agree in distribution only; `fast` has the page's.
"""
import importlib
import json
import os
import sys
import time

CAPACITY, MEAN, SPREAD, TARGET = 100.0, 70.0, 70.0, 70.0
PATHS = 1000  # of the ensemble


def loop(step_count):
    """One path as in the article (2014): a plain loop, NumPy's legacy generator, three arrays kept."""
    import numpy as np

    def simulate():
        np.random.seed(0)
        storage, release, inflow = (np.zeros(step_count + 1) for _ in range(3))
        storage[0] = CAPACITY
        for t in range(step_count):
            release[t] = min(storage[t], TARGET)
            inflow[t + 1] = max(np.random.normal(MEAN, SPREAD), 0)
            storage[t + 1] = min(storage[t] - release[t] + inflow[t + 1], CAPACITY)

    return simulate, step_count


def numpy(step_count):
    """An ensemble of 1000 paths, advanced together; a row of `storages` holds one step of all of them."""
    import numpy as np

    rows = max(1, step_count // PATHS)
    random = np.random.Generator(np.random.SFC64(0))  # the fastest of NumPy's modern generators
    storages = np.full((rows + 1, PATHS), CAPACITY)
    inflow = np.empty(PATHS)

    def simulate():
        for before, after in zip(storages, storages[1:]):
            random.standard_normal(out=inflow)
            np.multiply(inflow, SPREAD, out=inflow)
            np.add(inflow, MEAN, out=inflow)
            np.maximum(inflow, 0, out=inflow)
            # what is kept, s - min(s, target), is max(s - target, 0)
            np.subtract(before, TARGET, out=after)
            np.maximum(after, 0, out=after)
            np.add(after, inflow, out=after)
            np.minimum(after, CAPACITY, out=after)

    return simulate, rows * PATHS


def compiled(step_count, path_count):
    """`path_count` paths of `step_count` steps, each on a thread of its own, compiled by numba."""
    os.environ["NUMBA_NUM_THREADS"] = str(path_count)
    import numpy as np
    from numba import njit, prange

    @njit
    def fill(path, capacity, mean, spread, target):
        storage = capacity
        for t in range(path.size):
            inflow = max(mean + spread * np.random.standard_normal(), 0.0)
            storage = min(storage - min(storage, target) + inflow, capacity)
            path[t] = storage

    @njit(parallel=True)
    def fill_all(paths, capacity, mean, spread, target):
        for i in prange(len(paths)):
            fill(paths[i], capacity, mean, spread, target)

    paths = np.full((path_count, step_count), -1.0)
    fill_each = fill_all if path_count > 1 else lambda paths, *reservoir: fill(paths[0], *reservoir)

    def simulate():
        fill_each(paths, CAPACITY, MEAN, SPREAD, TARGET)

    simulate()  # compiles, and starts the threads
    return simulate, step_count * path_count


def fast(step_count):
    """One path of the page's own fast streams, drawn as python/spillway.py does with numba."""
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../python"))
    import numpy as np
    from numba import njit
    from spillway import BLOCK, NumbaEngine, Place

    engine, settings = NumbaEngine(), {"seed": 0}
    path = np.full(step_count, -1.0)

    @njit
    def fill(storages, normals, storage):
        for t in range(storages.size):
            inflow = max(MEAN + SPREAD * normals[t], 0.0)
            storages[t] = storage = min(storage - min(storage, TARGET) + inflow, CAPACITY)
        return storage

    def simulate():
        storage = CAPACITY
        for start in range(0, step_count, engine.width * BLOCK):
            firsts = range(start, min(start + engine.width * BLOCK, step_count), BLOCK)
            places = [Place(0, first // BLOCK, 0, min(BLOCK, step_count - first), first, False) for first in firsts]
            for place, normals in zip(places, engine.draw(settings, places)):
                storage = fill(path[place.row : place.row + place.high], normals, storage)

    simulate()  # compiles
    return simulate, step_count


RIVALS = {
    "loop": loop,
    "numpy": numpy,
    "numba": lambda step_count: compiled(step_count, 1),
    "numba2": lambda step_count: compiled(step_count, 2),
    "fast": fast,
}


def can_import(name):
    try:
        importlib.import_module(name)
    except Exception:  # a broken installation may raise anything
        return False
    return True


def main(words):
    if words == ["check"]:
        print(json.dumps({name: can_import(name) for name in ("numpy", "numba")}))
        return
    if len(words) != 2 or words[0] not in RIVALS:
        sys.exit(__doc__)

    simulate, steps = RIVALS[words[0]](int(float(words[1])))
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.perf_counter_ns()
        simulate()
        print(f"{(time.perf_counter_ns() - start) / steps:.3f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
