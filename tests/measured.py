"""A command run as users run it, with what it took of the machine."""

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_BOUNDING_SET_DROP = 24  # PR_CAPBSET_DROP of Linux
_PASSES_RIGHTS = (1, 2)  # the powers by which root reads what is closed to others
_OFTEN = 0.05  # seconds


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of a command.

    Attributes:
        code: its exit code; None where it was ended for its time.
        out: what it printed.
        err: likewise on standard error.
        together: MB that it and its children held at most at one time, shared pages once.
        largest: MB that one of the processes held at most, shared pages included.
    """

    code: int | None
    out: str
    err: str
    together: float
    largest: float


def run_measured(arguments: Sequence[str], folder: Path, seconds: float) -> Measured:
    """Run the command, without root's power over closed files.

    Arguments:
        arguments: of the command.
        folder: where it runs.
        seconds: after which it is ended.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "attribution", *arguments],
            cwd=folder,
            stdout=out,
            stderr=err,
            preexec_fn=_give_up_powers,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1]), "OMP_NUM_THREADS": "1"},
        )
        together = largest = 0.0
        end = time.monotonic() + seconds
        while process.poll() is None and time.monotonic() < end:
            family = list(_family(process.pid))
            together = max(together, sum(_megabytes(pid, "smaps_rollup", "Pss") for pid in family))
            largest = max(largest, *(_megabytes(pid, "status", "VmHWM") for pid in family))
            time.sleep(_OFTEN)
        code = process.poll()
        process.kill()
        process.wait()
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode())
    return Measured(code, *texts, together, largest)


def _give_up_powers() -> None:
    for power in _PASSES_RIGHTS:
        ctypes.CDLL(None).prctl(_BOUNDING_SET_DROP, power, 0, 0, 0)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _megabytes(pid: int, file: str, key: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except OSError:  # it is gone
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith(f"{key}:")), 0.0)
