"""Time and memory of each step of linking as a corpus grows, and the exponents.

    python -m benchmarks.scale [--corpus seeds] [--sizes 1000 10000 100000]

The articles of a folder are read once and recombined into larger corpora (`benchmarks.recombined`),
each linked in a process of its own. A step's memory is the highest the process held while it ran,
everything else included. The exponent is the slope of time over size in logarithms: 1 where twice
the articles take twice the time. Seconds are the processor's, so that other work on the machine
changes little; making the articles is not counted.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

from attribution import linking
from attribution.options import Options
from attribution.types import Article
from benchmarks.recombined import Read, cut_paragraphs, recombine

_STEPS = (
    "_gather", "find_stories", "find_copies", "_same_words", "merge_speakers", "with_speakers",
    "speaker_table", "source_classes", "find_utterances", "find_differences",
)  # fmt: skip
_MEGABYTE = 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=Path("seeds"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--readings", type=Path, help="of an earlier run; kept there if new")
    parser.add_argument("--one", action="store_true", help="the first size in this process")
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure_linking(arguments.readings, arguments.sizes[0])))
        return
    with tempfile.TemporaryDirectory() as folder:
        readings = arguments.readings or Path(folder) / "readings.jsonl"
        if not readings.exists():
            keep_readings(arguments.corpus, readings)
        found = {}
        for size in arguments.sizes:
            found[size] = _in_a_process(readings, size)
            _print(found, size)


def _in_a_process(readings: Path, size: int) -> dict[str, list[float]]:
    command = [sys.executable, "-m", __spec__.name, "--one", "--readings", str(readings)]
    done = subprocess.run(
        [*command, "--sizes", str(size)], stdout=subprocess.PIPE, check=True, text=True
    )
    measured: dict[str, list[float]] = json.loads(done.stdout)
    return measured


def _print(found: dict[int, dict[str, list[float]]], size: int) -> None:
    sizes = list(found)
    print(f"\n{size} articles{'':<14} seconds       MB  exponent")
    for step, (seconds, memory) in found[size].items():
        line = f"{step:<25} {seconds:>11.2f} {memory:>8.0f}"
        if len(sizes) > 1:
            before = found[sizes[-2]][step][0]
            if min(seconds, before) > 0.05:
                line += f"  {math.log(seconds / before) / math.log(size / sizes[-2]):8.2f}"
        print(line, flush=True)


def keep_readings(corpus: Path, path: Path) -> None:
    """Read the articles of a folder and keep what they gave.

    Arguments:
        corpus: the folder.
        path: of the file that is written.
    """
    from pydantic import TypeAdapter

    from attribution.corpus.read import read_corpus
    from attribution.language.package import load_package
    from attribution.reading import read_packed

    package = load_package()
    article = TypeAdapter(Article)
    lines = [
        json.dumps(
            [
                article.dump_python(one, mode="json"),
                b64encode(read_packed(one, package, "speech")).decode(),
            ]
        )
        for one in read_corpus(corpus).articles
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def read_readings(path: Path) -> list[Read]:
    """What `keep_readings` kept.

    Arguments:
        path: of the file.
    """
    from pydantic import TypeAdapter

    from attribution.reading import unpack

    article = TypeAdapter(Article)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(article.validate_python(one), unpack(b64decode(read))) for one, read in rows]


def measure_linking(readings: Path, size: int) -> dict[str, list[float]]:
    """Seconds and megabytes of each step, and of all.

    Arguments:
        readings: see `read_readings`.
        size: number of articles.
    """
    from attribution.comparison.parts import sentence_texts
    from attribution.tables.build import content_columns

    read = read_readings(readings)
    counts = [
        [
            len(sentence_texts(*content_columns(article.text, statement.content)))
            for statement in one.statements
        ]
        for article, one in read
    ]
    making = [0.0]
    pairs = _timed_making(recombine(cut_paragraphs(read, counts), size), making)
    measured: dict[str, list[float]] = {}
    for name in _STEPS:
        setattr(linking, name, _timed(name.lstrip("_"), getattr(linking, name), measured))
    began = time.process_time()
    tables = linking.link(pairs, Options())
    total = time.process_time() - began - making[0]
    measured["gather"][0] -= making[0]
    measured["in all"] = [total, max(memory for _, memory in measured.values())]
    for name, table in tables.by_name().items():
        print(f"{name}: {len(table)}", file=sys.stderr)
    return measured


def _timed_making(pairs: Iterable[Read], seconds: list[float]) -> Iterator[Read]:
    began = time.process_time()
    for pair in pairs:
        seconds[0] += time.process_time() - began
        yield pair
        began = time.process_time()


def _timed(
    name: str, step: Callable[..., Any], measured: dict[str, list[float]]
) -> Callable[..., Any]:
    @wraps(step)
    def run(*arguments: Any, **named: Any) -> Any:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
        began = time.process_time()
        done = step(*arguments, **named)
        measured[name] = [time.process_time() - began, _peak() / _MEGABYTE]
        return done

    return run


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


if __name__ == "__main__":
    main()
