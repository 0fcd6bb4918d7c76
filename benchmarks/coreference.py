"""Score coreference on held-out documents, as coreferee scores itself, and beside it the coverage.

    python -m benchmarks.coreference --data ../shared/data

A fixed fifth of LitBank's works and GUM's own test documents, parsed by the language package.
"""

import argparse
from pathlib import Path

from attribution.language.coreference.mention_vectors import read_vectors
from attribution.language.coreference.rules import english_rules
from attribution.language.package import load_package
from benchmarks.shares import wilson
from corpora.coreference import read_gum, read_litbank, split_litbank
from corpora.coreference_scores import mark_document, measure, parse


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    package = load_package()
    resolver, rules = package.resolver, english_rules()
    _, litbank = split_litbank(list(read_litbank(arguments.data)))
    sets = {"LitBank fifth": litbank, "GUM test": list(read_gum(arguments.data, "test"))}
    columns = ("accuracy", "nearest", "coverage", "over all", "anaphors", "found")
    print(f"{'held out':<15}" + "".join(f"{column:>10}" for column in columns) + "  95 % interval")
    for name, documents in sets.items():
        scored = []
        for document in documents:
            sentences, entities, states = parse(
                document, package.pipeline, package.encoder, package.head
            )
            vectors = read_vectors(resolver.vectors, states)
            marked = mark_document(rules, sentences, entities, vectors, document.clusters)
            scored.append(resolver.annotator.annotate(marked, used_in_training=True))
        scores = measure(scored)
        right = round(scores["accuracy"] * scores["found"] / 100)
        low, high = wilson(right, int(scores["found"]))
        print(
            f"{name:<15}"
            + "".join(f"{value:>10}" for value in scores.values())
            + f"  of accuracy {100 * low:.1f} to {100 * high:.1f}"
        )


if __name__ == "__main__":
    main()
