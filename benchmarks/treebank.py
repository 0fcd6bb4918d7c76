"""Score the language package on EWT test from raw text, and on the held-out newswire articles.

    python -m benchmarks.treebank --data ../shared/data

Prints the figures of Stanza's own scorers: the CoNLL 2018 evaluation, and entity F1.
"""

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path

import torch
from stanza.models.common.doc import Document
from stanza.models.common.utils import ud_scores
from stanza.models.ner.scorer import score_by_entity
from stanza.models.ner.utils import process_tags

from attribution.corpus.paragraphs import split_paragraphs
from attribution.language.annotate import run_stanza
from attribution.language.encoder import read_windows
from attribution.language.package import LanguagePackage, load_package
from attribution.language.parts import paragraph_parts
from attribution.types import Article
from corpora.newswire import cut_sentences, read_blocks, split_newswire
from corpora.treebanks import TREEBANKS, plain_text, read_conllu

_METRICS = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")


def score_ewt(package: LanguagePackage, data: Path) -> dict[str, float]:
    """F1 in percent on EWT test, from raw text."""
    gold = data / "ud" / f"{TREEBANKS[0]}-ud-test.conllu"
    documents: list[list] = []
    for sentence in read_conllu(gold):
        if sentence.opens_document or not documents:
            documents.append([])
        documents[-1].append(sentence)
    parsed = []
    with torch.inference_mode():
        for sentences in documents:
            text = plain_text(sentences)
            article = Article("ewt", text, paragraphs=split_paragraphs(text))
            parts = [
                part for n in range(len(article.paragraphs)) for part in paragraph_parts(article, n)
            ]
            document, _ = run_stanza(parts, package)
            parsed.append(_without_misc(f"{document:C}"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "parsed.conllu"
        path.write_text("\n\n".join(parsed) + "\n\n", encoding="utf-8")
        scores = ud_scores(str(gold), str(path))
    return {name: 100 * scores[name].f1 for name in _METRICS}


def _without_misc(conllu: str) -> str:
    """Blank the last column, which the scorer does not read."""
    lines = [line.split("\t") for line in conllu.split("\n")]
    return "\n".join("\t".join([*row[:9], "_"]) if len(row) > 1 else row[0] for row in lines)


def score_newswire(package: LanguagePackage, data: Path) -> dict[str, float]:
    """Entity F1 in percent on the held-out articles, over all types and for each."""
    gold_tags, guessed = [], []
    for path in split_newswire(data)["test"]:
        blocks = [cut_sentences(block) for block in read_blocks(path)]
        package.encoder.forget()
        read_windows(package.encoder, [[[word for word, _ in s] for s in b] for b in blocks])
        sentences = [sentence for block in blocks for sentence in block]
        document = Document(
            [
                [{"id": n, "text": word} for n, (word, _) in enumerate(sentence, start=1)]
                for sentence in sentences
            ]
        )
        package.pipeline.process(document, processors="ner")
        for sentence, parsed in zip(sentences, document.sentences, strict=True):
            tags = process_tags([[(word, (tag,)) for word, tag in sentence]], "bioes")
            gold_tags.append([tag[0] if isinstance(tag, tuple) else tag for _, tag in tags[0]])
            guessed.append([token.ner.split("\t")[0] for token in parsed.tokens])
    package.encoder.forget()
    _, _, overall, _ = score_by_entity(guessed, gold_tags, verbose=False)
    return {"all types": 100 * overall} | _by_type(guessed, gold_tags)


def _by_type(guessed: list[list[str]], gold: list[list[str]]) -> dict[str, float]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for ours, theirs in zip(guessed, gold, strict=True):
        a, b = _entities(ours), _entities(theirs)
        for kind in {k for _, _, k in a | b}:
            mine = {e for e in a if e[2] == kind}
            true = {e for e in b if e[2] == kind}
            for slot, size in enumerate((len(mine & true), len(mine), len(true))):
                counts[kind][slot] += size
    return {kind: 200 * c[0] / max(c[1] + c[2], 1) for kind, c in sorted(counts.items())}


def _entities(tags: list[str]) -> set[tuple[int, int, str]]:
    found, start = set(), None
    for index, tag in enumerate(tags):
        if tag.startswith(("B-", "S-")):
            start = index
        if tag.startswith(("E-", "S-")) and start is not None:
            found.add((start, index, tag[2:]))
            start = None
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    package = load_package()
    print("EWT test, from raw text")
    for name, value in score_ewt(package, arguments.data).items():
        print(f"  {name:<14}{value:6.2f}")
    print("Held-out newswire articles, entities")
    for name, value in score_newswire(package, arguments.data).items():
        print(f"  {name:<14}{value:6.2f}")


if __name__ == "__main__":
    main()
