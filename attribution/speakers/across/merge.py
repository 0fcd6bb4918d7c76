"""One person, role, organisation or state across every outlet.

References with one key are one speaker. Keys are compared inside blocks only, so the cost stays
near linear in the number of distinct names. Every join keeps its reason.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from anyascii import anyascii

from attribution.speakers.across.identifiers import make_id
from attribution.speakers.across.join_people import join_people
from attribution.speakers.across.join_roles import join_roles
from attribution.speakers.across.joins import Joined, Key, Located
from attribution.speakers.across.shown_facts import choose_facts
from attribution.types import Reference, Speaker


def merge_speakers(references: Iterable[Located], join_metonyms: bool = True) -> list[Speaker]:
    """Join references of all articles into speakers.

    Arguments:
        references: (file, reference) pairs.
        join_metonyms: whether a state's names ("Oslo", "Norway") are one speaker.

    Returns:
        Speakers in order of how much they say, then by name; their ids are made of their names.
    """
    keys: dict[Key, list[Located]] = defaultdict(list)
    for file, reference in references:
        keys[_key(file, reference, join_metonyms)].append((file, reference))
    joined = Joined(sorted(keys))
    join_people(keys, joined)
    join_roles([key for key in keys if key[0] == "role"], joined)
    taken: set[str] = set()
    groups = joined.groups()
    groups.sort(key=lambda group: (-sum(len(keys[key]) for key in group), group))
    return [
        _speaker([item for key in group for item in keys[key]], joined.reasons(group), taken)
        for group in groups
    ]


def _key(file: str, reference: Reference, join_metonyms: bool) -> Key:
    """References under one key are one speaker without further comparing."""
    if reference.type == "state":
        code = reference.affiliation if join_metonyms else None
        return ("state", code or _plain(reference.name), "")
    if reference.type == "organisation":
        return ("organisation", _plain(reference.name), "")
    if reference.type == "person":
        return ("person", reference.name, "")
    return (reference.type, reference.name, file)


def _plain(name: str) -> str:
    bare = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)
    return re.sub(r"['’]s$", "", anyascii(bare).lower())


def _speaker(located: list[Located], reasons: list[str], taken: set[str]) -> Speaker:
    references = [reference for _, reference in located]
    best = max(references, key=_fullness)
    names = {reference.name for reference in references}
    mentions = {mention for reference in references for mention in reference.mentions}
    if best.type == "state" and len(names) > 1:
        reasons = [*reasons, f"{' = '.join(sorted(names))}: names of one state"]
    facts, evidence = choose_facts(
        (file, fact) for file, reference in located for fact in reference.facts
    )
    return Speaker(
        speaker_id=make_id(best.name, taken),
        name=best.name,
        type=best.type,
        role=facts.get("role"),
        affiliation=facts.get("affiliation"),
        gender=facts.get("gender"),
        aliases=tuple(sorted((names | mentions) - {best.name})),
        joins=tuple(reasons),
        statement_ids=tuple(sorted({reference.statement_id for reference in references})),
        facts=evidence,
    )


def _fullness(reference: Reference) -> tuple[int, int, str]:
    order = {"person": 3, "role": 2, "anonymous": 2, "organisation": 1, "state": 1}
    length = len(reference.name)
    brief = -length if reference.type in ("state", "organisation") else length
    return order[reference.type], brief, reference.name
