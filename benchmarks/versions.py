"""Two versions and plain Stanza on the same articles, run by turns: words a second from start to end.

Each run is a new process, so that loading counts. A version is run as users run it, from articles
to the folder of a study; plain Stanza is its own pipeline, from tokens to entities, with the weights
and the number of processes of the present version.
"""

import io
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def compare_versions(
    revision: str, paths: Sequence[Path], words: int, workers: int, rounds: int
) -> None:
    """Print words a second of the revision, of this version and of plain Stanza, and the ratio.

    Arguments:
        revision: a commit or tag of this repository; its code runs with the libraries of this one.
        paths: the articles.
        words: that they have together.
        workers: processes of each.
        rounds: how often each is run; all are run before one is run again.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        articles, old = folder / "articles", folder / "revision"
        articles.mkdir()
        for path in paths:
            shutil.copy(path, articles)
        _check_out(revision, old)
        runs: dict[str, Callable[[], float]] = {
            revision: lambda: _time_version(old, articles, folder / "study", workers),
            "this version": lambda: _time_version(ROOT, articles, folder / "study", workers),
            "plain Stanza": lambda: _time_stanza(articles, workers),
        }
        seconds: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(rounds):
            for name, run in runs.items():
                seconds[name].append(run())
    print(f"{'':14}{'words/s':>9}{'seconds':>9}   of each run")
    for name, taken in seconds.items():
        middle = statistics.median(taken)
        each = " ".join(f"{one:.1f}" for one in taken)
        print(f"{name[:13]:14}{words / middle:9.0f}{middle:9.1f}   {each}")
    ratio = statistics.median(seconds[revision]) / statistics.median(seconds["this version"])
    print(f"this version reads {ratio:.2f} times the words a second of {revision}")


def _check_out(revision: str, folder: Path) -> None:
    """Put the files of a revision into a folder, without a trace in the repository."""
    asked = ["git", "-C", str(ROOT), "archive", "--format=tar", revision]
    archive = subprocess.run(asked, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")


def _time_version(code: Path, articles: Path, output: Path, workers: int) -> float:
    shutil.rmtree(output, ignore_errors=True)
    verb = ["-m", "attribution", "analyze", str(articles), "-o", str(output)]
    return _time([*verb, "--workers", str(workers)], code)


def _time_stanza(articles: Path, workers: int) -> float:
    return _time(["-m", "benchmarks.versions", str(articles), str(workers)], ROOT)


def _time(arguments: Sequence[str], code: Path) -> float:
    """Seconds of a Python process that finds its packages in `code` first."""
    environment = {**os.environ, "PYTHONPATH": str(code)}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=code,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 3):  # 3: something of the input was not used
        raise SystemExit(f"{' '.join(arguments)} in {code}: {done.stderr.strip()[-500:]}")
    return time.perf_counter() - began


def _read_with_stanza(folder: Path, workers: int) -> None:
    """What a user of Stanza would run: each text through its pipeline."""
    import torch

    from attribution.language.encoder import load_encoder
    from attribution.language.package import EMBEDDED_FOLDER, plain_pipeline
    from attribution.workers import map_items

    pipeline: Any = plain_pipeline(load_encoder(EMBEDDED_FOLDER / "encoder"))

    def read(text: str) -> bytes:
        torch.set_num_threads(1)  # one a process, as the versions do
        return b"%d" % len(pipeline(text).ents)

    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    for _, result in map_items(read, texts, workers, 600.0):
        if isinstance(result, Exception):
            raise result


if __name__ == "__main__":
    _read_with_stanza(Path(sys.argv[1]), int(sys.argv[2]))
