"""Words per second of each stage and of the whole pipeline, and peak memory.

    python -m benchmarks.speed --data ../shared/data/polnear [--articles 84] [--against REVISION]

PolNeAR dev, model load excluded, median of three runs. Each stage is timed in one process on one
and on two threads; the whole pipeline on one and on two processes of one thread each, which is how
`attribution` runs it. With a revision, instead: that version, this one and plain Stanza by turns,
load and linking included. Version 0.2.0 is revision 882944d.
"""

import argparse
import re
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import torch

from attribution.corpus.read import Draft, prepare
from attribution.language.annotate import (
    attributions_of,
    collect_entities,
    collect_sentences,
    parse_document,
    tokenize,
)
from attribution.language.annotated import AnnotatedArticle
from attribution.language.coreference import find_chains
from attribution.language.package import LanguagePackage, load_package
from attribution.language.parts import readable_parts
from attribution.options import ARTICLE_SECONDS
from attribution.reading import read_packed, unpack
from attribution.speakers import merge_speakers, resolve
from attribution.statements import extract
from attribution.types import Article
from attribution.workers import map_items
from benchmarks.versions import compare_versions

_RUNS = 3
_STAGES = ("tokens", "attributions", "pos", "lemma", "depparse", "ner", "chains", "statements",
           "speakers")  # fmt: skip
T = TypeVar("T")


def time_stages(articles: list[Article], package: LanguagePackage) -> dict[str, float]:
    """Seconds each stage takes for all articles."""
    seconds = dict.fromkeys(_STAGES, 0.0)

    def timed(stage: str, work: Callable[[], T]) -> T:
        began = time.perf_counter()
        done = work()
        seconds[stage] += time.perf_counter() - began
        return done

    for article in articles:
        with torch.inference_mode():
            document, offsets = timed("tokens", partial(tokenize, readable_parts(article), package))  # fmt: skip
            timed("attributions", partial(parse_document, document, package))
            for stage in ("pos", "lemma", "depparse", "ner"):
                timed(stage, partial(package.pipeline.process, document, processors=stage))
        sentences, entities = (
            collect_sentences(document, offsets),
            collect_entities(document, offsets),
        )
        states = document.attributions.states
        chains = timed(
            "chains", partial(find_chains, package.resolver, sentences, entities, states)
        )
        attributions = tuple(attributions_of(document.attributions.attributions, sentences))
        annotated = AnnotatedArticle(article, tuple(sentences), tuple(entities), tuple(chains), attributions)  # fmt: skip
        extraction = timed("statements", partial(extract, annotated))
        timed("speakers", partial(resolve, annotated, extraction.statements))
    return seconds


def time_whole(articles: list[Article], package: LanguagePackage, workers: int) -> float:
    """Seconds from articles to speakers."""
    began = time.perf_counter()
    work = partial(read_packed, package=package, acts="speech")
    references = []
    for index, result in map_items(work, articles, workers, ARTICLE_SECONDS):
        if isinstance(result, Exception):
            raise result
        read = unpack(result)
        references += [(articles[index].file, reference) for reference in read.references]
    merge_speakers(references)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=84)
    parser.add_argument("--against", metavar="REVISION", help="compare with this version")
    parser.add_argument("--workers", type=int, default=2, help="processes when comparing")
    parser.add_argument("--rounds", type=int, default=_RUNS, help="runs of each when comparing")
    arguments = parser.parse_args()
    paths = sorted((arguments.data / "dev" / "text").glob("*.txt"))[: arguments.articles]
    articles = [prepare(Draft(p.name, p.read_bytes().decode("utf-8"))) for p in paths]
    words = sum(len(re.findall(r"\w+", article.text)) for article in articles)
    print(f"{words} words in {len(articles)} articles; words per second, median of {_RUNS}")
    if arguments.against:
        return compare_versions(
            arguments.against, paths, words, arguments.workers, arguments.rounds
        )
    package = load_package()
    for workers in (1, 2):
        runs = [time_whole(articles, package, workers) for _ in range(_RUNS)]
        print(f"{'whole':14}{workers} process(es){words / statistics.median(runs):10.0f}")
    for threads in (1, 2):
        torch.set_num_threads(threads)
        stages = [time_stages(articles, package) for _ in range(_RUNS)]
        for stage in _STAGES:
            median = statistics.median(run[stage] for run in stages)
            print(f"{stage:14}{threads} thread(s)  {words / max(median, 1e-9):10.0f}")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    print(
        f"peak memory {own:.2f} GB; of the largest worker {child:.2f} GB, shared weights included"
    )


if __name__ == "__main__":
    main()
