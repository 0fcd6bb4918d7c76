"""Words per second of each stage and of the whole pipeline, and peak memory.

    python -m benchmarks.speed --data ../shared/data/polnear [--articles 20]

PolNeAR dev, model load excluded, median of three runs, on one and on two threads.
"""

import argparse
import re
import resource
import statistics
import time
from pathlib import Path

import torch

from attribution.corpus.read import Draft, prepare
from attribution.language.annotate import annotate
from attribution.language.package import load_package
from attribution.speakers import merge_speakers, resolve
from attribution.statements import extract

_RUNS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=20)
    arguments = parser.parse_args()
    paths = sorted((arguments.data / "dev" / "text").glob("*.txt"))[: arguments.articles]
    articles = [prepare(Draft(p.name, p.read_bytes().decode("utf-8"))) for p in paths]
    words = sum(len(re.findall(r"\w+", article.text)) for article in articles)
    package = load_package()
    print(f"{words} words in {len(articles)} articles")
    for threads in (1, 2):
        torch.set_num_threads(threads)
        stages: dict[str, list[float]] = {"parse and chains": [], "statements": [], "speakers": []}
        for _ in range(_RUNS):
            began = time.perf_counter()
            annotated = [annotate(article, package) for article in articles]
            parsed = time.perf_counter()
            extracted = [extract(item) for item in annotated]
            stated = time.perf_counter()
            merge_speakers(
                (item.article.file, reference)
                for item, found in zip(annotated, extracted, strict=True)
                for reference in resolve(item, found.statements)
            )
            ended = time.perf_counter()
            for name, seconds in zip(
                stages, (parsed - began, stated - parsed, ended - stated), strict=True
            ):
                stages[name].append(seconds)
        medians = {name: statistics.median(times) for name, times in stages.items()}
        for name, seconds in medians.items():
            print(f"{threads} thread(s)  {name:<18}{words / seconds:>10.0f} words/s")
        print(f"{threads} thread(s)  {'whole':<18}{words / sum(medians.values()):>10.0f} words/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"peak memory {peak:.2f} GB")


if __name__ == "__main__":
    main()
