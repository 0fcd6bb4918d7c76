"""Why a statement was given to a speaker, in lines to read."""

import textwrap
from collections.abc import Iterator
from typing import Any

import pandas as pd

from attribution.corpus.wording import counted
from attribution.near import fold, suggest
from attribution.speakers.names.personal import parse_name, same_person

_SHORT = 80  # characters of a source shown


class UnknownSpeakerError(LookupError):
    """No speaker bears the name; the message suggests some that do."""


def explain_speaker(name: str, statements: pd.DataFrame, speakers: pd.DataFrame) -> list[str]:
    """The evidence behind a speaker: joined names, and the rule and mentions of each link.

    Arguments:
        name: a speaker's name, id or alias, in any case.
        statements: see ``tables.STATEMENTS``.
        speakers: see ``tables.SPEAKERS``.

    Raises:
        UnknownSpeakerError: nobody bears the name.
    """
    matches = find_speakers(name, speakers)
    return [
        line
        for row in matches
        for line in _lines(row, statements[statements["speaker_id"] == row["speaker_id"]])
    ]


def find_speakers(name: str, speakers: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of the speakers a name may mean.

    Arguments:
        name: a speaker's name, id or alias, in any case; else a person's name in another spelling,
            or the surname alone.
        speakers: see ``tables.SPEAKERS``.

    Raises:
        UnknownSpeakerError: nobody bears the name.
    """
    rows = speakers.to_dict("records")
    matches = [row for row in rows if fold(name) in _names_of(row)]
    matches = matches or [row for row in rows if row["type"] == "person" and _bears(row, name)]
    if not matches:
        hint = suggest(name, speakers["speaker"])
        raise UnknownSpeakerError(f'no speaker is called "{name}"{hint}')
    return matches


def _names_of(speaker: dict) -> set[str]:
    names = (speaker["speaker"], speaker["speaker_id"], *speaker["aliases"])
    return {fold(str(name)) for name in names}


def _bears(speaker: dict, name: str) -> bool:
    """Whether a name in another spelling, or the surname alone, is the speaker's."""
    other = parse_name(speaker["speaker"])
    spelled = (parse_name(name), parse_name(name.title()))  # "ann lee", as it is typed
    return other is not None and any(one and same_person(one, other) for one in spelled)


def _evidence(speaker: dict) -> list[str]:
    """Evidence of the facts as shown; none where a corrected table says otherwise."""
    facts = speaker.get("facts")
    kept = []
    for line in facts if isinstance(facts, list) else []:
        kind, _, rest = line.partition(": ")
        if rest.startswith(f"{speaker[kind]} ("):
            kept.append(line)
    return kept


def _lines(speaker: dict, said: pd.DataFrame) -> Iterator[str]:
    facts = [speaker[name] for name in ("type", "role", "affiliation", "gender", "source_class")]
    # the type may be the class: "organisation"
    known = ", ".join(dict.fromkeys(str(fact) for fact in facts if isinstance(fact, str)))
    heard = f"{counted(len(said), 'statement')} in {counted(int(speaker['articles']), 'article')}"
    yield f"{speaker['speaker']} ({known}): {heard}"
    for evidence in _evidence(speaker):
        yield f"  known: {evidence}"
    for reason in speaker["joins"]:
        yield f"  joined: {reason}"
    for row in said.to_dict("records"):
        start, end = (row["source"] or row["content"])[0]
        source = textwrap.shorten(row["source_text"] or "no source", _SHORT, placeholder=" …")
        confidence = row["resolution_confidence"]
        share = [] if pd.isna(confidence) else [f"confidence {confidence:.2f}"]
        links = [" ← ".join(str(mention) for mention in row["resolved_by"])]
        how = ", ".join(part for part in links + share if part)
        yield (
            f"  {row['article']} [{start}, {end}) “{source}”: {row['resolution']} ({how})"
            f" as {row['name_in_article']}"
        )
