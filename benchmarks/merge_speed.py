"""Seconds to merge many mentions of speakers.

    python -m benchmarks.merge_speed [--mentions 100000]

Given names (coreferee's English lists) meet 4,000 surnames made of given names and common endings,
with Zipf frequencies, so that surnames repeat; a tenth are bare surnames, a tenth initials, a tenth
roles. No accuracy is measured here.
"""

import argparse
import random
import time
from importlib.resources import files

from attribution.speakers import merge_speakers
from attribution.types import Reference

_ROLES = ("spokesman", "minister", "director", "chairman", "ambassador", "mayor", "governor")
_BODIES = ("Finance Ministry", "Foreign Ministry", "Central Bank", "Harbour Board", "Border Guard",
           "Health Agency", "Energy Council", "Rail Authority")  # fmt: skip
_PLACES = ("Norway", "Denmark", "Poland", "Chile", "Kenya", "Japan", "Canada", "Austria")
_SURNAMES = 4000


def make_references(number: int, seed: int = 1) -> list[tuple[str, Reference]]:
    """References of many articles, drawn with a fixed seed."""
    draw = random.Random(seed)
    given = [
        line.strip().title()
        for gender in ("male", "female")
        for line in files("coreferee")
        .joinpath(f"lang/common/data/{gender}_names.dat")
        .read_text("utf-8")
        .splitlines()
        if line.strip().isalpha()
    ]
    roots = draw.sample(given, min(len(given), 400))
    endings = ("son", "sen", "berg", "man", "ov", "ski", "ez", "ini", "wood", "ford")
    surnames = [root + ending for root in roots for ending in endings][:_SURNAMES]
    frequency = [1 / (rank + 1) for rank in range(len(surnames))]
    references = []
    for number_of, surname in enumerate(draw.choices(surnames, frequency, k=number)):
        first, shape = draw.choice(given), draw.random()
        kind, name = "person", f"{first} {surname}"
        if shape < 0.1:
            name = surname
        elif shape < 0.2:
            name = f"{first[0]}. {surname}"
        elif shape < 0.3:
            kind, office = "role", draw.choice(_ROLES)
            name = f"the {office} of the {draw.choice(_BODIES)} of {draw.choice(_PLACES)}"
        role = name if kind == "role" else None
        references.append(
            (
                f"article-{number_of // 10}",
                Reference(f"s{number_of}", name, kind, role, None, None, "named", (name,), 1.0),
            )
        )
    return references


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mentions", type=int, default=100_000)
    arguments = parser.parse_args()
    references = make_references(arguments.mentions)
    names = len({reference.name for _, reference in references})
    began = time.perf_counter()
    speakers = merge_speakers(references)
    seconds = time.perf_counter() - began
    print(f"{len(references)} mentions, {names} names, {len(speakers)} speakers: {seconds:.1f} s")


if __name__ == "__main__":
    main()
