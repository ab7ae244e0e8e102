"""What tests of the script share."""
import contextlib
import io
import json
import os
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SCRIPT = os.path.join(ROOT, "python", "spillway.py")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "python"))
import spillway  # noqa: E402

ENGINES = []
for name in ("numpy", "C", "numba"):
    with contextlib.suppress(spillway.Problem):  # not there, or broken
        ENGINES.append(spillway.engine(name).name)


def golden(name):
    with open(os.path.join(ROOT, "tests", "golden", f"{name}.json"), encoding="utf-8") as file:
        return json.load(file)


def settings_of(record=None, **values):
    return spillway.read_settings({key: str(value) for key, value in values.items()}, record)


def experiments():
    """The known experiments, with their digests."""
    for run in sum((golden(f"{name}Digests")["runs"] for name in ("stream", "experiment", "rho")), []):
        yield settings_of(**{key: run[key] for key in spillway.KEYS if key in run}), run
    for run in golden("onePathDigests")["runs"]:
        given = {key: run[key] for key in spillway.KEYS if key in run}
        yield settings_of(**given, chunks=3, boundary="continue"), run


def drawn_experiments():
    """Those that are drawn from a record, with their digests."""
    known = golden("recordDigests")
    records = {**known["records"], "nile": golden("design")["nile"]}
    for run in known["runs"]:
        record = {"values": records[run["record"]], "draw": "blocks", "blockLength": run["blockLength"]}
        yield settings_of(record, **{key: run[key] for key in spillway.KEYS if key in run}), run


def result_of(settings, engine, threads=1):
    ranges = spillway.follow_part(settings, 0, settings["T"], engine, threads)
    return spillway.result_of(spillway.Plan(settings), ranges, engine)


def run(*words):
    """The script from the command line, in this process: status, what it prints, and what it says."""
    printed, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(said):
        try:
            status = spillway.main(list(words)) or 0
        except spillway.Problem as problem:
            status = str(problem)
    return status, printed.getvalue(), said.getvalue()


@contextlib.contextmanager
def folder():
    """A new folder, the current one meanwhile."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        try:
            yield name
        finally:
            os.chdir(before)
