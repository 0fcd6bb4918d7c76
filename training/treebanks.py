"""Join the UD treebanks into the files Stanza's trainers read.

EWT and GUM are concatenated. A share of the training documents gets other quotation marks than
the straight ones most treebank documents use, because news has all of them; which mark opens and
which closes is read from the Penn tags (`` and '').

    python -m training.treebanks --data ../shared/data --build build
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from stanza.utils.datasets.common import prepare_tokenizer_dataset_labels

TREEBANKS = ("UD_English-EWT/en_ewt", "UD_English-GUM/en_gum")
SHORTHAND = "en_news"

# (opening, closing, apostrophe, share of the training documents)
QUOTE_STYLES = (
    ('"', '"', "'", 0.45),
    ("“", "”", "’", 0.38),
    ("''", "''", "'", 0.06),
    ("«", "»", "’", 0.05),
    ("”", "“", "’", 0.06),
)


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


def restyle(sentence: Sentence, style: tuple[str, str, str, float]) -> Sentence:
    """Write the sentence's quotation marks and apostrophes in another style."""
    opening, closing, apostrophe, _ = style
    rows = []
    for row in sentence.rows:
        form = row[1]
        if form in ('"', "“", "”", "``", "''"):
            form = opening if row[4] == "``" else closing
        elif "'" in form or "’" in form:
            form = form.replace("'", apostrophe).replace("’", apostrophe)
        rows.append((row[0], form, *row[2:]))
    return replace(sentence, rows=tuple(rows))


def restyle_documents(sentences: list[Sentence], seed: int) -> list[Sentence]:
    """Draw one quotation style for each document."""
    random_source = random.Random(seed)
    weights = [style[3] for style in QUOTE_STYLES]
    style = QUOTE_STYLES[0]
    restyled = []
    for sentence in sentences:
        if sentence.opens_document:
            style = random_source.choices(QUOTE_STYLES, weights)[0]
        restyled.append(restyle(sentence, style))
    return restyled


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


def write_split(sentences: list[Sentence], directory: Path, split: str) -> None:
    """Write gold CoNLL-U, plain text and character labels of one split."""
    conllu = directory / f"{SHORTHAND}.{split}.gold.conllu"
    text = directory / f"{SHORTHAND}.{split}.txt"
    with conllu.open("w", encoding="utf-8") as file:
        for sentence in sentences:
            for row in sentence.rows:
                misc = "SpaceAfter=No" if "SpaceAfter=No" in row[9] else "_"
                file.write("\t".join((*row[:9], misc)) + "\n")
            file.write("\n")
    text.write_text(plain_text(sentences), encoding="utf-8")
    prepare_tokenizer_dataset_labels(str(text), str(conllu), str(directory), SHORTHAND, split)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    directory = arguments.build / "treebank"
    directory.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):
        sentences = [
            sentence
            for name in TREEBANKS
            for sentence in read_conllu(arguments.data / "ud" / f"{name}-ud-{split}.conllu")
        ]
        if split == "train":
            sentences = restyle_documents(sentences, arguments.seed)
        write_split(sentences, directory, split)
    test = list(read_conllu(arguments.data / "ud" / f"{TREEBANKS[0]}-ud-test.conllu"))
    write_split(test, directory, "test")


if __name__ == "__main__":
    main()
