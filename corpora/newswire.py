"""English Worldwide Newswire: articles with named entities in BIO (Shan et al. 2023)."""

import random
from pathlib import Path

TaggedWords = list[tuple[str, str]]
_LONGEST = 60  # words of a sentence


def split_newswire(data: Path, seed: int = 1) -> dict[str, list[Path]]:
    """A fixed split of the articles: a tenth for test, a twentieth for dev.

    Arguments:
        data: a folder with ner-worldwide/processed_annotated/*.tsv.
        seed: of the shuffle.
    """
    paths = sorted((data / "ner-worldwide" / "processed_annotated").glob("*.tsv"))
    random.Random(seed).shuffle(paths)
    tenth, twentieth = len(paths) // 10, len(paths) // 20
    return {
        "test": sorted(paths[:tenth]),
        "dev": sorted(paths[tenth : tenth + twentieth]),
        "train": sorted(paths[tenth + twentieth :]),
    }


def read_blocks(path: Path) -> list[TaggedWords]:
    """Read the blocks of (word, BIO tag) of one article."""
    blocks: list[TaggedWords] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tags = line.partition("\t")
        tag = tags.split("\t")[0]  # a few lines carry a second annotation
        if word.strip() and tag:
            blocks[-1].append((word.strip(), tag.strip()))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def cut_sentences(block: TaggedWords) -> list[TaggedWords]:
    """Cut a block of an article into sentences, at full stops and never inside an entity."""
    sentences: list[TaggedWords] = [[]]
    for number, (word, tag) in enumerate(block):
        sentences[-1].append((word, tag))
        follows = block[number + 1][1] if number + 1 < len(block) else "O"
        ended = word in (".", "?", "!") or len(sentences[-1]) >= _LONGEST
        if ended and not follows.startswith("I-") and number + 1 < len(block):
            sentences.append([])
    return [sentence for sentence in sentences if sentence]
