"""One person, role, organisation or state across every outlet.

References are blocked by a key before they are compared, so the cost stays near linear in the
number of distinct names; agreeing pairs are joined, and the fullest name names the speaker.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from anyascii import anyascii
from scipy.cluster.hierarchy import DisjointSet

from attribution.language.agents import person_words
from attribution.speakers.names import parse_name, same_person, surname_block
from attribution.speakers.roles import parse_role, same_role
from attribution.types import Reference, Speaker

Located = tuple[str, Reference]  # the article's file and a reference in it
_Key = tuple[str, str, str]


def merge_speakers(references: Iterable[Located]) -> list[Speaker]:
    """Join references of all articles into speakers.

    Arguments:
        references: (file, reference) pairs.

    Returns:
        Speakers in order of how much they say, then by name; their ids are made of their names.
    """
    located = list(references)
    keys: dict[_Key, list[Located]] = defaultdict(list)
    for file, reference in located:
        keys[_key(file, reference)].append((file, reference))
    joined = DisjointSet(sorted(keys))
    _join_people(keys, joined)
    _join_roles(keys, joined)
    speakers = []
    taken: Counter[str] = Counter()
    groups = [sorted(group) for group in joined.subsets()]
    for group in sorted(groups, key=lambda g: (-sum(len(keys[k]) for k in g), g)):
        members = [item for key in group for item in keys[key]]
        speakers.append(_speaker([reference for _, reference in members], taken))
    return speakers


def _key(file: str, reference: Reference) -> _Key:
    """References under one key are one speaker without further comparing."""
    if reference.type == "state":
        return ("state", reference.affiliation or reference.name.lower(), "")
    if reference.type == "organisation":
        return ("organisation", _plain(reference.name), "")
    if reference.type == "person":
        return ("person", reference.name, "")
    return (reference.type, reference.name, file)


def _plain(name: str) -> str:
    bare = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)
    return re.sub(r"['’]s$", "", anyascii(bare).lower())


def _join_people(keys: dict[_Key, list[Located]], joined: DisjointSet) -> None:
    names = {key: parse_name(key[1]) for key in keys if key[0] == "person"}
    blocks: dict[str, list[_Key]] = defaultdict(list)
    for key, name in names.items():
        if name is not None:
            blocks[surname_block(name)].append(key)
    for block in blocks.values():
        full = [key for key in block if (name := names[key]) is not None and name.given]
        _join_pairs(full, joined, lambda a, b: _one_person(names[a], names[b], keys, a, b))
        for key in block:
            if key in full:
                continue
            fitting = [
                other for other in full if _one_person(names[key], names[other], keys, key, other)
            ]
            roots = {joined[other] for other in fitting}
            if len(roots) == 1:
                joined.merge(key, fitting[0])
        bare = [key for key in block if key not in full]
        _join_pairs(bare, joined, lambda a, b: _one_person(names[a], names[b], keys, a, b))


def _one_person(one: object, other: object, keys: dict, a: _Key, b: _Key) -> bool:
    genders = {reference.gender for key in (a, b) for _, reference in keys[key]} - {None}
    return len(genders) < 2 and same_person(one, other)  # type: ignore[arg-type]


def _join_roles(keys: dict[_Key, list[Located]], joined: DisjointSet) -> None:
    roles = {key: parse_role(key[1], _office_word(key[1])) for key in keys if key[0] == "role"}
    blocks: dict[str, list[_Key]] = defaultdict(list)
    for key, role in roles.items():
        blocks[role.head].append(key)
    for block in blocks.values():
        _join_pairs(block, joined, lambda a, b: same_role(roles[a], roles[b]))


def _office_word(name: str) -> str:
    words = re.findall(r"[\w-]+", name)
    people = [word for word in words if word.lower() in person_words()]
    return people[0] if people else (words[-1] if words else "")


def _join_pairs(
    block: Sequence[_Key], joined: DisjointSet, agree: Callable[[_Key, _Key], bool]
) -> None:
    for one, other in combinations(block, 2):
        if not joined.connected(one, other) and agree(one, other):
            joined.merge(one, other)


def _speaker(references: list[Reference], taken: Counter[str]) -> Speaker:
    best = max(references, key=_fullness)
    names = Counter(reference.name for reference in references)
    mentions = {mention for reference in references for mention in reference.mentions}
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(best.name).lower()).strip("-")[:60] or "speaker"
    taken[slug] += 1
    roles = Counter(r.role for r in references if r.role)
    affiliations = Counter(r.affiliation for r in references if r.affiliation)
    return Speaker(
        speaker_id=slug if taken[slug] == 1 else f"{slug}-{taken[slug]}",
        name=best.name,
        type=best.type,
        role=roles.most_common(1)[0][0] if roles else None,
        affiliation=affiliations.most_common(1)[0][0] if affiliations else None,
        aliases=tuple(sorted((set(names) | mentions) - {best.name})),
        statement_ids=tuple(sorted({reference.statement_id for reference in references})),
    )


def _fullness(reference: Reference) -> tuple[int, int, str]:
    order = {"person": 3, "role": 2, "anonymous": 2, "organisation": 1, "state": 1}
    length = len(reference.name)
    brief = -length if reference.type in ("state", "organisation") else length
    return order[reference.type], brief, reference.name
