"""The command is stopped while it reads."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.test_workers import all_end

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="processes are forked on Linux only"
)
ROOT = Path(__file__).parents[1]
# seconds: less than one is usual, a machine that others use too may take several
AT_ONCE = 8


def children_of(pid: int) -> list[int]:
    """Ids of a process's children."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def libraries_of(pid: int) -> str:
    """What a process has loaded by now."""
    return Path(f"/proc/{pid}/maps").read_text()


def start(folder: Path) -> subprocess.Popen:
    """Analyze into a folder, the command as users run it."""
    return subprocess.Popen(
        [sys.executable, "-m", "attribution", "analyze", "seeds", "-o", folder, "--workers", "2"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_heed_interrupts,
    )


def _heed_interrupts() -> None:
    """A runner of tests in the background may ignore them, and its children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_while_articles_are_read_stops_at_once_and_says_how_far_it_was(tmp_path):
    process = start(tmp_path / "study")
    deadline = time.monotonic() + 120
    while len(children_of(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    workers = children_of(process.pid)
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert time.monotonic() - began < AT_ONCE
    assert process.returncode == 130
    assert said.count("\n") == 1
    kept = re.search(r"(\d) of 5 articles kept; run again to go on", said)
    shards = (tmp_path / "study" / "readings").glob("*.parquet")
    assert int(kept[1]) == sum(pq.read_metadata(shard).num_rows for shard in shards)
    assert len(workers) == 2
    assert all_end(workers)
    assert int(kept[1]) or not (tmp_path / "study").exists()


def test_ctrl_c_before_anything_is_read_is_one_line(tmp_path):
    process = start(tmp_path / "study")
    deadline = time.monotonic() + 60
    while "numpy" not in libraries_of(process.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.startswith("attribution: stopped")
    assert said.count("\n") == 1


# what is raised while an object is thrown away is dropped by Python
DROPPING = """
import signal, sys, time
from attribution import __main__, cli

class Dropping:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def verb():
    Dropping()
    time.sleep(120)
    print("went on")

signal.signal(signal.SIGINT, signal.default_int_handler)
cli.app = verb
__main__.main()
"""


def test_ctrl_c_where_python_drops_it_is_answered_all_the_same():
    done = subprocess.run(
        [sys.executable, "-c", DROPPING], cwd=ROOT,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "attribution: stopped\n"
