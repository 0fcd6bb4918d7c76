"""Universal Dependencies treebanks of English, EWT and GUM, in CoNLL-U."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TREEBANKS = ("UD_English-EWT/en_ewt", "UD_English-GUM/en_gum")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One CoNLL-U sentence: rows of ten columns, and whether a document or paragraph opens here."""

    rows: tuple[tuple[str, ...], ...]
    opens_document: bool
    opens_paragraph: bool

    @property
    def words(self) -> list[tuple[str, ...]]:
        """Rows of syntactic words, without the ranges of multi-word tokens."""
        return [row for row in self.rows if row[0].isdigit()]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Read the sentences of a CoNLL-U file; MISC keeps SpaceAfter and Entity only."""
    rows: list[tuple[str, ...]] = []
    document = paragraph = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            document = paragraph = True
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraph = True
        elif line.startswith("#"):
            continue
        elif line:
            columns = line.split("\t")
            if "." not in columns[0]:
                kept = [m for m in columns[9].split("|") if m.startswith(("SpaceAfter", "Entity="))]
                rows.append((*columns[:8], "_", "|".join(kept) or "_"))
        elif rows:
            yield Sentence(tuple(rows), document, paragraph)
            rows, document, paragraph = [], False, False


def read_treebanks(data: Path, split: str) -> list[Sentence]:
    """The sentences of a split of both treebanks.

    Arguments:
        data: a folder with ud/.
        split: "train", "dev" or "test".
    """
    return [
        sentence
        for name in TREEBANKS
        for sentence in read_conllu(data / "ud" / f"{name}-ud-{split}.conllu")
    ]


def plain_text(sentences: list[Sentence]) -> str:
    """The running text of the sentences, paragraphs separated by an empty line."""
    parts: list[str] = []
    for sentence in sentences:
        if sentence.opens_paragraph and parts:
            parts[-1] = parts[-1].rstrip() + "\n\n"
        range_end = 0
        for row in sentence.rows:
            if "-" in row[0]:
                range_end = int(row[0].split("-")[1])
            elif int(row[0]) <= range_end:
                continue
            parts.append(row[1] + ("" if "SpaceAfter=No" in row[9] else " "))
    return "".join(parts).rstrip() + "\n"
