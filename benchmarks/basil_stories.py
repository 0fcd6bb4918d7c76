"""Are the articles on one event told from all others?

    python -m benchmarks.basil_stories --data ../shared/data/basil [--polnear ../shared/data/polnear]
        [--choose] [--show]

Events of BASIL, each told by three outlets; the articles of PolNeAR dev are distractors: a pair is
scored when one of its articles is BASIL's. With the dates as published, and without any. A pair is
right when both articles are of one event as BASIL has it. Events are split in halves with a fixed
seed; `--choose` prints how settings do on the first half alone. The form of the likeness and the
weight of words were compared on all events, so the other half is no unseen test: it shows how far
the figure moves from one draw of events to another.
F1 with a 95 % interval (bootstrap over events). `--show` prints wrong and missed pairs.
"""

import argparse
import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from attribution.language.sentence_vectors import embed
from attribution.stories import StorySettings, find_stories, leads
from corpora.basil import read_events
from corpora.polnear import read_published

Pair = tuple[int, int]


def read_articles(basil: Path, polnear: Path | None) -> pd.DataFrame:
    """BASIL with its events, and distractors whose event is missing."""
    told = [(event, one) for event, articles in read_events(basil).items() for one in articles]
    told += [(None, one) for one in (read_published(polnear, "dev") if polnear else ())]
    rows = [
        {
            "article": article.file, "event": event, "outlet": article.outlet.lower(),
            "date": article.date, "title": article.title, "text": article.text,
        }
        for event, article in told
    ]  # fmt: skip
    return pd.DataFrame(rows)


def judge(
    articles: pd.DataFrame, story_of: Iterable[str], events: set[str]
) -> dict[str, set[Pair]]:
    """Pairs found and right, wrong, and missed, among those with an article of these events."""
    event, story = articles["event"].tolist(), list(story_of)
    pairs: dict[str, set[Pair]] = {"right": set(), "wrong": set(), "missed": set()}
    for a, b in combinations(range(len(event)), 2):
        if event[a] not in events and event[b] not in events:
            continue
        same = isinstance(event[a], str) and event[a] == event[b]
        if story[a] == story[b]:
            pairs["right" if same else "wrong"].add((a, b))
        elif same:
            pairs["missed"].add((a, b))
    return pairs


def f1(right: float, wrong: float, missed: float) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * right / max(1e-9, 2 * right + wrong + missed)


def interval(articles: pd.DataFrame, pairs: dict[str, set[Pair]], events: set[str]) -> list[float]:
    """95 % interval of F1, events drawn anew."""
    names = sorted(events)
    event = articles["event"].tolist()
    counts = np.zeros((len(names), 3))
    for column, kind in enumerate(("right", "wrong", "missed")):
        for pair in pairs[kind]:
            owners = {event[index] for index in pair} & events
            for owner in owners:
                counts[names.index(owner), column] += 1 / len(owners)
    draw = np.random.default_rng(1)
    sums = [counts[draw.integers(0, len(names), len(names))].sum(axis=0) for _ in range(1000)]
    return [float(np.quantile([f1(*total) for total in sums], q)) for q in (0.025, 0.975)]


def print_scores(label: str, articles: pd.DataFrame, story_of: pd.Series, events: set[str]) -> None:
    """Precision, recall and F1 of pairs."""
    pairs = judge(articles, story_of, events)
    right, wrong, missed = (len(pairs[kind]) for kind in ("right", "wrong", "missed"))
    low, high = interval(articles, pairs, events)
    print(
        f"{label}: {len(events)} events, precision {right}/{right + wrong}, "
        f"recall {right}/{right + missed}, F1 {f1(right, wrong, missed):.3f} [{low:.3f}, {high:.3f}]"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--choose", action="store_true", help="settings on the choosing half")
    parser.add_argument("--show", action="store_true", help="print wrong and missed pairs")
    arguments = parser.parse_args()
    articles = read_articles(arguments.data, arguments.polnear)
    vectors = embed(leads(articles))
    events = set(articles["event"].dropna())
    choosing = set(random.Random(1).sample(sorted(events), len(events) // 2))
    tables = {"dates known": articles, "no dates": articles.assign(date=None)}
    if arguments.choose:
        for weight in (0.5, 0.6, 0.7):
            for least in np.arange(0.26, 0.47, 0.02):
                settings = replace(
                    StorySettings(), words_weight=weight, alike=least, alike_undated=least
                )
                for name, table in tables.items():
                    found, _ = find_stories(table, vectors, settings)
                    print_scores(f"{weight} {least:.2f} {name}", table, found, choosing)
        return
    for name, table in tables.items():
        found, _ = find_stories(table, vectors)
        print_scores(f"{name}, choosing half", table, found, choosing)
        print_scores(f"{name}, other half", table, found, events - choosing)
        print_scores(f"{name}, all          ", table, found, events)
        if arguments.show:
            pairs = judge(table, found, events)
            for kind in ("wrong", "missed"):
                for a, b in sorted(pairs[kind]):
                    one, other = table.iloc[a], table.iloc[b]
                    print(
                        f"  {kind}: {one['article']} {one['title']} | {other['article']} {other['title']}"
                    )


if __name__ == "__main__":
    main()
