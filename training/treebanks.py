"""Join the UD treebanks into the files Stanza's trainers read.

EWT and GUM are concatenated. A share of the training documents gets other quotation marks than
the straight ones most treebank documents use, because news has all of them; which mark opens and
which closes is read from the Penn tags (`` and '').

    python -m training.treebanks --data ../shared/data --build build
"""

import argparse
import random
from dataclasses import replace
from pathlib import Path

from stanza.utils.datasets.common import prepare_tokenizer_dataset_labels

from corpora.treebanks import TREEBANKS, Sentence, plain_text, read_conllu, read_treebanks

SHORTHAND = "en_news"

# (opening, closing, apostrophe, share of the training documents)
QUOTE_STYLES = (
    ('"', '"', "'", 0.45),
    ("“", "”", "’", 0.38),
    ("''", "''", "'", 0.06),
    ("«", "»", "’", 0.05),
    ("”", "“", "’", 0.06),
)


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
        sentences = read_treebanks(arguments.data, split)
        if split == "train":
            sentences = restyle_documents(sentences, arguments.seed)
        write_split(sentences, directory, split)
    test = list(read_conllu(arguments.data / "ud" / f"{TREEBANKS[0]}-ud-test.conllu"))
    write_split(test, directory, "test")


if __name__ == "__main__":
    main()
