"""Settings as words, links and files, and what is said of bad ones."""
import contextlib
import io
import json
import os
import subprocess
import sys
import unittest
from unittest import mock

import numpy as np
from support import SCRIPT, folder, run, settings_of, spillway

# what is given, and what the error has to name
BAD = {
    "K=0": "K = 0 is not allowed: 0 < K <= 1e9",
    "K=1e10": "K = 1e10 is not allowed: 0 < K <= 1e9",
    "mu=1e10": "mu = 1e10 is not allowed: -1e9 to 1e9",
    "mu=+1": "mu = +1 is not allowed",
    "sigma=-1": "sigma = -1 is not allowed: 0 to 1e9",
    "sigma=nan": "sigma = nan is not allowed",
    "target=101": "target = 101 is not allowed: 0 to K = 100",
    "T=0": "T = 0 is not allowed: 1 to 9007199254740991, whole",
    "T=1.5": "T = 1.5 is not allowed",
    "T=7.00000000000000000001": "is not allowed",
    "T=1e16": "T = 1e16 is not allowed",
    "chunks=201": "chunks = 201 is not allowed: 1 to 200, whole",
    "seed=4294967296": "seed = 4294967296 is not allowed: 0 to 4294967295, whole",
    "seed=1e-99999999999999999999999999": "is not allowed: 0 to 4294967295, whole",
    "seed=": "seed =  is not allowed",
    "generator=mt": "generator = mt is not allowed: xoshiro or numpy",
    "seeding=none": "seeding = none is not allowed: distinct or same or shifted",
    "boundary=stop": "boundary = stop is not allowed: restart or continue",
    "rho=0.96": "rho = 0.96 is not allowed: -0.95 to 0.95",
    "v=2": "v = 2 is not allowed: 1",
    "k=5": "Unknown key k; did you mean K?",
    "nothing": "nothing: No such file",
    "T=5e14 boundary=continue": "a stream has 2^48",
    "T=5 T=6": "T is given twice: 5 and 6",
    "--part 3/3": "--part 3/3 is not allowed",
    "--part 1": "--part 1 is not allowed",
    "--workers 0": "--workers 0 is not allowed: 1 to 4096",
    "--window 5:1 --npy w": "--window 5:1 is not allowed: rows a:b with 0 <= a < b <= 202",
    "--window 0:1": "--window needs --npy",
    "--window 0:1 --npy w -o v": "--window needs --npy FILE, where its storages go, and there is no JSON for -o",
    "-o w --npy ./w": "-o and --npy are both ./w",
    "--npy no/w": "no/w cannot be written",
    "-o no/w": "no/w cannot be written",
    "-o .": ". cannot be written: it is a folder",
    "--npy .": ". cannot be written: it is a folder",
    "--slurm 1": "--slurm 1 is not allowed: 2 to 10000 parts",
    "--npy w --part 0/2": "--npy goes with a run on this machine",
    "merge p.json --slurm 5": "merge follows no steps, so --slurm is not for it",
    "merge p.json --npy w": "merge follows no steps, so --npy is not for it",
    "merge": "merge needs the files of parts",
}


class Words(unittest.TestCase):
    def test_bad_ones_are_named(self):
        with folder():
            for words, message in BAD.items():
                with self.subTest(words):
                    self.assertIn(message, run(*words.split(" "))[0])

    def test_defaults_are_those_of_links(self):
        expected = dict(K=100, mu=70, sigma=70, target=70, T=200, chunks=2, seed=0)
        choices = dict(generator="xoshiro", seeding="distinct", boundary="restart", rho=0, record=None)
        self.assertEqual(settings_of(), {**expected, **choices})
        self.assertEqual(settings_of(K=50)["target"], 50)
        self.assertEqual(settings_of(T=1)["chunks"], 1)

    def test_links_files_and_words_say_the_same(self):
        expected = settings_of(K=12.5, T=1_000_000, seed=3)
        link = "https://a.example/?v=1&K=12.5&amp;T=1e+6&seed=3&view=timing&K=99#top"
        file = {"settings": {"v": 1, "K": 12.5, "T": 1000000, "seed": 3, "view": "storage", "unit": "hm³"}}
        with folder():
            with open("a.json", "w") as opened:
                json.dump(file, opened)
            for words in (["K=12.5", "T=1e6", "seed=3"], [link], ["a.json"], ["a.json", "K=12.5"]):
                self.assertEqual(spillway.read_experiment(words), (expected, None))
            for content in ("", "[]", '{"settings": 5}', "\0"):
                with open("b.json", "w") as opened:
                    opened.write(content)
                self.assertIn("b.json is no JSON file", run("b.json")[0])

    def test_a_record_comes_from_a_file(self):
        """Or stands in the script; no link and no words hold it, so a job names the file."""
        record = {"values": [7, None, 1.5, 90], "firstTime": "1871", "step": "year", "unit": None, "name": "Nile"}
        ranges = {"draw": "blocks", "blockLength": 2}
        expected = settings_of({**record, **ranges}, T=50)
        self.assertEqual(expected["record"], {"values": [7, 1.5, 90], "blockLength": 2, "told": record})
        with folder() as where:
            self._write("a.json", {"settings": {"T": 50}, "record": {**record, **ranges}})
            self.assertEqual(spillway.read_experiment(["a.json"])[0], expected)
            status, printed, _ = run("a.json")
            again = json.loads(printed)
            self.assertNotIn("record", again["settings"])
            self.assertEqual(again["record"], {**record, **ranges})
            self._write("b.json", again)
            self.assertEqual(spillway.read_experiment(["b.json"]), (expected, again["path"]["digest"]))
            self.assertEqual(run("b.json", "-o", "c.json")[0], 0)
            self.assertIn(os.path.join(where, "a.json") + " K=100 ", run("a.json", "--slurm", "2")[1])
            experiment = {"settings": {"T": 50}, "path": again["path"], "record": again["record"]}
            with mock.patch.object(spillway, "EXPERIMENT", experiment):
                self.assertEqual(spillway.read_experiment(["K=99"])[0], {**expected, "K": 99})
                self.assertIsNone(spillway.read_experiment(["?T=50"])[0]["record"])
                self.assertIn(" '?T=50' K=100 ", run("?T=50", "--slurm", "2")[1])
            for change in ({"draw": "law"}, {"draw": "years"}, {"blockLength": 4}, {"values": ["x"]}, {"values": []}, {"draw": ""}):
                self._write("d.json", {"settings": {}, "record": {**record, **ranges, **change}})
                status = run("d.json", "-o", "e.json")[0]
                if change.get("draw") in ("law", "years"):
                    self.assertEqual(status, 0)
                else:
                    self.assertIn("record is not allowed: 1 to 10000 values", status, change)

    @staticmethod
    def _write(name, content):
        with open(name, "w") as file:
            json.dump(content, file)

    def test_a_digest_that_is_known_is_compared(self):
        with folder():
            status, printed, said = run()
            self.assertEqual((status, "Digest 76218b13c22b82ef of 202 storages" in said), (0, True))
            for text, expected in ((printed, 0), (printed.replace("76218b", "86218b"), 1)):
                with open("a.json", "w") as opened:
                    opened.write(text)
                status, _, said = run("a.json")
                self.assertEqual(status, expected)
                self.assertIn("DOES NOT AGREE" if expected else "Agrees with the page", said)
            self.assertIn("Digest ", run("a.json", "seed=1")[2])

    def test_what_cannot_be_written_is_not_lost(self):
        with folder() as where:
            with self.assertRaisesRegex(spillway.Problem, "printed"), contextlib.redirect_stdout(io.StringIO()) as printed:
                os.mkdir("d")  # since the name was looked at
                spillway.write("a result", "d")
            self.assertEqual((printed.getvalue(), os.listdir(where)), ("a result\n", ["d"]))
            with self.assertRaisesRegex(spillway.Problem, r"its storages are in w\.npy\.[0-9]+\.tmp"):
                with spillway.NewArray("w.npy", 3) as new:
                    new.array[:] = 5
                    os.mkdir("w.npy")
            self.assertEqual(np.load(new.unfinished).tolist(), [5, 5, 5])

    def test_job_scripts_are_shell_and_name_every_setting(self):
        slurm = "--slurm", "SLURM_ARRAY_TASK_ID", "SLURM_CPUS_PER_TASK"
        for scheduler, index, cores in (slurm, ("--pbs", "PBS_ARRAY_INDEX", "NCPUS")):
            status, printed, _ = run("T=1e9", "boundary=continue", scheduler, "4")
            self.assertEqual(status, 0)
            subprocess.run(["sh", "-n"], input=printed, text=True, check=True)
            self.assertIn(f'--part "${index}/4"', printed)
            self.assertIn("T=1000000000", printed)
            self.assertIn("=1\n", printed)
            self.assertIn(f'--workers "${{{cores}:-1}}"', printed)
            printed = run(scheduler, "4", "--workers", "48", "--engine", "numba")[1]
            self.assertIn("=48\n", printed)
            self.assertIn(f'--engine numba --workers "${{{cores}:-48}}"', printed)

    def test_the_script_by_itself(self):
        done = subprocess.run([sys.executable, SCRIPT, "K=0"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (1, "spillway: K = 0 is not allowed: 0 < K <= 1e9\n"))


if __name__ == "__main__":
    unittest.main()
