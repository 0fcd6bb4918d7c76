"""BASIL: events of American politics, each told by three outlets (Fan et al. 2019).

A folder holds articles/YEAR/EVENT_N.json with the fields source, date, title, body-paragraphs.
"""

import json
import random
from collections import defaultdict
from pathlib import Path

from attribution.corpus.read import Draft, prepare
from attribution.types import Article


def read_events(folder: Path, number: int | None = None, seed: int = 1) -> dict[str, list[Article]]:
    """Events drawn with a fixed seed, each with the articles of its outlets.

    Arguments:
        folder: see the module.
        number: of events; all where there are fewer, or none is given.
        seed: of the draw.
    """
    events: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "articles").rglob("*.json")):
        events[path.stem.rsplit("_", 1)[0]].append(path)
    drawn = len(events) if number is None else min(number, len(events))
    chosen = random.Random(seed).sample(sorted(events), drawn)
    return {event: [_read_article(path) for path in events[event]] for event in chosen}


def _read_article(path: Path) -> Article:
    record = json.loads(path.read_text(encoding="utf-8"))
    paragraphs = [" ".join(sentences) for sentences in record["body-paragraphs"]]
    text = "\n\n".join(paragraphs)
    return prepare(Draft(path.name, text, record["source"], record["date"], record["title"]))
