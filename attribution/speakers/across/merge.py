"""One person, role, organisation or state across every outlet.

References with one key are one speaker. Inside a story keys are joined by names, offices and shared
words; across stories only by full names. Keys are compared inside blocks only, so the cost stays
near linear in the number of distinct names. Every join keeps its reason.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from attribution.speakers.across.identifiers import make_id
from attribution.speakers.across.join_offices import join_offices, offices_of_names
from attribution.speakers.across.join_organisations import (
    join_organisations,
    plain_name,
)
from attribution.speakers.across.join_people import join_people
from attribution.speakers.across.join_roles import join_roles
from attribution.speakers.across.join_stories import join_stories
from attribution.speakers.across.joins import Joined, Key, Located
from attribution.speakers.across.known import know
from attribution.speakers.across.same_words import join_same_words
from attribution.speakers.across.shown_facts import choose_facts
from attribution.speakers.names.acronyms import plain_acronym
from attribution.speakers.names.countries import body_of
from attribution.speakers.names.personal import full_names, parse_name
from attribution.types import Reference, Speaker

_ORDER = ("state", "organisation", "anonymous", "role", "person")  # the best named is the speaker


def merge_speakers(
    references: Iterable[Located],
    join_metonyms: bool = True,
    *,
    stories: Mapping[str, str] | None = None,
    dates: Mapping[str, str | None] | None = None,
    same_words: Iterable[tuple[str, str]] = (),
) -> list[Speaker]:
    """Join references of all articles into speakers.

    Arguments:
        references: (file, reference) pairs.
        join_metonyms: whether a state's names ("Oslo", "Norway") are one speaker.
        stories: the story of each file; without it all articles are one story, and a file it lacks
            is a story of its own.
        dates: the ISO date of each file, where known.
        same_words: pairs of ids of statements, of one story, that are verbatim the same.

    Returns:
        Speakers in order of how much they say, then by name; their ids are made of their names.
    """
    keys: dict[Key, list[Located]] = defaultdict(list)
    key_of: dict[str, Key] = {}
    for file, reference in _one_type(list(references)):
        key = _key(file, _story(file, stories), reference, join_metonyms)
        keys[key].append((file, reference))
        key_of[reference.statement_id] = key
    joined = Joined(sorted(keys))
    known = {key: know(found, dates or {}) for key, found in keys.items() if key[0] == "person"}
    elsewhere = offices_of_names(known)
    for own in _by_story(keys, stories).values():
        join_people(own, known, joined)
        join_roles([key for key in own if key[0] == "role"], joined)
        join_offices(own, known, elsewhere, joined)
    also = join_same_words(same_words, key_of, joined)
    join_stories(list(known), known, joined)
    join_organisations({k: found for k, found in keys.items() if k[0] == "organisation"}, joined)
    return _speakers(keys, joined, also)


def _one_type(references: Sequence[Located]) -> list[Located]:
    """The references, each name of the type that most of the corpus gives it.

    A single word that rather names an organisation is its name; a full name that rather names a
    person is theirs.
    """
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for _, reference in references:
        if reference.type in ("person", "organisation"):
            kinds[plain_name(reference.name)][reference.type] += 1
    most = {name: counts.most_common(1)[0][0] for name, counts in kinds.items()}
    return [(file, _of_type(reference, most)) for file, reference in references]


def _of_type(reference: Reference, most: Mapping[str, str]) -> Reference:
    kind = most.get(plain_name(reference.name))
    full = " " in reference.name
    if reference.type == "person" and kind == "organisation" and not full:
        return replace(reference, type=kind)
    if reference.type == "organisation" and kind == "person" and full:
        return replace(reference, type=kind)
    return reference


def _key(file: str, story: str, reference: Reference, join_metonyms: bool) -> Key:
    """References under one key are one speaker without further comparing."""
    if reference.type == "state":
        code = reference.affiliation if join_metonyms else None
        return ("state", code or plain_name(reference.name), body_of(reference.name))
    if reference.type == "organisation":
        return ("organisation", plain_name(reference.name), story)
    if reference.type == "person":
        name = parse_name(reference.name)
        return ("person", reference.name, story if name and name.given else f"{story}\n{file}")
    return (reference.type, reference.name, file)


def _story(file: str, stories: Mapping[str, str] | None) -> str:
    return "" if stories is None else stories.get(file, f"file {file}")


def _by_story(
    keys: Mapping[Key, Sequence[Located]], stories: Mapping[str, str] | None
) -> dict[str, dict[Key, Sequence[Located]]]:
    """The keys that hold inside a story, by story."""
    found: dict[str, dict[Key, Sequence[Located]]] = defaultdict(dict)
    for key, located in keys.items():
        if key[0] in ("person", "role"):
            found[_story(located[0][0], stories)][key] = located
    return found


def _speakers(
    keys: Mapping[Key, list[Located]], joined: Joined, also: Mapping[str, Key]
) -> list[Speaker]:
    extra: dict[Key, list[str]] = defaultdict(list)
    for statement, key in also.items():
        extra[joined.root(key)].append(statement)
    taken: set[str] = set()
    groups = joined.groups()
    groups.sort(key=lambda group: (-sum(len(keys[key]) for key in group), group))
    return [
        _speaker(
            [item for key in group for item in keys[key]],
            joined.reasons(group),
            extra[joined.root(group[0])],
            taken,
        )
        for group in groups
    ]


def _speaker(
    located: list[Located], reasons: list[str], also: list[str], taken: set[str]
) -> Speaker:
    references = [reference for _, reference in located]
    kind = max((reference.type for reference in references), key=_ORDER.index)
    name = _best_name([(file, ref.name) for file, ref in located if ref.type == kind], kind)
    names = {reference.name for reference in references}
    mentions = {mention for reference in references for mention in reference.mentions}
    if kind == "state" and len(names) > 1:
        reasons = [*reasons, f"{' = '.join(sorted(names))}: names of one state"]
    reasons += [f"{statement}: the same words are quoted" for statement in sorted(also)]
    facts, evidence = choose_facts(
        (file, fact) for file, reference in located for fact in reference.facts
    )
    return Speaker(
        speaker_id=make_id(name, taken),
        name=name,
        type=kind,
        role=facts.get("role"),
        affiliation=facts.get("affiliation"),
        gender=facts.get("gender"),
        aliases=tuple(sorted((names | mentions) - {name})),
        joins=tuple(reasons),
        statement_ids=tuple(sorted({r.statement_id for r in references} | set(also))),
        facts=evidence,
    )


def _best_name(named: Sequence[tuple[str, str]], kind: str) -> str:
    """The full form of most articles, then of most references.

    An article counts once: how often it lets somebody speak tells nothing about the name.
    """
    counts = Counter(name for _, name in named)
    articles = Counter(name for _, name in set(named))
    full = [name for name in counts if plain_acronym(name) is None]
    if kind == "person":
        parsed = {name: parse_name(name) for name in counts}
        best = set(full_names(parts for parts in parsed.values() if parts))
        full = [name for name, parts in parsed.items() if parts in best]
    elif kind == "state":
        plain = Counter(plain_name(name) for _, name in named)
        most = max(plain.values())
        full = [name for name in counts if plain[plain_name(name)] == most]
    sign = 1 if kind == "person" else -1
    return max(full or counts, key=lambda n: (articles[n], counts[n], sign * len(n), n))
