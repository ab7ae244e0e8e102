#!/usr/bin/env python3
"""Spillway outside the page: the same experiment with the same bits, on as many machines as there are.

  python3 spillway.py                                     the experiment, on all cores
  python3 spillway.py T=1e12 boundary=continue            with other settings: words, a link in quotes, or a JSON file
  python3 spillway.py --dask tcp://host:8786              on a Dask cluster
  python3 spillway.py --slurm 100 > job.sh                prints a job array and how to merge it; --pbs 100 likewise
  python3 spillway.py --part 3/100 -o part-3.json         one task of an array: parts 0/100 to 99/100, in any order
  python3 spillway.py merge part-*.json -o result.json    puts parts together
  python3 spillway.py --npy path.npy                      every storage, for NumPy
  python3 spillway.py --window 5e11:5e11+1e6 --npy w.npy  some of them, from the seed alone

It needs Python 3.9 and NumPy, and no network. A C compiler (or numba) makes it many times faster: no bit of path,
digest and counts depends on it, and means to 1e-12.
The result is the page's own JSON file: the page opens it. The streams in words: docs/streams.md of Spillway.
"""
import argparse
import bisect
import concurrent.futures
import contextlib
import ctypes
import difflib
import hashlib
import itertools
import json
import math
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple
from urllib.parse import parse_qsl

import numpy as np

EXPERIMENT = None  # of the page: {"settings": …, "path": {"values": …, "digest": …}, "record": … where there is one}

BLOCK = 65536  # steps that a stream can be entered at
PIECE = 16 * BLOCK  # steps whose sums are made in doubles; those of pieces are added exactly
MASK = 2**64 - 1
STREAM_STEPS = 2**48  # block numbers have 32 bits
MEETING = 4096  # steps within which correlated normals meet, as good as certainly
PAGE_STEPS, PROBES = 10**10, 1000  # of longer runs the page checks some of so many blocks


class Problem(Exception):
    """What the user can put right."""


def say(text):
    print(text, file=sys.stderr, flush=True)


# ---------------------------------------------------------------- settings

KEYS = ("K", "mu", "sigma", "target", "T", "chunks", "seed", "generator", "seeding", "boundary", "rho")
OTHER_KEYS = ("v", "view", "workers", "unit", "step", "reliability", "measure", "years", "present", "embed")
CHOICES = {
    "generator": ("xoshiro", "numpy"),
    "seeding": ("distinct", "same", "shifted"),
    "boundary": ("restart", "continue"),
}


def number(text, low, high, whole=False):
    """A number as links write it, as JavaScript would hold it; None if it does not fit."""
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?", text):
        return None
    value = float(text)
    if not low <= value <= high:
        return None
    if whole:
        try:
            exact = Decimal(text)
            return int(exact) if exact == exact.to_integral_value() else None
        except ArithmeticError:  # an exponent beyond those of decimals
            return None
    return int(value) if value == int(value) else value


def read_settings(texts, record=None):
    """Valid settings from the texts of some keys, and a record as files hold it; `Problem` names what does not fit."""
    settings = dict.fromkeys(KEYS)

    def take(key, allowed, default, read):
        text = texts.get(key)
        value = default if text is None else read(text)
        if value is None:
            raise Problem(f"{key} = {text[:100]} is not allowed: {allowed}")
        settings[key] = value
        return value

    def take_whole(key, low, high, default):
        return take(key, f"{low} to {high}, whole", default, lambda text: number(text, low, high, True))

    take("v", "1, the version of links and files that this script knows", 1, lambda text: number(text, 1, 1))
    K = take("K", "0 < K <= 1e9", 100, lambda text: number(text, 5e-324, 1e9))
    take("mu", "-1e9 to 1e9", 70, lambda text: number(text, -1e9, 1e9))
    take("sigma", "0 to 1e9", 70, lambda text: number(text, 0, 1e9))
    take("target", f"0 to K = {K}", min(70, K), lambda text: number(text, 0, K))
    T = take_whole("T", 1, 2**53 - 1, 200)
    chunks = take_whole("chunks", 1, min(4096, T), min(2, T))
    take_whole("seed", 0, 2**32 - 1, 0)
    for key, names in CHOICES.items():
        take(key, " or ".join(names), names[0], lambda text: text if text in names else None)
    take("rho", "-0.95 to 0.95", 0, lambda text: number(text, -0.95, 0.95))
    settings = {**{key: settings[key] for key in KEYS}, "record": read_record(record)}
    steps = T if is_one_path(settings) else -(-T // chunks) + 10 * chunks
    if steps > STREAM_STEPS and settings["generator"] == "xoshiro":
        raise Problem(f"T = {T} is not allowed: a stream has 2^48 = {STREAM_STEPS} steps; take more chunks, with restart")
    return settings


def read_record(content):
    """How inflows are drawn from a record, as files hold it; None where they follow the law."""
    try:
        if content is None or content["draw"] == "law":
            return None
        all_values = [None if each is None else float(each) for each in content["values"]]
        values = [each for each in all_values if each is not None]
        length = {"years": 1, "blocks": int(content["blockLength"])}[content["draw"]]
        if 1 <= length <= len(values) <= 10**4 and all(abs(each) <= 1e15 for each in values):
            about = {key: content.get(key) for key in ("firstTime", "step", "unit")}
            told = {"values": all_values, **about, "name": content.get("name") or ""}
            return {"values": values, "blockLength": length, "told": told}
    except (ValueError, KeyError, TypeError):
        pass
    allowed = "1 to 10000 values from -1e15 to 1e15, drawn as years, or in blocks of 1 to all of them"
    raise Problem(f"This record is not allowed: {allowed}")


def drawn_from(settings):
    """What of a record decides every draw from it, whatever else is told of it; None where inflows follow the law."""
    return settings["record"] and (settings["record"]["values"], settings["record"]["blockLength"])


def in_force(settings):
    """Settings as engines follow them: what is drawn from a record is the inflow, whatever the law."""
    return {**settings, "mu": 0, "sigma": 1, "rho": 0} if settings["record"] else settings


def is_one_path(settings):
    """Whether chunks are only marks on one long path of one stream."""
    return (settings["generator"], settings["seeding"], settings["boundary"]) == ("xoshiro", "distinct", "continue")


def is_link(word):
    return "=" in word and ("?" in word or "&" in word)


def texts_of_link(link):
    """The keys of a link; of two values the first counts."""
    query = link.partition("?")[2] if "?" in link else link
    pairs = parse_qsl(query.partition("#")[0].replace("+", "%2B").replace("&amp;", "&"), keep_blank_values=True)
    for key, _ in pairs:
        hint = likely(key)
        if hint:
            say(f"Unknown key {key}, ignored{hint}")
    return dict(reversed(pairs))


def likely(key):
    """What an unknown key may have been meant for; empty for a known one, or where nothing is like it."""
    if key in KEYS or key in OTHER_KEYS:
        return ""
    near = difflib.get_close_matches(key, KEYS, 1) or [known for known in KEYS if known.lower() == key.lower()]
    return f"; did you mean {near[0]}?" if near else ""


def texts_of_file(name):
    """Of a JSON file of the page: its settings, as texts, its record and the digest that it tells, or None for them."""
    try:
        with open(name, encoding="utf-8") as file:
            content = json.load(file, parse_int=str, parse_float=str)
        texts = {key: str(value) for key, value in content["settings"].items()}
    except OSError as error:
        raise Problem(f"{name}: {error.strerror}")
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Problem(f"{name} is no JSON file of an experiment: give one that the page wrote, a link, or words as T=1e9")
    path = content.get("path")
    return texts, content.get("record"), path.get("digest") if isinstance(path, dict) else None


def read_experiment(words):
    """Settings, and the digest that is known of them, from the words of the command line."""
    texts, record, digest = {}, None, None
    if EXPERIMENT:
        texts = {key: str(value) for key, value in EXPERIMENT["settings"].items()}
        record, digest = EXPERIMENT.get("record"), EXPERIMENT["path"]["digest"]
    changes = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            texts, record, digest = texts_of_file(word)
        elif is_link(word):
            texts, record, digest = texts_of_link(word), None, None
        elif key not in (*KEYS, "v"):
            raise Problem(f"Unknown key {key}{likely(key) or '; known are ' + ', '.join(KEYS)}")
        elif key in changes:
            raise Problem(f"{key} is given twice: {changes[key]} and {value}")
        else:
            changes[key] = value
    settings = read_settings({**texts, **changes}, record)
    is_known = digest is not None and settings == read_settings(texts, record)
    return settings, digest if is_known else None


# ---------------------------------------------------------------- the experiment as steps in order


class Run(NamedTuple):
    """Steps that go on from one another: a chunk, or the whole of one path."""

    at: int  # its first step, of all steps of the experiment
    stream: int  # its number; the seed for NumPy's generator
    first: int  # the step of the stream that it begins at
    steps: int
    row: int  # of the storage after its first step
    is_fresh: bool  # whether it begins full


class Piece(NamedTuple):
    """Steps `first` to `last` of a stream, the storages of which are the rows from `row` on."""

    stream: int
    first: int
    last: int
    row: int
    is_fresh: bool


class Plan:
    """Which steps of which streams an experiment is made of. They are numbered from 0 to T."""

    def __init__(self, settings):
        self.given, self.settings = settings, in_force(settings)
        self.is_numpy = settings["generator"] == "numpy"
        self.runs = [Run(0, 0, 0, settings["T"], 1, True)] if is_one_path(settings) else self._chunks()
        self.starts = [run.at for run in self.runs]
        self.pieces_before = [0]
        for run in self.runs:
            count = 1 if self.is_numpy else (run.first + run.steps - 1) // PIECE - run.first // PIECE + 1
            self.pieces_before.append(self.pieces_before[-1] + count)
        self.rows = settings["T"] + (settings["chunks"] if settings["boundary"] == "restart" else 1)

    def _chunks(self):
        T, chunks, seeding = (self.settings[key] for key in ("T", "chunks", "seeding"))
        restarts = self.settings["boundary"] == "restart"
        runs, at = [], 0
        for i in range(chunks):
            steps = T // chunks + (i < T % chunks)
            stream = i if seeding == "distinct" else 0
            if self.is_numpy:
                stream = (self.settings["seed"] + stream) % 2**32
            first = 10 * i if seeding == "shifted" else 0
            runs.append(Run(at, stream, first, steps, at + 1 + (i if restarts else 0), restarts or i == 0))
            at += steps
        return runs

    def run_of(self, step):
        return self.runs[bisect.bisect_right(self.starts, step) - 1]

    def known_start(self, step):
        """The last step up to this one before which the reservoir is full for certain."""
        return next(run.at for run in reversed(self.runs) if run.at <= step and run.is_fresh)

    def fresh_runs(self, first, last):
        return [run for run in self.runs if run.is_fresh and first <= run.at < last]

    def pieces(self, first, last):
        """Steps `first` to `last` as pieces, which end where a multiple of PIECE steps of the stream does."""
        while first < last:
            run = self.run_of(first)
            begin, end = run.first + first - run.at, run.first + min(run.steps, last - run.at)
            if not self.is_numpy:  # such a stream is followed at once, for it cannot be entered
                end = min(end, (begin // PIECE + 1) * PIECE)
            yield Piece(run.stream, begin, end, run.row + first - run.at, run.is_fresh and first == run.at)
            first += end - begin

    def probes(self, first, last):
        """Steps at which a run too long for the page can be checked there: a thousand pieces, evenly spread, begin with them."""
        if self.settings["T"] <= PAGE_STEPS or self.is_numpy or self.settings["seeding"] == "shifted":
            return []
        count, low, high = self.pieces_before[-1], self._piece_of(first), self._piece_of(last)
        numbers = (count * i // PROBES for i in range(PROBES * low // count, min(PROBES, PROBES * high // count + 2)))
        return [step for step in map(self._step_of, numbers) if first <= step < last]

    def _step_of(self, piece):
        """The step that a piece begins with, by its number."""
        index = min(bisect.bisect_right(self.pieces_before, piece), len(self.runs)) - 1
        run, inside = self.runs[index], piece - self.pieces_before[index]
        return run.at + (inside and min(run.steps, (run.first // PIECE + inside) * PIECE - run.first))

    def _piece_of(self, step):
        index = bisect.bisect_right(self.starts, step) - 1
        run = self.runs[index]
        if step >= run.at + run.steps:
            return self.pieces_before[-1]
        inside = 0 if self.is_numpy else (run.first + step - run.at) // PIECE - run.first // PIECE
        return self.pieces_before[index] + inside

    def cut(self, count, first=0, last=None, in_order=False):
        """
        `count` ranges of whole pieces, about alike; some may be empty. Unless they are followed in order, they begin where
        the reservoir is known to be full if paths would not meet within a range.
        """
        last = self.settings["T"] if last is None else last
        low, high = self._piece_of(first), self._piece_of(last)
        edges = [self._step_of(low + (high - low) * i // count) for i in range(count)]
        if not in_order and (self.is_numpy or meeting_steps(self.settings) > (last - first) / count):
            edges = [max(first, self.known_start(edge)) for edge in edges]
        return list(zip(edges, edges[1:] + [last]))

    def step_at(self, row):
        """The first step whose storage is this row or a later one."""
        index = bisect.bisect_right([run.row - run.is_fresh for run in self.runs], row) - 1
        run = self.runs[index]
        return run.at + min(run.steps, max(0, row - run.row))


def meeting_steps(settings):
    """About how many steps it takes until the paths from full and from empty meet; see docs/one-path.md."""
    K, mu, sigma, target, rho = (settings[key] for key in ("K", "mu", "sigma", "target", "rho"))
    z = mu / sigma if sigma else math.copysign(math.inf, mu)
    above, density = math.erfc(-z / math.sqrt(2)) / 2, math.exp(-min(z * z, 1400) / 2) / math.sqrt(2 * math.pi)
    mean = mu * above + sigma * density
    variance = ((mu * mu + sigma * sigma) * above + mu * sigma * density - mean * mean) * (1 + rho) / (1 - rho)
    if settings["record"]:
        inflows = np.maximum(settings["record"]["values"], 0.0)
        mean, variance = float(inflows.mean()), float(inflows.var())
    room, drift = K - target, abs(mean - target)
    by_drift = room / drift if drift else math.inf
    by_spread = (room / math.sqrt(variance) + 1.17) ** 2 / 2 if variance > 0 else math.inf
    return min(by_drift, by_spread) if room else 1


# ---------------------------------------------------------------- streams


def log(x):
    """FDLIBM's e_log of normal positive doubles: a platform's own may differ in the last bit."""
    bits = np.asarray(x, "f8").view("i8")
    high = (bits >> 32) & 0xFFFFF
    up = (high + 0x95F64) & 0x100000
    k = ((bits >> 52) - 1023 + (up >> 20)).astype("f8")
    f = (((high | (up ^ 0x3FF00000)) << 32) | (bits & 0xFFFFFFFF)).view("f8") - 1.0
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    L = 1.818357216161805012e-01 + w * 1.479819860511658591e-01
    odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * L))
    R, half = odd + even, 0.5 * f * f
    ln2_high, ln2_low = k * 6.93147180369123816490e-01, k * 1.90821492927058770002e-10
    # where k is 0 both forms give the same bits
    middle = ln2_high - ((half - (s * (half + R) + ln2_low)) - f)
    others = ln2_high - ((s * (f - R) - ln2_low) - f)
    result = np.where(((high - 0x6147A) | (0x6B851 - high)) > 0, middle, others)
    short = f * f * (0.5 - 0.33333333333333333 * f)
    near_one = ((2 + high) & 0xFFFFF) < 3
    return np.where(near_one, np.where(f == 0, ln2_high + ln2_low, ln2_high - ((short - ln2_low) - f)), result)


def layers():
    """Edges and densities of the ziggurat's 512 layers, widest first."""
    area, edge, density = 0.002456766351541356, np.zeros(513), np.ones(513)
    density[1], edge[1] = 0.0005996707686392912, 3.852046150368391
    edge[0] = area / density[1]
    for i in range(1, 511):
        density[i + 1] = density[i] + area / edge[i]
        edge[i + 1] = np.sqrt(-2.0 * log(density[i + 1]))
    return edge, density


def numpy_normals(piece):
    """
    Normals of NumPy's stream, a block at a time. They are those of np.random.normal but for the logarithm, which is
    FDLIBM's: NumPy takes the platform's, and its last bits differ from machine to machine.
    """
    random, ready, to_drop, left = np.random.RandomState(piece.stream), np.empty(0), piece.first, piece.last - piece.first
    while left > 0:
        u = random.random_sample(2 * BLOCK) * 2.0 - 1.0
        x1, x2 = u[0::2], u[1::2]
        r2 = x1 * x1 + x2 * x2
        accepted = (r2 < 1.0) & (r2 != 0.0)
        f = np.sqrt(-2.0 * log(r2[accepted]) / r2[accepted])
        normals = np.column_stack((f * x2[accepted], f * x1[accepted])).ravel()
        dropped = min(to_drop, len(normals))
        to_drop -= dropped
        ready = np.concatenate((ready, normals[dropped:]))
        while len(ready) >= min(BLOCK, left) > 0:
            normals, ready = ready[:BLOCK], ready[BLOCK:]
            yield normals[:left]
            left -= min(left, BLOCK)


def drawn(record, uniforms):
    """Of each uniform a block of values of a record, along a new last axis."""
    values = np.array(record["values"])
    first = np.minimum((uniforms * len(values)).astype("i8"), len(values) - 1)
    return values[(first[..., None] + np.arange(record["blockLength"])) % len(values)]


def numpy_record(piece, record):
    """Values of a record by NumPy's stream, a block at a time, which begins a new draw."""
    random, draws = np.random.RandomState(piece.stream), -(-BLOCK // record["blockLength"])
    for at in range(0, piece.last, BLOCK):
        values = drawn(record, random.random_sample(draws)).ravel()[: min(piece.last - at, BLOCK)]
        if at + BLOCK > piece.first:
            yield values[max(piece.first - at, 0) :]


def digest_of(storages, row):
    """The share in `path.digest` of storages, the first of which is this row."""
    place = (np.arange(len(storages), dtype="u8") + (row & MASK)) * 0x9E3779B97F4A7C15
    z = np.ascontiguousarray(storages, "f8").view("u8") ^ place
    z = (z ^ z >> 32) * 0xD6E8FEB86659FD93
    return int((z ^ z >> 32).sum(dtype="u8"))


# ---------------------------------------------------------------- sums that do not depend on the cut

SCALE = 2148  # a product of two doubles is a whole multiple of 2^-2148


def exact(x):
    """A double as a whole multiple of 2^-SCALE."""
    a, b = float(x).as_integer_ratio()
    return a << (SCALE - b.bit_length() + 1)


def exact_text(x):
    zeros = (x & -x).bit_length() - 1 if x else 0
    return f"{x >> zeros:#x}p{zeros - SCALE}"


def exact_of_text(text):
    digits, exponent = text.split("p")
    return int(digits, 16) << (int(exponent) + SCALE)


class Tally:
    """Counts, extremes, digest and sums. The sums are whole numbers, so tallies merge in any order to the same bits."""

    COUNTS, SUMS = ("steps", "full", "empty", "deficit"), ("storage", "square", "release", "inflow", "spill")

    def __init__(self):
        self.digest, self.least, self.greatest = 0, math.inf, -math.inf
        for name in self.COUNTS + self.SUMS:
            setattr(self, name, 0)

    def add(self, steps, pivot, totals, digest):
        """Adds steps from the storage before them, and what an engine made of them: see `totals_of`."""
        above, square, release, inflow, spill, full, empty, deficit, least, greatest = totals.tolist()
        p, above = exact(pivot), exact(above)
        self.digest = (self.digest + digest) & MASK
        self.steps += steps
        self.storage += steps * p + above
        self.square += ((steps * p + 2 * above) * p >> SCALE) + exact(square)
        self.release += exact(release)
        self.inflow += exact(inflow)
        self.spill += exact(spill)
        self.full += int(full)
        self.empty += int(empty)
        self.deficit += int(deficit)
        self.least, self.greatest = min(self.least, least), max(self.greatest, greatest)

    def merge(self, other):
        for name in self.COUNTS + self.SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.digest = (self.digest + other.digest) & MASK
        self.least, self.greatest = min(self.least, other.least), max(self.greatest, other.greatest)

    def to_json(self):
        counts = {name: getattr(self, name) for name in self.COUNTS}
        sums = {name: exact_text(getattr(self, name)) for name in self.SUMS}
        return {**counts, **sums, "least": self.least, "greatest": self.greatest, "digest": f"{self.digest:016x}"}

    @classmethod
    def of_json(cls, content):
        tally = cls()
        for name in cls.COUNTS + ("least", "greatest"):
            setattr(tally, name, content[name])
        for name in cls.SUMS:
            setattr(tally, name, exact_of_text(content[name]))
        tally.digest = int(content["digest"], 16)
        return tally

    def summary(self, last):
        def mean(total):
            return Fraction(total, self.steps << SCALE)

        variance = mean(self.square) - mean(self.storage) ** 2
        return {
            "mean": float(mean(self.storage)),
            "standardDeviation": math.sqrt(max(variance, 0)),
            "min": self.least,
            "max": self.greatest,
            "full": self.full / self.steps,
            "empty": self.empty / self.steps,
            "deficit": self.deficit / self.steps,
            "release": float(mean(self.release)),
            "inflow": float(mean(self.inflow)),
            "spill": float(mean(self.spill)),
            "last": last,
        }


# ---------------------------------------------------------------- engines


ENGINES, MAKING = {}, threading.Lock()


def engine(name=None):
    """The engine of this name, or the fastest that works here; made once a process."""
    with MAKING:
        if name not in ENGINES:
            ENGINES[name] = make_engine(name)
        return ENGINES[name]


def make_engine(name):
    makers = {"C": CEngine, "numba": NumbaEngine, "numpy": NumpyEngine}
    reasons = []
    for each in [name] if name else makers:
        try:
            made = makers[each]()
        except Exception as error:  # a broken compiler or library may raise anything
            reasons.append(f"{each}: {error}")
            continue
        if not name and each == "numpy":
            say(f"NumPy alone, some 50 times slower than C, for neither C nor numba works here ({'; '.join(reasons)})")
        return made
    raise Problem(f"Engine {reasons[0]}")


class State(NamedTuple):
    """What a path hands on from step to step."""

    storage: float
    normal: float = math.nan  # of the last step; NaN where the path starts full, so that its next is the draw's own

    @classmethod
    def of_text(cls, text):
        return cls(*map(float.fromhex, text.split()))

    def text(self, settings):
        """Every bit; the normal counts only where steps are correlated."""
        return " ".join(float(each).hex() for each in (self if settings["rho"] else self[:1]))


def full(settings):
    return State(float(settings["K"]))


class Engine:
    """
    Follows paths a block at a time. An engine makes the draws' normals of `width` blocks (`draw`), and the storages that come
    of those of a block (`fill`); a fast one does both at once. What is drawn from a record stands for normals.
    """

    width, record_width = 1, 64

    def follow(self, settings, pieces, state, tally, path, base):
        """Follows pieces in order; writes the storages of row r to path[r - base] if there is a path; gives the last state."""
        for row, is_fresh, normals in self.normals(settings, pieces):
            before = full(settings) if is_fresh else state
            out = None if path is None else path[row - base : row - base + len(normals)]
            state, totals, digest = self.fill(settings, normals, before, row, out)
            tally.add(len(normals), before.storage, totals, digest)
        return state

    def end_of(self, settings, pieces, state):
        """The last state alone."""
        return self.follow(settings, pieces, state, Tally(), None, 0)

    def normals(self, settings, pieces):
        """Of each block of pieces: the row of its first storage, whether it begins full, and its draws' normals."""
        if settings["generator"] == "numpy":
            for piece in pieces:
                row, is_fresh = piece.row, piece.is_fresh
                for normals in numpy_record(piece, settings["record"]) if settings["record"] else numpy_normals(piece):
                    yield row, is_fresh, normals
                    row, is_fresh = row + len(normals), False
            return
        draw, width = (self.draw_record, self.record_width) if settings["record"] else (self.draw, self.width)
        places = places_of(pieces)
        while some := list(itertools.islice(places, width)):
            for place, normals in zip(some, draw(settings, some)):
                yield place.row, place.is_fresh, normals

    def draw_record(self, settings, places):
        record, lanes = settings["record"], Blocks(settings["seed"], places).states[:, 0].copy()
        draws = -(-max(place.high for place in places) // record["blockLength"])
        values = drawn(record, uniforms_of(np.array([next_outputs(lanes) for _ in range(draws)])))
        return [values[:, i].ravel()[place.low : place.high].copy() for i, place in enumerate(places)]


class Place(NamedTuple):
    """Steps `low` to `high` of a block."""

    stream: int
    block: int
    low: int
    high: int
    row: int
    is_fresh: bool


def places_of(pieces):
    for piece in pieces:
        for first in range(piece.first - piece.first % BLOCK, piece.last, BLOCK):
            low, high = max(piece.first - first, 0), min(piece.last - first, BLOCK)
            is_fresh = piece.is_fresh and first <= piece.first
            yield Place(piece.stream, first // BLOCK, low, high, piece.row + first + low - piece.first, is_fresh)


class CEngine(Engine):
    """kernel.c, compiled into a folder of this process, since another node may have another processor."""

    name, has_threads, record_width = "C", True, 1

    def __init__(self):
        folder = tempfile.mkdtemp(prefix="spillway-")
        try:
            self.library = ctypes.CDLL(self._compile(folder))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        address, short, word = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint64
        self.library.followStream.argtypes = [address, short, short, word, word] + 4 * [address]
        self.library.followNormals.argtypes = [address, address, word] + 4 * [address]
        self.library.drawRecord.argtypes = [short, short, short, address, short, short, address, short]
        self.library.makeLayers()

    @staticmethod
    def _compile(folder):
        source, library = os.path.join(folder, "kernel.c"), os.path.join(folder, "kernel.so")
        with open(source, "w", encoding="utf-8") as file:
            file.write(kernel_source())
        compiler = next(filter(shutil.which, [os.environ.get("CC") or "cc", "gcc", "clang"]), None)
        if compiler is None:
            raise Problem("no C compiler is found")
        # no multiplication may be fused with an addition: it would change the bits
        command = [compiler, "-O3", "-ffp-contract=off", "-fPIC", "-shared", "-o", library, source, "-lm"]
        for flags in (["-march=native"], []):
            made = subprocess.run(command + flags, capture_output=True, text=True)
            if made.returncode == 0:
                return library
        raise Problem(f"{compiler} fails: {made.stderr.strip()[:200]}")

    def fill(self, settings, normals, state, row, out):
        return self._take(self.library.followNormals, settings, (normals.ctypes.data, len(normals)), state, row, out)

    def draw_record(self, settings, places):
        record, seed = settings["record"], settings["seed"]
        values, length = np.array(record["values"]), record["blockLength"]
        for place in places:
            steps, given = np.empty(place.high), (values.ctypes.data, len(values), length)
            self.library.drawRecord(seed, place.stream, place.block, *given, steps.ctypes.data, place.high)
            yield steps[place.low :]

    def _take(self, function, settings, source, state, row, out):
        reservoir = np.array([settings[key] for key in ("K", "mu", "sigma", "target", "rho")], "f8")
        after, totals = np.array(state), np.array([0.0] * 8 + [math.inf, -math.inf])
        digest = np.array([0, row & MASK], "u8")
        path = None if out is None else out.ctypes.data
        function(reservoir.ctypes.data, *source, after.ctypes.data, path, totals.ctypes.data, digest.ctypes.data)
        return State(*after.tolist()), totals, int(digest[0])

    def follow(self, settings, pieces, state, tally, path, base):
        if settings["generator"] == "numpy" or settings["record"]:
            return super().follow(settings, pieces, state, tally, path, base)
        for piece in pieces:
            before = full(settings) if piece.is_fresh else state
            steps, at = piece.last - piece.first, piece.row - base
            source = settings["seed"], piece.stream, piece.first, piece.last
            out = None if path is None else path[at : at + steps]
            state, totals, digest = self._take(self.library.followStream, settings, source, before, piece.row, out)
            tally.add(steps, before.storage, totals, digest)
        return state


def numba_functions():
    """The streams step by step, compiled by numba."""
    from numba import njit

    U = np.uint64  # integers must be of one type: numba makes doubles of uint64 with int64
    options = {"nogil": True, "fastmath": False, "error_model": "numpy"}  # fast math would fuse, and change the bits
    EDGE, DENSITY = layers()
    TAIL = EDGE[1]

    @njit(**options)
    def next_output(states, g):
        s0, s1, s2, s3 = states[g, 0], states[g, 1], states[g, 2], states[g, 3]
        total = s0 + s3
        s2 ^= s0
        s3 ^= s1
        states[g, 1] = s1 ^ s2
        states[g, 0] = s0 ^ s3
        states[g, 2] = s2 ^ s1 << U(17)
        states[g, 3] = s3 << U(45) | s3 >> U(19)
        return (total << U(23) | total >> U(41)) + s0

    @njit(**options)
    def log_of(x):
        bits = np.int64(np.float64(x).view(np.int64))
        high = (bits >> 32) & 0xFFFFF
        up = (high + 0x95F64) & 0x100000
        k = float((bits >> 52) - 1023 + (up >> 20))
        f = np.int64(((high | (up ^ 0x3FF00000)) << 32) | (bits & 0xFFFFFFFF)).view(np.float64) - 1.0
        ln2_high, ln2_low = k * 6.93147180369123816490e-01, k * 1.90821492927058770002e-10
        if ((2 + high) & 0xFFFFF) < 3:
            if f == 0.0:
                return ln2_high + ln2_low
            return ln2_high - ((f * f * (0.5 - 0.33333333333333333 * f) - ln2_low) - f)
        s = f / (2.0 + f)
        z = s * s
        w = z * z
        even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
        L = 1.818357216161805012e-01 + w * 1.479819860511658591e-01
        odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * L))
        R = odd + even
        if ((high - 0x6147A) | (0x6B851 - high)) > 0:
            half = 0.5 * f * f
            return ln2_high - ((half - (s * (half + R) + ln2_low)) - f)
        return ln2_high - ((s * (f - R) - ln2_low) - f)

    @njit(**options)
    def uniform(states):
        return (np.int64(next_output(states, 4) >> U(12)) + 0.5) * 2.0**-52

    @njit(**options)
    def settle(draw, states):
        while True:
            i = np.int64(draw & U(511))
            z = ((np.int64(draw >> U(12)) + 0.5) * 2.0**-51 - 1.0) * EDGE[i]
            if abs(z) < EDGE[i + 1]:
                return z
            if i == 0:
                while True:
                    a, b = -log_of(uniform(states)) / TAIL, -log_of(uniform(states))
                    if b + b > a * a:
                        return math.copysign(TAIL + a, z)
            y = DENSITY[i] + uniform(states) * (DENSITY[i + 1] - DENSITY[i])
            if -2.0 * log_of(y) > z * z:
                return z
            draw = next_output(states, 4)

    @njit(**options)
    def draw(states, low, high):
        normals = np.empty(high - low)
        for t in range(high):
            normal = settle(next_output(states, t & 3), states)
            if t >= low:
                normals[t - low] = normal
        return normals

    @njit(**options)
    def fill(normals, storage, normal, K, mu, sigma, target, rho, row, storages):
        pivot, digest, bits, share = storage, U(0), storages.view(np.uint64), math.sqrt(1.0 - rho * rho)
        above, square, release, inflow, spill, full, empty, deficit = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
        least, greatest = np.inf, -np.inf
        for t in range(len(normals)):
            if rho == 0.0 or math.isnan(normal):
                normal = normals[t]
            else:
                normal = rho * normal + share * normals[t]
            taken = mu + sigma * normal
            taken = taken if taken > 0.0 else 0.0
            filled = max(storage - target, 0.0) + taken
            spill += max(filled - K, 0.0)
            storages[t] = storage = min(filled, K)
            above += storage - pivot
            square += (storage - pivot) * (storage - pivot)
            release += min(storage, target)
            inflow += taken
            full += 1.0 if storage == K else 0.0
            empty += 1.0 if storage == 0.0 else 0.0
            deficit += 1.0 if storage < target else 0.0
            least, greatest = min(least, storage), max(greatest, storage)
            z = bits[t] ^ (row + U(t)) * U(0x9E3779B97F4A7C15)
            z = (z ^ z >> U(32)) * U(0xD6E8FEB86659FD93)
            digest += z ^ z >> U(32)
        totals = np.array([above, square, release, inflow, spill, full, empty, deficit, least, greatest])
        return storage, normal, totals, digest

    return draw, fill


class NumbaEngine(Engine):
    name, has_threads, width = "numba", True, 16

    def __init__(self):
        self._draw, self._fill = numba_functions()

    def draw(self, settings, places):
        states = Blocks(settings["seed"], places).states.T.copy()
        return [self._draw(states[i], place.low, place.high) for i, place in enumerate(places)]

    def fill(self, settings, normals, state, row, out):
        storages = np.empty(len(normals)) if out is None else np.asarray(out)
        reservoir = (float(settings[key]) for key in ("K", "mu", "sigma", "target", "rho"))
        *after, totals, digest = self._fill(normals, *state, *reservoir, np.uint64(row & MASK), storages)
        return State(*after), totals, int(digest)


def philox(key, counter):
    """Philox4x32-10 of arrays; words of 32 bits in 64."""
    low = 0xFFFFFFFF
    key0, key1 = key
    c0, c1, c2, c3 = counter
    for _ in range(10):
        p, q = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (q >> 32) ^ c1 ^ key0, q & low, (p >> 32) ^ c3 ^ key1, p & low
        key0, key1 = (key0 + 0x9E3779B9) & low, (key1 + 0xBB67AE85) & low
    return c0, c1, c2, c3


def next_outputs(states):
    """The next outputs of xoshiro256++ generators, in place: states[k] is word k of all."""
    s0, s1, s2, s3 = states
    total = s0 + s3
    outputs = (total << 23 | total >> 41) + s0
    shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    states[3] = s3 << 45 | s3 >> 19
    return outputs


def uniforms_of(outputs):
    return ((outputs >> 12).astype("f8") + 0.5) * 2.0**-52


class Blocks:
    """Blocks of streams side by side, the draws of which NumPy makes a step of all at a time."""

    EDGE, DENSITY = layers()

    def __init__(self, seed, places):
        def column(values):
            return np.broadcast_to(np.array(values, "u8"), len(places)).copy()

        streams, blocks = column([place.stream for place in places]), column([place.block for place in places])
        self.states = np.empty((4, 5, len(places)), "u8")  # words of generators of blocks
        for j in range(10):
            words = philox((column(seed), streams), (blocks, column(j), column(0), column(0)))
            self.states[j % 2 * 2, j // 2] = words[0] | words[1] << 32
            self.states[j % 2 * 2 + 1, j // 2] = words[2] | words[3] << 32
        self.states[0][~self.states.any(axis=0)] = 1

    def normals(self, steps):
        """The next normals of each block: an array of steps, a multiple of 4, by blocks."""
        draws = np.empty((steps // 4, 4, self.states.shape[2]), "u8")
        lanes = self.states[:, :4].copy()
        for four in draws:
            four[:] = next_outputs(lanes)
        self.states[:, :4] = lanes
        draws = draws.reshape(steps, -1)
        z, is_settled = self._points(draws)
        block, step = np.nonzero(~is_settled.T)
        place = np.arange(len(block)) - np.searchsorted(block, block)  # among those of its block
        for i in range(place.max(initial=-1) + 1):  # each step of a block is settled before the next
            at = step[place == i], block[place == i]
            z[at] = self._settled(draws[at], at[1])
        return z

    def _points(self, draws):
        layer = (draws & 511).astype(np.intp)
        z = (((draws >> 12).astype("f8") + 0.5) * 2.0**-51 - 1.0) * self.EDGE[layer]
        return z, np.abs(z) < self.EDGE[layer + 1]

    def _rejects(self, blocks):
        states = self.states[:, 4, blocks]
        outputs = next_outputs(states)
        self.states[:, 4, blocks] = states
        return outputs

    def _uniforms(self, blocks):
        return uniforms_of(self._rejects(blocks))

    def _settled(self, draws, blocks):
        """The normals that draws lead to, one of each of these blocks."""
        normals, left = np.empty(len(draws)), np.arange(len(draws))
        while len(left):
            z, is_settled = self._points(draws)
            layer = (draws & 511).astype(np.intp)
            wedge = np.flatnonzero(~is_settled & (layer > 0))
            i = layer[wedge]
            y = self.DENSITY[i] + self._uniforms(blocks[left[wedge]]) * (self.DENSITY[i + 1] - self.DENSITY[i])
            is_settled[wedge] = -2.0 * log(y) > z[wedge] * z[wedge]
            tail = np.flatnonzero(~is_settled & (layer == 0))
            is_settled[tail] = True
            while len(tail):
                a = -log(self._uniforms(blocks[left[tail]])) / self.EDGE[1]
                b = -log(self._uniforms(blocks[left[tail]]))
                accepted = b + b > a * a
                z[tail[accepted]] = np.copysign(self.EDGE[1] + a[accepted], z[tail[accepted]])
                tail = tail[~accepted]
            normals[left[is_settled]] = z[is_settled]
            left = left[~is_settled]
            draws = self._rejects(blocks[left])
        return normals


def totals_of(settings, inflows, storage, storages):
    """Sums, counts and extremes of the storages after `storage`, from which they are measured: so few digits are lost."""
    K, target = settings["K"], settings["target"]
    above = storages - storage
    filled = np.maximum(np.concatenate(([storage], storages[:-1])) - target, 0.0) + inflows
    spill = np.maximum(filled - K, 0.0).sum()
    sums = above.sum(), (above * above).sum(), np.minimum(storages, target).sum(), inflows.sum(), spill
    counts = (storages == K).sum(), (storages == 0).sum(), (storages < target).sum()
    return np.array([*sums, *counts, storages.min(), storages.max()])


class NumpyEngine(Engine):
    """NumPy alone: normals of blocks side by side, then the storages of each."""

    name, has_threads, width = "numpy", False, 128
    TILE, LENGTH = 2048, 256

    def draw(self, settings, places):
        blocks, most = Blocks(settings["seed"], places), max(place.high for place in places)
        normals = np.empty((most, len(places)))
        for at in range(0, most, self.TILE):
            steps = min(self.TILE, most - at)
            normals[at : at + steps] = blocks.normals(-(-steps // 4) * 4)[:steps]
        return [normals[place.low : place.high, i].copy() for i, place in enumerate(places)]

    def _correlated(self, rho, normals, normal):
        """The normals of steps, made of those of their draws; `normal` is that of the step before."""
        rows = -(-len(normals) // self.LENGTH)
        given, starts = np.zeros(rows * self.LENGTH), np.zeros(rows)
        given[: len(normals)] = math.sqrt(1.0 - rho * rho) * normals
        # stretches side by side from a guess, 0, and again from the end of the one before until none begins differently
        made, given = np.empty((rows, self.LENGTH)), given.reshape(rows, self.LENGTH)
        starts[0] = normal
        while True:
            x = starts
            for t in range(self.LENGTH):
                x = rho * x + given[:, t]
                if t == 0 and math.isnan(normal):
                    x[0] = normals[0]
                made[:, t] = x
            if np.array_equal(made[:-1, -1], starts[1:]):
                return made.ravel()[: len(normals)]
            starts[1:] = made[:-1, -1]

    def fill(self, settings, normals, state, row, out):
        K, target, length, count = float(settings["K"]), float(settings["target"]), self.LENGTH, len(normals)
        if settings["rho"]:
            normals = self._correlated(settings["rho"], normals, state.normal)
        inflows = np.maximum(settings["mu"] + settings["sigma"] * normals, 0.0)
        path = np.full(count, math.nan)
        # stretches side by side, all but the first from a guess: full
        rows = count // length
        guesses, given = (each[: rows * length].reshape(rows, length) for each in (path, inflows))
        level = np.full(rows, K)
        level[:1] = state.storage
        for t in range(length):
            # max(S - target, 0) has the bits of S - min(S, target)
            guesses[:, t] = level = np.minimum(np.maximum(level - target, 0.0) + given[:, t], K)
        # then each from its true start, until the two paths meet
        for first in range(length if rows else 0, count, length):
            level = float(path[first - 1]) if first else state.storage
            for t, inflow in enumerate(inflows[first : first + length].tolist(), first):
                level -= target
                level = (level if level > 0.0 else 0.0) + inflow
                level = level if level < K else K
                if level == path[t]:
                    break
                path[t] = level
        if out is not None:
            out[:] = path
        after = State(float(path[-1]), float(normals[-1]))
        return after, totals_of(settings, inflows, state.storage, path), digest_of(path, row)


# ---------------------------------------------------------------- ranges, parts and their seams


def start_of(plan, tool, step, most=None):
    """
    The state before a step, from the seed alone, or None where `most` steps back do not tell it.

    A step never changes the order of two storages, rounding included. So where a path from empty and one from full meet,
    every path has met: the true one too (coupling from the past; Propp and Wilson 1996). Correlated normals meet before
    them: a step keeps the order of any two or turns it round, and those from -100 and 100 hold the true one between them,
    for a draw is below 14, and a step's normal below 14 sqrt((1 + |rho|) / (1 - |rho|)).
    """
    settings, known, back = plan.settings, plan.known_start(step), BLOCK

    def ends(first, last, *states):
        return [tool.end_of(settings, plan.pieces(first, last), each) for each in states]

    while True:
        first = max(known, step - back)
        if first == known:
            return ends(first, step, full(settings))[0]
        if not plan.is_numpy:  # a stream of NumPy's cannot be entered
            begin, normals = first, {math.nan}
            if settings["rho"]:
                begin = first + MEETING
                normals = {end.normal for end in ends(first, begin, State(0.0, -100.0), State(0.0, 100.0))}
            if len(normals) == 1:
                (normal,) = normals
                low, high = ends(begin, step, State(0.0, normal), full(settings)._replace(normal=normal))
                if low.storage == high.storage:
                    return high
        if most is not None and back >= most:
            return None
        if back > 10**8:
            say(f"Paths from empty and full have not met within {back:.3g} steps: going further back")
        back = 4 * back if most is None else min(4 * back, most)


def follow_range(settings, first, last, name, start=None, npy=None):
    """Follows steps `first` to `last`; where nothing tells the state before them, from a guess: full, and a normal of 0."""
    plan, tool, tally = Plan(settings), engine(name), Tally()
    settings, K = plan.settings, float(settings["K"])
    if start is None and first < last:
        can_meet = not plan.is_numpy and meeting_steps(plan.settings) <= last - first
        most = max(last - first, BLOCK) if can_meet else 0
        start = full(settings) if plan.known_start(first) == first else start_of(plan, tool, first, most) if most else None
    is_exact, start = start is not None, State(K, 0.0) if start is None else start
    path = None if npy is None else np.lib.format.open_memmap(npy, mode="r+")
    for run in plan.fresh_runs(first, last):
        tally.digest = (tally.digest + digest_of([K], run.row - 1)) & MASK
        if path is not None:
            path[run.row - 1] = K
    at, end, probes = first, start, []
    for place in plan.probes(first, last):
        end = tool.follow(settings, plan.pieces(at, place), end, tally, path, 0)
        at = place
        probes.append(probe(plan, tool, place, end))
    end = tool.follow(settings, plan.pieces(at, last), end, tally, path, 0)
    ends = {"start": start.text(settings), "isExact": is_exact, "end": end.text(settings)}
    return {"steps": [first, last], **ends, "engine": tool.name, "tally": tally.to_json(), "probes": probes}


def probe(plan, tool, step, state):
    """A block that anybody can make again from the seed: its first step, the storage before, its digest, the storage after."""
    tally, run = Tally(), plan.run_of(step)
    if plan.fresh_runs(step, step + 1):
        state = full(plan.settings)
        tally.digest = digest_of([state.storage], run.row - 1)
    end = tool.follow(plan.settings, plan.pieces(step, min(step + BLOCK, run.at + run.steps)), state, tally, None, 0)
    return [step, state.storage, f"{tally.digest:016x}", end.storage]


def join(plan, ranges, follow):
    """
    Ranges in order, those that go on from a certain end joined to it. One that began from a wrong guess is followed again; a
    start that was proved has to be the end before it, bit for bit.
    """
    joined = []
    for each in ranges:
        first, last = each["steps"]
        before = joined[-1] if joined else None
        if first == last:
            continue
        if before is None or not before["isExact"]:
            joined.append(each)
            continue
        if each["start"] != before["end"] and first not in (run.at for run in plan.fresh_runs(first, last)):
            if each["isExact"]:
                name = "storage and normal" if plan.settings["rho"] else "storage"
                start, end = (", ".join(str(float.fromhex(x)) for x in text.split()) for text in (each["start"], before["end"]))
                what = f"the {name} before step {first} is {start} from the seed, but {end} at the end of the steps before"
                raise Problem(f"A seam does not fit: {what}. A file was altered, or a machine computes wrongly")
            each = follow(first, last, State.of_text(before["end"]))
        tally = Tally.of_json(before["tally"])
        tally.merge(Tally.of_json(each["tally"]))
        both = {"steps": [before["steps"][0], last], "end": each["end"], "tally": tally.to_json()}
        both["engine"] = engines_of([before, each])
        joined[-1] = {**before, **both, "probes": before["probes"] + each["probes"]}
    return joined


def engines_of(ranges):
    """The names of all engines that followed ranges."""
    return ", ".join(sorted({name for each in ranges for name in each["engine"].split(", ")}))


class Progress:
    """Tells how much is done: in one line of a terminal, or a line every 10 s in a log."""

    def __init__(self, steps):
        self.steps, self.done, self.start, self.told = steps, 0, time.monotonic(), time.monotonic()
        self.is_line = sys.stderr.isatty()

    def add(self, steps):
        self.done += steps
        now = time.monotonic()
        if now - self.told > (0.2 if self.is_line else 10):
            self.told = now
            text = f"{100 * self.done // self.steps} % of {self.steps:.4g} steps, {now - self.start:.0f} s"
            print(f"\r{text} " if self.is_line else text, end="" if self.is_line else "\n", file=sys.stderr, flush=True)

    def end(self):
        if self.is_line:
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)


def follow_part(settings, first, last, name=None, threads=1, npy=None, add=lambda steps: None):
    """Follows steps `first` to `last` on some threads, or processes where threads would wait for each other; gives ranges."""
    plan, tool = Plan(settings), engine(name)
    least = min((last - first) // (256 * PIECE), 10**4)  # about a second each, for the progress; their records are held
    count = max(threads if not tool.has_threads else 4 * threads, least)
    ranges = [each for each in plan.cut(count, first, last) if each[0] < each[1]]
    if not ranges:
        return []

    def again(a, b, start):
        return follow_range(settings, a, b, tool.name, start, npy)

    has_threads = can_thread(plan, tool)
    if threads == 1 or len(ranges) == 1:
        found, start = [], None
        for a, b in plan.cut(max(1, least), first, last, in_order=True):
            found.append(follow_range(settings, a, b, tool.name, start, npy))
            # what follows goes on from here; no seam is left
            start = State.of_text(found[-1]["end"]) if found[0]["isExact"] and not plan.fresh_runs(b, b + 1) else None
            add(b - a)
    else:
        pool = concurrent.futures.ThreadPoolExecutor if has_threads else concurrent.futures.ProcessPoolExecutor
        with pool(min(threads, len(ranges))) as executor:
            tasks = [executor.submit(follow_range, settings, a, b, tool.name, None, npy) for a, b in ranges]
            try:
                for task in concurrent.futures.as_completed(tasks):
                    a, b = task.result()["steps"]
                    add(b - a)
            except BaseException:
                for task in tasks:
                    task.cancel()
                raise
            found = [task.result() for task in tasks]
    return join(plan, found, again)


def can_thread(plan, tool):
    """Whether threads do not wait for each other."""
    return tool.has_threads and not plan.is_numpy


def follow_task(settings, first, last, name, threads):
    """`follow_part` as a task of Dask: its worker may start threads, but as a daemon no processes."""
    return follow_part(settings, first, last, name, threads if can_thread(Plan(settings), engine(name)) else 1)


def cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def result_of(plan, ranges, name):
    """The page's JSON file, from ranges that join to the whole."""
    settings = plan.given

    def again(first, last, start):
        say(f"Steps {first} to {last} began from a wrong guess: they are followed again")
        return follow_range(settings, first, last, name, start)

    (whole,) = join(plan, ranges, again)
    tally = Tally.of_json(whole["tally"])
    if whole["steps"] != [0, settings["T"]] or tally.steps != settings["T"]:
        raise Problem(f"These are steps {whole['steps']}, and {tally.steps} were counted, of {settings['T']}")
    agent = f"spillway.py, Python {sys.version.split()[0]}, NumPy {np.__version__}, engine {whole['engine']}"
    return {
        "spillway": {"version": "script", "schema": 1},
        "settings": {"v": 1, **{key: settings[key] for key in KEYS}},
        "environment": {"userAgent": agent, "hardwareConcurrency": cores(), "crossOriginIsolated": False},
        "path": {"values": plan.rows, "digest": f"{tally.digest:016x}"},
        "summary": tally.summary(State.of_text(whole["end"]).storage),
        "timing": None,
        **({"record": record_json(settings["record"])} if settings["record"] else {}),
        **({"probes": whole["probes"]} if settings["T"] > PAGE_STEPS else {}),
    }


def record_json(record):
    """A record as the page's files hold it, with its gaps, times, unit and name."""
    unknown = {"values": record["values"], "firstTime": None, "step": None, "unit": None, "name": ""}
    told, length = record.get("told", unknown), record["blockLength"]  # parts of before hold no more than the draws
    return {**told, "draw": "years" if length == 1 else "blocks", "blockLength": length}


def run_on_dask(settings, address, name, threads):
    """Parts as tasks of a Dask cluster. The module is sent to the workers, so that tasks name it and each compiles once."""
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise Problem("--dask needs Python's package distributed")
    with open(__file__, "rb") as file:
        source = file.read()
    if b"\nKERNEL = None" in source:
        source = source.replace(b"\nKERNEL = None", b"\nKERNEL = " + repr(kernel_source()).encode())
    module = f"spillway_{hashlib.sha256(source).hexdigest()[:12]}"
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, module + ".py"), "wb") as file:
            file.write(source)
        sys.path.insert(0, folder)
        sent = __import__(module)
        try:
            client = Client(address, timeout="10s")
        except (OSError, ValueError, TimeoutError) as error:
            raise Problem(f"No Dask scheduler at {address}: {error}")
        with client:
            client.upload_file(os.path.join(folder, module + ".py"))
            slots = sum(client.nthreads().values())
            if slots == 0:
                raise Problem(f"The Dask scheduler at {address} has no workers")
            plan, progress = Plan(settings), Progress(settings["T"])
            ranges = [each for each in plan.cut(max(1, min(8 * slots, plan.pieces_before[-1]))) if each[0] < each[1]]
            say(f"Dask: {len(ranges)} tasks, {slots} threads, {len(client.nthreads())} workers")
            mark = hashlib.sha256(json.dumps([settings, name]).encode()).hexdigest()[:12]
            tasks = {}
            for a, b in ranges:  # named, so that what is known is not computed again
                key = f"spillway-{mark}-{a}-{b}"
                task = client.submit(sent.follow_task, settings, a, b, name, threads, key=key, retries=3)
                tasks[task] = b - a
            for task in as_completed(tasks):
                progress.add(tasks[task])
            progress.end()
            try:
                return [each for part in client.gather(list(tasks)) for each in part]
            except Exception as error:  # whatever a task has raised, or lost
                raise Problem(f"A task failed on the Dask cluster: {error}")


def part_of(text):
    """The numbers of `3/100`."""
    found = re.fullmatch(r"([0-9]+)/([0-9]+)", text)
    i, n = (int(each) for each in found.groups()) if found else (1, 0)
    if not i < n <= 10**6:
        raise Problem(f"--part {text} is not allowed: i/n with i from 0 to n - 1 and n up to 1000000, as in 3/100")
    return i, n


def seal_of(part):
    """A checksum of a part, so that what was altered by accident is found."""
    content = {key: value for key, value in part.items() if key != "seal"}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def make_part(settings, text, name, threads):
    i, n = part_of(text)
    first, last = Plan(settings).cut(n)[i]
    progress = Progress(last - first)
    ranges = follow_part(settings, first, last, name, threads, add=progress.add)
    progress.end()
    if first == last:
        say(f"Part {text} holds no steps: these are not worth cutting into so many parts")
    part = {"spillway": {"version": "script", "schema": 1}, "settings": settings, "part": [i, n], "ranges": ranges}
    return {**part, "seal": seal_of(part)}


def read_part(file):
    try:
        with open(file, encoding="utf-8") as opened:
            part = json.load(opened)
        if part["seal"] == seal_of(part):
            part["settings"] = {"rho": 0, "record": None, **part["settings"]}  # of files from before there were such keys
            return part
    except OSError as error:
        raise Problem(f"{file}: {error.strerror}")
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Problem(f"{file} is not a part, or was cut short: make it again with --part")
    raise Problem(f"{file} was altered after it was made: its checksum is {seal_of(part)}, and it says {part['seal']}")


def read_parts(files):
    """Settings and ranges of all parts of an experiment; says which are missing or there twice."""
    parts = {}
    for file in files:
        part = read_part(file)
        i, n = part["part"]
        first_file, first = next(iter(parts.values()), (file, part))
        for key in KEYS:
            mine, other = part["settings"][key], first["settings"][key]
            if mine != other:
                raise Problem(f"Parts of two experiments: {key} = {other} in {first_file}, {key} = {mine} in {file}")
        if drawn_from(part["settings"]) != drawn_from(first["settings"]):
            raise Problem(f"Parts of two experiments: {first_file} and {file} are not drawn from the same record")
        if n != first["part"][1]:
            raise Problem(f"Parts of two cuts: {first_file} is one of {first['part'][1]}, {file} is one of {n}")
        if i in parts:
            raise Problem(f"Part {i}/{n} is there twice: {parts[i][0]} and {file}")
        parts[i] = file, part
    missing = sorted(set(range(n)) - set(parts))
    if missing:
        some = ", ".join(f"{i}/{n}" for i in missing[:20]) + (", …" if len(missing) > 20 else "")
        what = f"Part {some} is missing" if len(missing) == 1 else f"{len(missing)} of {n} parts are missing: {some}"
        raise Problem(f"{what}. Make it with the same settings and --part {missing[0]}/{n} -o part-{missing[0]}.json")
    return part["settings"], [each for i in range(n) for each in parts[i][1]["ranges"]]


# ---------------------------------------------------------------- NPY files and job scripts


class NewArray:
    """An NPY file of doubles that is not there until it is complete."""

    def __init__(self, name, rows):
        self.name, self.unfinished, self.rows = name, f"{name}.{os.getpid()}.tmp", rows

    def __enter__(self):
        free = shutil.disk_usage(folder_of(self.name)).free
        if 8 * self.rows > free:
            size = f"{8 * self.rows / 1e9:.3g} GB, and {free / 1e9:.3g} GB are free"
            raise Problem(f"{self.name} would take {size}: take a --window")
        self.array = np.lib.format.open_memmap(self.unfinished, mode="w+", dtype="<f8", shape=(self.rows,))
        return self

    def __exit__(self, kind, *_):
        self.array.flush()
        if kind is not None:
            return os.remove(self.unfinished)
        try:
            os.replace(self.unfinished, self.name)
        except OSError as error:
            raise Problem(f"{self.name} was not written: {error.strerror}; its storages are in {self.unfinished}")


def window_of(text, rows):
    """Rows a to b of `a:b`; each may be a sum, as in 5e11:5e11+1e6."""

    def whole(sum_):
        terms = [number(term, 0, 2**53, True) for term in re.split(r"(?<!e)\+", sum_)]
        return None if None in terms else sum(terms)

    ends = [whole(each) for each in text.split(":")]
    if len(ends) != 2 or None in ends or not ends[0] < ends[1] <= rows:
        raise Problem(f"--window {text} is not allowed: rows a:b with 0 <= a < b <= {rows}, as in 5:1e3 or 5e11:5e11+1e6")
    return ends


def write_window(settings, text, npy, name):
    """Rows a to b of the whole NPY file, from the seed alone."""
    plan, tool = Plan(settings), engine(name)
    settings, (a, b) = plan.settings, window_of(text, plan.rows)
    first, last = plan.step_at(a), plan.step_at(b)
    with NewArray(npy, b - a) as new:
        for run in plan.runs:
            if run.is_fresh and a <= run.row - 1 < b:
                new.array[run.row - 1 - a] = settings["K"]
        if first < last:
            start = start_of(plan, tool, first)
            tool.follow(settings, plan.pieces(first, last), start, Tally(), new.array, a)
    say(f"Rows {a} to {b - 1} written to {npy}")


JOB = """#!/bin/sh
# Spillway in {n} parts, which need nothing of each other. Give it to the scheduler with: {submit}
# When all are done: {python} merge part-*.json -o result.json
# It names what is missing. One part again: {again}
{head}
export OMP_NUM_THREADS=1
{enter}exec {python} {words} --workers "${{{given}:-{cores}}}" --part "${index}/{n}" -o "part-${index}.json"
"""

SCHEDULERS = {
    "slurm": (
        "sbatch job.sh",
        "sbatch --array=3 job.sh",
        "#SBATCH --job-name=spillway\n#SBATCH --array=0-{last}\n#SBATCH --cpus-per-task={cores}\n#SBATCH --output=spillway-%a.log",
        "",
        "SLURM_ARRAY_TASK_ID",
        "SLURM_CPUS_PER_TASK",
    ),
    "pbs": (
        "qsub job.sh",
        "qsub -J 3-4 job.sh",
        "#PBS -N spillway\n#PBS -J 0-{last}\n#PBS -l select=1:ncpus={cores}\n#PBS -j oe",
        'cd "$PBS_O_WORKDIR" && ',
        "PBS_ARRAY_INDEX",
        "NCPUS",
    ),
}


def job_script(settings, scheduler, n, cores, name, sources):
    """A job array; a record cannot be put in words, so what it was or was not taken from is named: `sources`."""
    if not 2 <= n <= 10**4:
        raise Problem(f"--{scheduler} {n} is not allowed: 2 to 10000 parts")
    if n > 1000:
        say("Many sites allow arrays of 1000 tasks: take fewer parts with more cores each (--workers)")
    used = sum(a < b for a, b in Plan(settings).cut(n))
    if used < n:
        say(f"Only {used} of {n} parts will hold steps: so many are not worth cutting, or their paths do not meet")
    submit, again, head, enter, index, given = SCHEDULERS[scheduler]
    python = f"{shlex.quote(sys.executable)} {shlex.quote(os.path.abspath(__file__))}"
    has_record = settings["record"] or (EXPERIMENT and EXPERIMENT.get("record"))
    words = [each if is_link(each) else os.path.abspath(each) for each in sources[-1:] if has_record]
    words = [shlex.quote(each) for each in words] + [f"{key}={settings[key]}" for key in KEYS]
    words = " ".join(words + ([f"--engine {name}"] if name else []))
    texts = {"submit": submit, "again": again, "head": head.format(last=n - 1, cores=cores), "enter": enter, "index": index}
    return JOB.format(n=n, python=python, words=words, cores=cores, given=given, **texts)


# ---------------------------------------------------------------- the command line


def folder_of(file):
    """Where a file is to be written; told before the work that it takes."""
    folder = os.path.dirname(os.path.abspath(file))
    if not os.access(folder, os.W_OK):
        raise Problem(f"{file} cannot be written: {folder} is no folder that is open for it")
    if os.path.isdir(file):
        raise Problem(f"{file} cannot be written: it is a folder")
    return folder


def write(text, name):
    """Writes a file at once or not at all; then the text is printed, for it may have taken hours."""
    if name is None:
        return print(text)
    unfinished = f"{name}.{os.getpid()}.tmp"
    try:
        with open(unfinished, "w", encoding="utf-8") as file:
            file.write(text + "\n")
        os.replace(unfinished, name)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.remove(unfinished)
        print(text, flush=True)
        raise Problem(f"{name} was not written but printed: {error.strerror}")


def read_words(words):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="settings as T=1e9, a link, or a JSON file; or merge and parts")
    parser.add_argument("--workers", type=int, help="threads; all cores, or 1 a task elsewhere, if not given")
    parser.add_argument("--engine", choices=("C", "numba", "numpy"), help="the fastest there is, if not given")
    parser.add_argument("-o", dest="output", metavar="FILE", help="for the JSON, which is printed if not given")
    parser.add_argument("--npy", metavar="FILE", help="for the storages")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--dask", metavar="ADDRESS")
    action.add_argument("--slurm", type=int, metavar="N")
    action.add_argument("--pbs", type=int, metavar="N")
    action.add_argument("--part", metavar="I/N")
    action.add_argument("--window", metavar="A:B", help="rows of the NPY file of the whole path, from 0, without the last")
    options = parser.parse_intermixed_args(words)
    if options.workers is not None and not 1 <= options.workers <= 4096:
        raise Problem(f"--workers {options.workers} is not allowed: 1 to 4096")
    if options.npy and (options.dask or options.part or options.slurm or options.pbs):
        raise Problem("--npy goes with a run on this machine, or with --window")
    if options.words[:1] == ["merge"]:
        others = [name for name in ("dask", "npy", "part", "pbs", "slurm", "window") if getattr(options, name) is not None]
        if others:
            raise Problem(f"merge follows no steps, so --{others[0]} is not for it")
    for file in filter(None, (options.output, options.npy)):
        folder_of(file)
    if options.window and (options.output or not options.npy):
        raise Problem("--window needs --npy FILE, where its storages go, and there is no JSON for -o")
    if options.output and options.npy and os.path.realpath(options.output) == os.path.realpath(options.npy):
        raise Problem(f"-o and --npy are both {options.npy}: the JSON and the storages need a file each")
    return options


def run_here(settings, options):
    """Follows all steps on this machine."""
    threads, progress = options.workers or cores(), Progress(settings["T"])

    def follow(npy):
        return follow_part(settings, 0, settings["T"], options.engine, threads, npy, progress.add)

    if options.npy:
        with NewArray(options.npy, Plan(settings).rows) as new:
            ranges = follow(new.unfinished)
    else:
        ranges = follow(None)
    progress.end()
    return ranges


def finish(settings, ranges, digest, options):
    """Writes the result of all ranges, and says whether its digest is the one that is known; gives the exit status."""
    name = None if options.dask else options.engine  # that of Dask's workers may not be here
    result = result_of(Plan(settings), ranges, name)
    write(json.dumps(result, indent=2), options.output)
    values, mine = result["path"]["values"], result["path"]["digest"]
    if digest is None:
        say(f"Digest {mine} of {values} storages")
    elif digest == mine:
        say(f"Agrees with the page: digest {mine} of {values} storages")
    else:
        say(f"DOES NOT AGREE with the page: digest {mine}, and the page has {digest}")
    return int(digest not in (None, mine))


def main(words):
    options = read_words(words)
    if options.words[:1] == ["merge"]:
        if len(options.words) == 1:
            raise Problem("merge needs the files of parts, as in: merge part-*.json -o result.json")
        settings, ranges = read_parts(options.words[1:])
        known, digest = read_experiment([])
        return finish(settings, ranges, digest if known == settings else None, options)

    settings, digest = read_experiment(options.words)
    for scheduler in SCHEDULERS:
        count = getattr(options, scheduler)
        if count is not None:
            sources = [word for word in options.words if "=" not in word or is_link(word)]
            job = job_script(settings, scheduler, count, options.workers or 1, options.engine, sources)
            return write(job.rstrip("\n"), options.output)
    start = time.monotonic()
    if not options.dask:
        engine(options.engine)  # told before the work if there is none
    if options.window:
        return write_window(settings, options.window, options.npy, options.engine)
    if options.part:
        part = make_part(settings, options.part, options.engine, options.workers or cores())
        return write(json.dumps(part, indent=1), options.output)
    if options.dask:
        ranges = run_on_dask(settings, options.dask, options.engine, options.workers or 1)
    else:
        ranges = run_here(settings, options)
    say(f"{settings['T']} steps, engine {engines_of(ranges)}, {time.monotonic() - start:.2f} s")
    return finish(settings, ranges, digest, options)


KERNEL = None  # kernel.c


def kernel_source():
    """The source in C: in this file, or beside it."""
    if KERNEL is not None:
        return KERNEL
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "kernel.c"), encoding="utf-8") as file:
        return file.read()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.exit(f"spillway: {problem}")
    except KeyboardInterrupt:
        sys.exit("spillway: stopped")
