"""How much memory this process takes beside its workers while a corpus is read.

    python -m benchmarks.reading_memory [--articles 1000 100000]

The corpus is a table of JSON lines made for this. Workers do not parse: each answers with what an
article of twenty statements gives, so that what is measured is the going through the input, the
handing out and the shelf. Each size is measured in a process of its own; the peak is the system's.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from attribution.corpus.read import stream_corpus
from attribution.gather import Keeping, keep_as_they_come
from attribution.inventory import take_inventory
from attribution.options import Options
from attribution.progress import Progress
from attribution.reading import ReadArticle, pack
from attribution.shelf import open_shelf
from attribution.types import Article, Kind, Reference, Span, Statement

WORDS = [w.strip(",.\n") for w in __doc__.split()]
STATEMENTS = 20
LENGTH = 500  # words of an article


def write_corpus(path: Path, articles: int) -> None:
    """A table of articles with texts that are all different."""
    draw = random.Random(1)
    with path.open("w", encoding="utf-8") as table:
        for number in range(articles):
            text = " ".join(draw.choices(WORDS, k=LENGTH)) + f" {number}."
            row = {"file": f"{number}.txt", "text": text, "outlet": f"outlet {number % 30}", "date": "2020-01-01"}  # fmt: skip
            table.write(json.dumps(row) + "\n")


def answer(article: Article) -> bytes:
    """What twenty statements weigh."""
    spans = (Span(0, 90),)
    statements = tuple(
        Statement(f":{n:03d}", "", n, Kind.DIRECT, spans, spans, spans, "parser", "speech", 0.9)
        for n in range(STATEMENTS)
    )
    references = tuple(
        Reference(s.statement_id, "Ada Byron", "person", None, None, None, "name", ("Byron",), 0.9)
        for s in statements
    )
    vectors = random.Random(len(article.text)).randbytes((STATEMENTS + 1) * 2 * 384)
    return pack(ReadArticle(statements, (), references, vectors))


def measure(articles: int) -> None:
    """Read a corpus of so many articles and print the peak of this process, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "corpus.jsonl"
        write_corpus(table, articles)
        before = _peak()
        found = take_inventory(stream_corpus(table))
        missing = {entry.key for entry in found.entries}
        coming = (item for item in stream_corpus(table) if isinstance(item, Article))
        with open_shelf(Path(folder) / "shelf", "0" * 32) as shelf:
            keep_as_they_come(
                answer, coming, missing, shelf, Options(workers=2), Keeping(), Progress.NONE
            )
            assert len(shelf.places) == len(missing) == articles
        print(f"{before:.0f} {_peak():.0f}")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the peak for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        measure(given.one)
        return
    print(f"{'articles':>9} {'MB before':>10} {'MB at most':>11}")
    for articles in given.articles:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.reading_memory", "--one", str(articles)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        before, peak = done.stdout.split()
        print(f"{articles:>9,} {before:>10} {peak:>11}")


if __name__ == "__main__":
    main()
