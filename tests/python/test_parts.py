"""However an experiment is cut, the same bits; and what does not fit is named."""
import concurrent.futures
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import types
import unittest
from unittest import mock

import numpy as np
from support import ENGINES, SCRIPT, folder, result_of, run, settings_of, spillway

FAST = ENGINES[-1] if "C" not in ENGINES else "C"

RECORD = {"values": [12, 130, None, 71.5, -3, 88], "draw": "blocks", "blockLength": 3}

EXPERIMENTS = {
    "one path, seams at once": {"T": 67_200_001, "boundary": "continue"},
    "chunks": {"T": 5_000_001, "chunks": 13},
    "seams late": {"T": 6_000_000, "boundary": "continue", "sigma": 0.07},
    "seams never": {"T": 4_000_000, "boundary": "continue", "K": 1_000_000, "sigma": 0.01},
    "one stream for all": {"T": 3_000_000, "chunks": 5, "boundary": "continue", "seeding": "same"},
    "shifted": {"T": 3_000_000, "chunks": 5, "seeding": "shifted"},
    "NumPy's generator": {"T": 100_000, "chunks": 5, "generator": "numpy"},
    "drawn from a record": {"T": 3_000_000, "boundary": "continue", "record": RECORD, "rho": 0.5},
    "drawn from a record, shifted, NumPy's generator": {
        **{"T": 200_000, "chunks": 5, "generator": "numpy", "seeding": "shifted", "record": RECORD},
    },
    "correlated": {"T": 5_000_000, "boundary": "continue", "rho": 0.95},
    "correlated, seams never": {"T": 2_000_000, "boundary": "continue", "K": 1_000_000, "sigma": 0.01, "rho": -0.5},
    "correlated, one stream for all": {"T": 2_000_000, "chunks": 5, "boundary": "continue", "seeding": "same", "rho": -0.95},
    "correlated, NumPy's generator": {"T": 100_000, "chunks": 5, "boundary": "continue", "generator": "numpy", "rho": 0.5},
}


def parts_of(settings, n, engine=FAST):
    """Ranges of n parts that know nothing of each other, through JSON."""
    parts = [spillway.make_part(settings, f"{i}/{n}", engine, 1) for i in range(n)]
    return json.loads(json.dumps(parts))


def merged(settings, parts):
    shuffled = random.Random(1).sample(parts, len(parts))
    ranges = [each for part in sorted(shuffled, key=lambda part: part["part"]) for each in part["ranges"]]
    return spillway.result_of(spillway.Plan(settings), ranges, FAST)


class Cuts(unittest.TestCase):
    def test_any_cut_gives_the_same_bits(self):
        for name, values in EXPERIMENTS.items():
            settings = settings_of(**values)
            whole = result_of(settings, FAST)
            for n in (2, 3, 7, 64):
                with self.subTest(name, n=n):
                    result = merged(settings, parts_of(settings, n))
                    self.assertEqual((result["path"], result["summary"]), (whole["path"], whole["summary"]))
            with self.subTest(name, threads=2):
                result = result_of(settings, FAST, threads=2)
                self.assertEqual((result["path"], result["summary"]), (whole["path"], whole["summary"]))

    def test_a_wrong_guess_is_followed_again(self):
        """Of the storage, and of the normal alone."""
        for values, guess in ({"sigma": 0.07}, spillway.State(100.0)), ({"rho": 0.95}, None):
            settings = settings_of(T=6_000_000, boundary="continue", **values)
            cut = [(a, a + 2**20) for a in range(0, 5 * 2**20, 2**20)] + [(5 * 2**20, settings["T"])]
            ranges = [spillway.follow_range(settings, a, b, FAST) for a, b in cut]
            guess = guess or spillway.State.of_text(ranges[1]["start"])._replace(normal=0.0)
            guessed = spillway.follow_range(settings, *cut[1], FAST, guess)
            self.assertNotEqual(guessed["start"], ranges[1]["start"])
            self.assertNotEqual(guessed["tally"], ranges[1]["tally"])
            self.assertEqual(guessed["end"], ranges[1]["end"])
            ranges[1] = {**guessed, "isExact": False}
            result = spillway.result_of(spillway.Plan(settings), ranges, FAST)
            self.assertEqual(result["path"], result_of(settings, FAST)["path"])

    def test_engines_may_be_mixed(self):
        settings = settings_of(T=2_500_000, chunks=2)
        ranges = []
        for i, (a, b) in enumerate(spillway.Plan(settings).cut(4)):
            engine = ENGINES[i % len(ENGINES)] if b - a < 7e5 else FAST
            ranges.append(spillway.follow_range(settings, a, b, engine))
        result = spillway.result_of(spillway.Plan(settings), ranges, FAST)
        self.assertEqual(result["path"], result_of(settings, FAST)["path"])
        names = ", ".join(sorted({each["engine"] for each in ranges}))
        self.assertIn(f"engine {names}", result["environment"]["userAgent"])

    def test_starts_are_found_from_the_seed_alone(self):
        """At once, late and never."""
        correlated = ({"rho": -0.95}, 1), ({"rho": 0.95, "sigma": 0.07}, 4), ({"rho": 0.5, "K": 1_000_000, "sigma": 0.01}, None)
        for values, blocks in (({}, 1), ({"sigma": 0.07}, 4), ({"K": 1_000_000, "sigma": 0.01}, None), *correlated):
            settings = settings_of(T=6_000_000, boundary="continue", **values)
            plan, tool = spillway.Plan(settings), spillway.engine(FAST)
            step = 4 * 2**20
            true = tool.end_of(settings, plan.pieces(0, step), spillway.full(settings)).text(settings)
            found = spillway.start_of(plan, tool, step, (blocks or 16) * spillway.BLOCK)
            self.assertEqual(found and found.text(settings), None if blocks is None else true)
            self.assertEqual(spillway.start_of(plan, tool, step).text(settings), true)

    def test_few_records_of_a_long_run_are_held(self):
        def follow(settings, first, last, *_):
            record = {"start": "0x0p+0", "isExact": True, "end": "0x0p+0", "engine": FAST, "tally": tally, "probes": []}
            return {"steps": [first, last], **record}

        settings, tally = settings_of(T=10**14, boundary="continue"), spillway.Tally().to_json()
        with mock.patch.object(spillway, "follow_range", side_effect=follow) as followed:
            (whole,) = spillway.follow_part(settings, 0, settings["T"], FAST)
        self.assertEqual(whole["steps"], [0, settings["T"]])
        self.assertLessEqual(followed.call_count, 10_000)

    def test_a_long_run_has_blocks_that_can_be_made_again(self):
        settings = settings_of(T=10**14, boundary="continue")
        plan = spillway.Plan(settings)
        probes = plan.probes(0, settings["T"])
        self.assertEqual(len(probes), 1000)
        for n in (3, 37):
            self.assertEqual([step for cut in plan.cut(n) for step in plan.probes(*cut)], probes)
        first = probes[5] - spillway.PIECE
        found = spillway.follow_range(settings, first, probes[5] + spillway.PIECE, FAST)
        block = spillway.follow_range(settings, probes[5], probes[5] + spillway.BLOCK, FAST)
        start, end = (float.fromhex(block[key]) for key in ("start", "end"))
        self.assertEqual(found["probes"], [[probes[5], start, block["tally"]["digest"], end]])
        self.assertEqual(spillway.Plan(settings_of(T=10**10)).probes(0, 10**10), [])


class Merging(unittest.TestCase):
    def test_says_what_does_not_fit(self):
        words = ["T=3e6", "boundary=continue", "--engine", FAST]
        with folder():
            for i in range(3):
                self.assertEqual(run(*words, "--part", f"{i}/3", "-o", f"p{i}.json")[0], 0)
            files = ["p0.json", "p1.json", "p2.json"]
            status, printed, _ = run("merge", *reversed(files))
            self.assertEqual(status, 0)
            self.assertEqual(json.loads(printed)["path"], result_of(settings_of(T=3e6, boundary="continue"), FAST)["path"])

            self.assertIn("Part 1/3 is missing", run("merge", "p0.json", "p2.json")[0])
            self.assertIn("Part 1/3 is there twice: p1.json and p1.json", run("merge", *files, "p1.json")[0])
            self.assertIn("other.json: No such file", run("merge", "other.json")[0])

            with open("p1.json") as file:
                text = file.read()
            part = json.loads(text)
            end = float.fromhex(part["ranges"][0]["end"])
            other_end = np.nextafter(end, 0).item().hex()  # one bit
            altered = text.replace(part["ranges"][0]["end"], other_end)
            self._write("altered.json", altered)
            self.assertIn("altered.json was altered", run("merge", "p0.json", "altered.json", "p2.json")[0])
            self._write("short.json", text[: len(text) // 2])
            self.assertIn("short.json is not a part, or was cut short", run("merge", "short.json")[0])

            # as by a machine that computes wrongly
            wrong = json.loads(altered)
            self._write("wrong.json", json.dumps({**wrong, "seal": spillway.seal_of(wrong)}))
            status = run("merge", "p0.json", "wrong.json", "p2.json")[0]
            first = json.loads(open_text("p2.json"))["ranges"][0]["steps"][0]
            self.assertIn(f"A seam does not fit: the storage before step {first} is", status)

            run("T=3e6", "boundary=continue", "seed=1", "--part", "1/3", "-o", "seed.json")
            self.assertIn("seed = 0 in p0.json, seed = 1 in seed.json", run("merge", "p0.json", "seed.json")[0])
            drawn = {**wrong["settings"], "record": {"values": [1], "blockLength": 1}}
            drawn = {**wrong, "settings": drawn}
            self._write("drawn.json", json.dumps({**drawn, "seal": spillway.seal_of(drawn)}))
            self.assertIn("p0.json and drawn.json are not drawn from the same record", run("merge", "p0.json", "drawn.json")[0])
            run(*words, "--part", "1/4", "-o", "four.json")
            self.assertIn("Parts of two cuts", run("merge", "p0.json", "four.json")[0])
            self.assertFalse([name for name in os.listdir() if name.endswith(".tmp")])

    @staticmethod
    def _write(name, text):
        with open(name, "w") as file:
            file.write(text)

    def test_parts_without_steps(self):
        """One run of 200 steps is not cut: the other parts are empty, on several cores too."""
        with folder():
            for i in range(3):
                self.assertEqual(run("boundary=continue", "--part", f"{i}/3", "--workers", "2", "-o", f"p{i}.json")[0], 0)
            self.assertEqual([len(json.loads(open_text(f"p{i}.json"))["ranges"]) for i in range(3)], [0, 0, 1])
            status, printed, _ = run("merge", "p0.json", "p1.json", "p2.json")
            self.assertEqual(status, 0)
            self.assertEqual(json.loads(printed)["path"], result_of(settings_of(boundary="continue"), FAST)["path"])

    def test_a_part_that_is_killed_leaves_nothing(self):
        with folder():
            words = [sys.executable, SCRIPT, "T=1e11", "boundary=continue", "--part", "0/2", "-o", "p.json"]
            process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
            try:
                process.wait(1)
            except subprocess.TimeoutExpired:
                process.kill()
            process.wait()
            self.assertEqual(os.listdir(), [])


def open_text(name):
    with open(name) as file:
        return file.read()


class Tasks(unittest.TestCase):
    def test_a_daemon_follows_them(self):
        """As a worker of Dask is one: it may start no processes."""
        for engine, values in ((FAST, {"generator": "numpy"}), ("numpy", {})):
            settings = settings_of(T=20_000, chunks=5, **values)
            with self.subTest(engine), concurrent.futures.ProcessPoolExecutor(1, initializer=become_daemon) as worker:
                ranges = worker.submit(spillway.follow_task, settings, 0, settings["T"], engine, 2).result()
                result = spillway.result_of(spillway.Plan(settings), ranges, engine)
                self.assertEqual(result["path"], result_of(settings, engine)["path"])

    def test_dask_tells_the_engines_of_its_workers(self):
        """On a cluster in this process, where only NumPy works."""
        dask = types.SimpleNamespace(Client=Cluster, as_completed=list)
        with mock.patch.dict(sys.modules, distributed=dask), mock.patch.object(sys, "path", sys.path[:]):
            with mock.patch.object(spillway, "engine", side_effect=AssertionError):
                status, printed, said = run("T=50000", "--dask", "tcp://host:8786", "--workers", "2")
        self.assertEqual(status, 0)
        self.assertIn("50000 steps, engine numpy, ", said)
        self.assertEqual(json.loads(printed)["path"], result_of(settings_of(T=50_000), FAST)["path"])


class Cluster:
    """What the script takes of a Client of Dask's."""

    def __init__(self, address, timeout):
        self.results = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def nthreads(self):
        return {"tcp://a": 1, "tcp://b": 1}

    def upload_file(self, file):
        pass

    def submit(self, function, settings, first, last, name, threads, key, retries):
        self.results[key] = function(settings, first, last, "numpy", threads)
        return key

    def gather(self, tasks):
        return [self.results[task] for task in tasks]


def become_daemon():
    multiprocessing.current_process()._config["daemon"] = True


class Storages(unittest.TestCase):
    def test_windows_are_those_of_the_whole(self):
        path = {"boundary": "continue"}
        for values in (path, {"chunks": 7, "seeding": "shifted"}, {"generator": "numpy", "chunks": 3}, {**path, "rho": 0.95}):
            words = [f"{key}={value}" for key, value in {"T": 200_000, **values}.items()] + ["--engine", FAST]
            with self.subTest(**values), folder():
                self.assertEqual(run(*words, "--npy", "all.npy")[0], 0)
                whole = np.load("all.npy")
                plan = spillway.Plan(settings_of(T=200_000, **values))
                self.assertEqual(len(whole), plan.rows)
                self.assertEqual(spillway.digest_of(whole, 0), int(result_of(plan.settings, FAST)["path"]["digest"], 16))
                for window in ("0:1", "0:5", "28571:28573", "66666:66669", "140000:140000+3e4", f"199999:{plan.rows}"):
                    self.assertEqual(run(*words, "--window", window, "--npy", "w.npy")[0], 0)
                    a, b = spillway.window_of(window, plan.rows)
                    np.testing.assert_array_equal(np.load("w.npy"), whole[a:b], window)

    def test_far_windows(self):
        """A window of 2.8e14 steps goes on as its neighbour does."""
        for rho in ("0", "-0.95"):
            with folder():
                words = ["T=2.8e14", "boundary=continue", f"rho={rho}", "--engine", FAST]
                run(*words, "--window", "2e14:2e14+1000", "--npy", "a.npy")
                run(*words, "--window", "2e14+900:2e14+2000", "--npy", "b.npy")
                np.testing.assert_array_equal(np.load("a.npy")[900:], np.load("b.npy")[:100])
                self.assertEqual(len(np.load("b.npy")), 1100)


@unittest.skipUnless("C" in ENGINES, "needs a C compiler")
class Kernel(unittest.TestCase):
    def test_has_no_fused_instruction(self):
        try:
            subprocess.run(["objdump", "--version"], capture_output=True, check=True)
        except OSError:
            self.skipTest("needs objdump")
        with folder() as where:
            assembly = subprocess.run(
                ["objdump", "-d", spillway.CEngine._compile(where)], capture_output=True, text=True, check=True
            ).stdout
        self.assertIn("mulpd", assembly) if os.uname().machine == "x86_64" else None
        self.assertIsNone(re.search(r"\bvfn?m(add|sub)|\bfn?m(add|sub|la|ls)\b", assembly))

    def test_can_stand_in_a_string_of_python(self):
        self.assertNotIn("'''", spillway.kernel_source())


if __name__ == "__main__":
    unittest.main()
