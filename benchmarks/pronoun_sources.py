"""How many pronoun sources are linked to the right person.

    python -m benchmarks.pronoun_sources --data ../shared/data/polnear [--show]

The sheet `benchmarks/sheets/pronoun_sources.csv` holds 100 attributions of PolNeAR dev whose source
is a personal pronoun, drawn with a fixed seed (`--draw` draws them again), each with the true name
as the article gives it, written down before the tool was run: alternatives between bars, several
people joined by &, empty where the article names nobody (a reader, an unnamed author). The column
`accepted` adds every spelling an article could use; names are compared as strings.

Printed are two shares with 95 % intervals (Wilson): in the tool's own run, where a statement it
misses counts as wrong, and with PolNeAR's annotated attributions given to the resolver.
"""

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from attribution.language.annotate import annotate
from attribution.language.package import load_package
from attribution.speakers import resolve
from attribution.statements import extract
from attribution.types import Kind, Reference, Span, Statement
from benchmarks.shares import print_share
from benchmarks.spellings import is_accepted
from corpora.polnear import RawAttribution, article_of, read_attributions, read_text

SHEET = Path(__file__).parent / "sheets" / "pronoun_sources.csv"
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you"})


def draw_sources(data: Path, number: int = 100, seed: int = 1) -> list[tuple[str, int, int]]:
    """(article, start, end) of pronoun sources of PolNeAR dev."""
    found = set()
    for article, attributions in read_attributions(data / "gold_dev.jsonl").items():
        text = read_text(data / "dev" / "text" / f"{article}.txt")
        for attribution in attributions:
            if len(attribution["source"]) == 1:
                start, end = attribution["source"][0]
                if text[start:end].lower() in PRONOUNS:
                    found.add((article, start, end))
    return sorted(random.Random(seed).sample(sorted(found), number))


def is_right(accepted: str, reference: Reference | None) -> bool:
    """Whether a reference names who the sheet says.

    Arguments:
        accepted: the spellings of the sheet, bars between; empty where nobody can be named.
        reference: what the tool found, or None.
    """
    if not accepted or reference is None:
        return not accepted and reference is None
    return is_accepted(reference.name, accepted.split("|"))


def as_statements(attributions: Sequence[RawAttribution], text: str, file: str) -> list[Statement]:
    """Annotated attributions as statements, to be resolved as they are."""
    paragraphs = article_of(text, file).paragraphs
    statements = []
    for number, raw in enumerate(attributions):
        parts = {
            name: tuple(Span(start, end) for start, end in raw[name])
            for name in ("content", "cue", "source")
        }
        place = next(n for n, p in enumerate(paragraphs) if p.overlaps(parts["content"][0]))
        statements.append(
            Statement(f"{number:03d}", file, place, Kind.INDIRECT, evidence="annotated",
                      act="speech", confidence=1.0, **parts)
        )  # fmt: skip
    return statements


def find_reference(
    statements: Sequence[Statement], references: Sequence[Reference], source: Span
) -> Reference | None:
    """The reference of the first statement whose source lies on a pronoun."""
    of = {reference.statement_id: reference for reference in references}
    for statement in statements:
        if any(span.overlaps(source) for span in statement.source):
            return of.get(statement.statement_id)
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print every link that is wrong")
    parser.add_argument("--draw", action="store_true", help="print the sources drawn, then leave")
    arguments = parser.parse_args()
    if arguments.draw:
        print(json.dumps(draw_sources(arguments.data)))
        return
    with SHEET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    gold = read_attributions(arguments.data / "gold_dev.jsonl")
    package = load_package()
    right: Counter[str] = Counter()
    rules: dict[str, Counter[bool]] = {}
    for name in sorted({row["article"] for row in rows}):
        text = read_text(arguments.data / "dev" / "text" / f"{name}.txt")
        annotated = annotate(article_of(text, name), package)
        own = list(extract(annotated, "all").statements)
        given = as_statements(gold[name], text, name)
        runs = {
            "own run": (own, resolve(annotated, own)),
            "given": (given, resolve(annotated, given)),
        }
        for row in rows:
            if row["article"] != name:
                continue
            source = Span(int(row["start"]), int(row["end"]))
            for run, (statements, references) in runs.items():
                found = find_reference(statements, references, source)
                hit = is_right(row["accepted"], found)
                right[run] += hit
                if run == "given":
                    rule = found.rule if found else "none"
                    rules.setdefault(rule, Counter())[hit] += 1
                if arguments.show and not hit:
                    what = f"{found.name} ({found.rule})" if found else "nobody"
                    print(f"{run:8} {name[:34]} {row['start']:>6} {row['pronoun']:5} {row['true_name']} / {what}")  # fmt: skip
    print_share("the tool's own run", right["own run"], len(rows))
    print_share("annotated attributions given", right["given"], len(rows))
    for rule, counts in sorted(rules.items()):
        print(f"  {rule}: {counts[True]} of {counts.total()}")


if __name__ == "__main__":
    main()
