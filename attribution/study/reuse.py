"""Whether a finished study answers what is asked of it, or its articles must be read again."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attribution.tables.build import hash_text

_SHOWN = 3  # articles a message names


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Why a finished study is no answer.

    Attributes:
        reasons: what it lacks, in words, each with the remedy.
        articles_are_there: whether its folder holds the articles it was made from, so that they can
            be read again.
    """

    reasons: tuple[str, ...]
    articles_are_there: bool


def find_mismatch(
    folder: Path, run: Mapping[str, Any], given: Mapping[str, Any], any_language: bool
) -> Mismatch | None:
    """Compare a finished study with what its folder holds and with the options given.

    Arguments:
        folder: the folder of the study.
        run: facts of the run that made it.
        given: options of reading that were given, by name.
        any_language: whether texts not in English count as articles.
    """
    inputs = run.get("inputs", {})
    hashes = _articles_in(folder, any_language)
    new = _unknown(hashes, inputs) - {item["file"] for item in run["skipped"]}
    reasons = []
    if new:
        more = f" and {len(new) - _SHOWN} more" if len(new) > _SHOWN else ""
        reasons.append(
            f"does not have the text of {', '.join(sorted(new)[:_SHOWN])}{more}; move it to another"
            " folder, or give the folder of all the articles"
        )
    made = run.get("options", {})
    for name, value in given.items():
        if name not in made:
            reasons.append(
                f"is read already, {_flag(name, value)} changes nothing in it; leave it out"
            )
        elif made[name] != value:
            reasons.append(
                f"was made with {_flag(name, made[name])}, not {_flag(name, value)}; leave it out,"
                " or give the folder of the articles"
            )
    if not reasons:
        return None
    return Mismatch(tuple(reasons), bool(hashes) and set(inputs) <= set(hashes))


def _unknown(hashes: Mapping[str, str], inputs: Mapping[str, str]) -> set[str]:
    """The names whose texts are not among the inputs, which may bear other names by now.

    A text that two outlets print counts twice.
    """
    left = Counter(inputs.values())
    unknown = set()
    for name in sorted(hashes, key=lambda name: inputs.get(name) != hashes[name]):
        if left[hashes[name]]:
            left[hashes[name]] -= 1
        else:
            unknown.add(name)
    return unknown


def _articles_in(folder: Path, any_language: bool) -> dict[str, str]:
    """The articles of a folder, by name, with the hashes of their texts."""
    from attribution.corpus.read import CorpusError, read_corpus

    try:
        articles = read_corpus(folder, any_language=any_language).articles
    except CorpusError:  # there are none
        return {}
    return {article.file: hash_text(article.text) for article in articles}


def _flag(name: str, value: Any) -> str:
    """An option as it is typed."""
    if name == "join_metonyms":
        return "--join-metonyms" if value else "--separate-metonyms"
    flag = f"--{name.replace('_', '-')}"
    return flag if isinstance(value, bool) else f"{flag} {value}"
