"""Why a statement was given to a speaker, in lines to read."""

from collections.abc import Iterator

import pandas as pd
from rapidfuzz import fuzz, process, utils

from attribution.reporting.findings import count
from attribution.speakers.names import parse_name, same_person

_LIKE = 60  # likeness of a name worth suggesting


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
    rows = speakers.to_dict("records")
    matches = [row for row in rows if name.lower() in _names_of(row)]
    matches = matches or [row for row in rows if row["type"] == "person" and _bears(row, name)]
    if not matches:
        like = process.extract(
            name, speakers["speaker"], scorer=fuzz.WRatio, processor=utils.default_process,
            limit=3, score_cutoff=_LIKE,
        )  # fmt: skip
        hint = f"; did you mean {', '.join(choice for choice, *_ in like)}?" if like else ""
        raise UnknownSpeakerError(f'no speaker is called "{name}"{hint}')
    return [
        line
        for row in matches
        for line in _lines(row, statements[statements["speaker_id"] == row["speaker_id"]])
    ]


def _names_of(speaker: dict) -> set[str]:
    names = (speaker["speaker"], speaker["speaker_id"], *speaker["aliases"])
    return {str(name).lower() for name in names}


def _bears(speaker: dict, name: str) -> bool:
    """Whether a name in another spelling, or the surname alone, is the speaker's."""
    one, other = parse_name(name), parse_name(speaker["speaker"])
    return one is not None and other is not None and same_person(one, other)


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
    facts = [speaker["type"], speaker["role"], speaker["affiliation"], speaker["gender"]]
    known = ", ".join(str(fact) for fact in facts if isinstance(fact, str))
    heard = f"{count(len(said), 'statement')} in {count(int(speaker['articles']), 'article')}"
    yield f"{speaker['speaker']} ({known}): {heard}"
    for evidence in _evidence(speaker):
        yield f"  known: {evidence}"
    for reason in speaker["joins"]:
        yield f"  joined: {reason}"
    for row in said.to_dict("records"):
        start, end = (row["source"] or row["content"])[0]
        source = row["source_text"] or "no source"
        links = " ← ".join(str(mention) for mention in row["resolved_by"])
        confidence = row["resolution_confidence"]
        share = "" if pd.isna(confidence) else f", confidence {confidence:.2f}"
        yield (
            f"  {row['article']} [{start}, {end}) “{source}”: {row['resolution']}"
            f" ({links}{share}) as {row['name_in_article']}"
        )
