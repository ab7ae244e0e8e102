"""Every engine gives the digests that others have made."""
import unittest

import numpy as np
from support import ENGINES, drawn_experiments, experiments, golden, result_of, settings_of, spillway

NUMPY_STEPS = 3e5  # more would take long with NumPy alone


class Digests(unittest.TestCase):
    def test_known_experiments(self):
        for engine in ENGINES:
            count = 0
            for settings, known in (*experiments(), *drawn_experiments()):
                if engine == "numpy" and settings["T"] > NUMPY_STEPS:
                    continue
                with self.subTest(engine=engine, **{key: settings[key] for key in spillway.KEYS}):
                    result = result_of(settings, engine)
                    self.assertEqual(result["path"]["digest"], known["digest"])
                    self._check_summary(result["summary"], known.get("summary"), settings)
                count += 1
            self.assertGreaterEqual(count, 60)

    def _check_summary(self, mine, known, settings):
        if known is None:
            return
        for key in ("min", "max", "full", "empty", "deficit", "last"):
            self.assertEqual(mine[key], known[key], key)
        # a mean of a block in doubles keeps |mean| 2^-53 of it
        scale = max(1, abs(known["mean"]) / (known["standardDeviation"] or 1))
        for key in ("mean", "standardDeviation", "release", "inflow", "spill"):
            self.assertLessEqual(abs(mine[key] - known[key]), 1e-12 * scale * max(abs(known[key]), 1e-9), key)

    def test_blocks_far_out(self):
        """Up to the last block of the longest stream, entered from the seed alone."""
        far = golden("farDigests")
        settings = settings_of(**far["settings"])
        for engine in ENGINES:
            for known in far["blocks"]:
                with self.subTest(engine=engine, **known):
                    first, last = (spillway.BLOCK * known[key] for key in ("first", "last"))
                    found = spillway.follow_range(settings, first, last, engine)
                    self.assertTrue(found["isExact"])
                    self.assertEqual(found["tally"]["digest"], known["digest"])
                    for key in ("start", "end"):
                        self.assertEqual(found[key], known[key])

    def test_logarithm(self):
        """Against more digits than a double has; FDLIBM promises less than 1 ulp."""
        from decimal import Decimal

        x = np.concatenate((np.random.RandomState(1).random_sample(2000), 1 + np.linspace(-1e-5, 1e-5, 101), [0.5, 1, 2]))
        for value, log in zip(x.tolist(), spillway.log(x).tolist()):
            exact = Decimal(value).ln()
            ulp = Decimal(float(np.spacing(abs(log)))) if log else Decimal(1)
            self.assertLess(abs(Decimal(log) - exact), ulp)

    def test_normals_of_numpy(self):
        """The same as np.random.normal's, but for last bits."""
        piece = spillway.Piece(7, 10, 100_000, 0, True)
        mine = np.concatenate(list(spillway.numpy_normals(piece)))
        numpys = np.random.RandomState(7).standard_normal(100_000)[10:]
        self.assertLess(np.abs(mine - numpys).max(), 1e-15)


if __name__ == "__main__":
    unittest.main()
