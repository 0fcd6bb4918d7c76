"""What a name a scholar types means in a study: a speaker, an outlet, a story."""

from collections.abc import Sequence

import pandas as pd

from attribution.corpus.wording import several
from attribution.near import fold, meant, suggest
from attribution.reporting.explain import UnknownSpeakerError, find_speakers

_SHOWN = 5  # names in a message


class UnclearNameError(LookupError):
    """A name is nobody's, or several's; the message lists near ones."""


def find_speaker(name: str, speakers: pd.DataFrame) -> str:
    """The id of the one speaker a name means.

    Arguments:
        name: a name, id, alias or surname, see `find_speakers`.
        speakers: see ``tables.SPEAKERS``.

    Raises:
        UnclearNameError: nobody bears it, or several do.
    """
    try:
        rows = find_speakers(name, speakers)
    except UnknownSpeakerError as error:
        raise UnclearNameError(str(error)) from error
    own = [row for row in rows if fold(name) in map(fold, (row["speaker"], row["speaker_id"]))]
    exact = [row for row in rows if row["speaker_id"] == name]
    found = exact or own or rows
    choices = [f"{row['speaker']} ({row['speaker_id']})" for row in found]
    return str(found[_only("speaker", name, choices)]["speaker_id"])


def find_outlet(name: str, outlets: Sequence[str]) -> str:
    """The outlet a name means, in any case.

    Arguments:
        name: what was typed.
        outlets: those there are.

    Raises:
        UnclearNameError: none bears it, or several do.
    """
    there = sorted(set(outlets))
    found = meant(name, there)
    if not found:
        hint = suggest(name, there) or f"; there are {several(there, _SHOWN)}"
        raise UnclearNameError(f'no outlet is called "{name}"{hint}')
    return found[_only("outlet", name, found)]


def find_story(name: str, stories: pd.DataFrame) -> str:
    """The id of the one story a name means.

    Arguments:
        name: its id, or words that all stand in its label.
        stories: see ``tables.STORIES``.

    Raises:
        UnclearNameError: there is none, or there are several.
    """
    ids = [str(story) for story in stories["story_id"]]
    labels = [str(label) if isinstance(label, str) else "" for label in stories["label"]]
    choices = [f"{label} ({story})" for story, label in zip(ids, labels, strict=True)]
    words = fold(name).split()
    found = [at for at, story in enumerate(ids) if fold(story) == fold(name)] or [
        at for at, label in enumerate(labels) if words and all(w in fold(label) for w in words)
    ]
    if not found:
        hint = suggest(name, choices) or f"; there are {several(choices, _SHOWN)}"
        raise UnclearNameError(f'no story is called "{name}"{hint}')
    return ids[found[_only("story", name, [choices[at] for at in found])]]


def _only(kind: str, name: str, choices: list[str]) -> int:
    if len(choices) > 1:
        raise UnclearNameError(f'"{name}" may be more than one {kind}: {several(choices, _SHOWN)}')
    return 0
