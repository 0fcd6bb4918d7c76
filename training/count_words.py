"""Count in how many news articles each word stands, for `attribution/stories/words.py`.

    python -m training.count_words --data ../shared/data

Articles: PolNeAR train and all of the English Worldwide Newswire. Words of fewer than three
articles are left out; they count as never seen.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attribution.stories
from attribution.stories.words import ALL, WORD, plain
from corpora.newswire import read_blocks, split_newswire
from corpora.polnear import read_split

_FEWEST = 3


def read_texts(data: Path) -> Iterator[str]:
    """The articles of both corpora."""
    for article in read_split(data / "polnear", "train"):
        yield article.text
    for paths in split_newswire(data).values():
        for path in paths:
            yield " ".join(word for block in read_blocks(path) for word, _ in block)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    counts: Counter[str] = Counter()
    for text in read_texts(parser.parse_args().data):
        counts.update({ALL, *(plain(word) for word in WORD.findall(text))})
    rows = sorted((word, number) for word, number in counts.items() if number >= _FEWEST)
    path = Path(attribution.stories.__file__).parent / "articles_with_word.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("word", "articles"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
