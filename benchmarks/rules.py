"""What each rule is worth on PolNeAR dev: statements, and links of sources, gained and lost.

    python -m benchmarks.rules --data ../shared/data

For statements: how many rows a rule adds, how many of them are whole attributions of PolNeAR, and
what F1 of whole attributions loses without it. For links: how many sources only this rule links.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from attribution.language.annotate import annotate
from attribution.language.annotated import AnnotatedArticle
from attribution.language.package import load_package
from attribution.speakers.inside.resolve import RULES, resolve
from attribution.statements.dependency_rules import FRAMES
from attribution.statements.extract import extract
from attribution.statements.proposals import BOUNDS, settle
from corpora.polnear import AnnotatedText, article_of, as_raw, read_split
from corpora.polnear_scores import add_up, count_article, figures

Read = list[tuple[AnnotatedText, AnnotatedArticle]]


def score(read: Read, **variant: Sequence) -> tuple[int, int, float]:
    """Statements, right ones and F1 of whole attributions, all acts."""
    counts = []
    statements = 0
    for gold, annotated in read:
        settled, _ = settle(annotated, "all", **variant)
        statements += len(settled)
        raw = [as_raw(item.proposal.content, item.proposal.source) for item in settled]
        counts.append(count_article(gold.text, gold.attributions, raw))
    total = add_up(counts)
    return statements, total["full right"], figures(total)["full"][2]


def print_statement_rules(read: Read) -> None:
    """A row for each frame of the dependency rules and each bound of contents."""
    rows, right, f1 = score(read)
    print(f"{'':34}{'rows':>8}{'right':>8}{'F1':>9}")
    print(f"{'all':34}{rows:8}{right:8}{f1:9.4f}")
    variants = {
        f"without {frame.contents.__name__}": {"frames": [f for f in FRAMES if f is not frame]}
        for frame in FRAMES
    } | {
        f"without {bound.__name__}": {"bounds": [b for b in BOUNDS if b is not bound]}
        for bound in BOUNDS
    }
    for name, variant in variants.items():
        other = score(read, **variant)
        print(f"{name:34}{other[0] - rows:+8}{other[1] - right:+8}{other[2] - f1:+9.4f}")


def print_link_rules(read: Read) -> None:
    """A row for each rule that links sources to speakers."""
    found = [(annotated, extract(annotated).statements) for _, annotated in read]
    linked = sum(len(resolve(annotated, statements)) for annotated, statements in found)
    print(f"\n{'':34}{'links':>8}")
    print(f"{'all':34}{linked:8}")
    for rule in RULES:
        others = [other for other in RULES if other is not rule]
        without = sum(len(resolve(annotated, said, others)) for annotated, said in found)
        print(f"{f'without {rule.__name__}':34}{without - linked:+8}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    package = load_package()
    read = [
        (article, annotate(article_of(article.text, article.name), package))
        for article in read_split(arguments.data / "polnear", "dev")
    ]
    print_statement_rules(read)
    print_link_rules(read)


if __name__ == "__main__":
    main()
