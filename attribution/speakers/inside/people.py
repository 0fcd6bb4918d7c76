"""The people an article names, each with every stretch that names them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from attribution.language.annotated import AnnotatedArticle
from attribution.speakers.inside.mentions import NameMention, find_names
from attribution.speakers.inside.namesakes import Bearer, choose_bearer, is_kin
from attribution.speakers.inside.titles import office_at, title_of
from attribution.speakers.names.lexicon import PRONOUN_GENDER, gender_of_given
from attribution.speakers.names.offices import parse_office, same_office
from attribution.speakers.names.personal import (
    PersonName,
    full_names,
    same_person,
)
from attribution.types import Fact, Spans


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in an article.

    Attributes:
        name: the full name that is most frequent.
        spans: every stretch that names them.
        gender: as likely, to resolve and join by; so are role and affiliation.
        facts: what the article says about them, with its evidence.
    """

    name: PersonName
    spans: Spans
    gender: str | None
    role: str | None
    affiliation: str | None
    facts: tuple[Fact, ...] = ()


def find_people(annotated: AnnotatedArticle) -> list[Person]:
    """The people named in an article, the mentions of one person joined.

    A person bears the full name that is most frequent.
    """
    names = find_names(annotated)
    full = [mention for mention in names if mention.name.given]
    groups: list[_Group] = []
    for mention in sorted(full, key=lambda m: (-len(m.name.given), m.span)):
        _add(groups, _fitting(annotated, groups, mention), annotated, mention)
    named = list(groups)
    for mention in [mention for mention in names if not mention.name.given]:
        _add(groups, _named_short(annotated, named, groups, mention, names), annotated, mention)
    pronouns = _pronouns_of_chains(annotated)
    people = [group.person() for group in groups]
    return [
        replace(person, gender=person.gender or _likely_gender(person, pronouns))
        for person in people
    ]


@dataclass(slots=True)
class _Group:
    """The mentions of one person so far, with the offices in front of them."""

    mentions: list[NameMention]
    roles: list[tuple[str, str | None]]

    @property
    def name(self) -> PersonName:
        """The fullest name."""
        return self.mentions[0].name

    @property
    def gender(self) -> str | None:
        return next((m.name.gender for m in self.mentions if m.name.gender), None)

    def bearer(self) -> Bearer:
        full = sorted(m.span for m in self.mentions if m.name.given)
        roles = tuple(role for role, _ in self.roles)
        return Bearer(self.name, tuple(full), self.gender or gender_of_given(self.name), roles)

    def person(self) -> Person:
        names = full_names(mention.name for mention in self.mentions) or [self.name]
        counts = Counter(name.display for name in names)
        best = max(names, key=lambda name: counts[name.display])
        role, affiliation = self.roles[0] if self.roles else (None, None)
        affiliation = next((a for _, a in self.roles if a), affiliation)
        spans = tuple(sorted(mention.span for mention in self.mentions))
        return Person(best, spans, self.gender, role, affiliation)


def _add(
    groups: list[_Group], group: _Group | None, annotated: AnnotatedArticle, mention: NameMention
) -> None:
    """Put a mention with its person, or with nobody before."""
    role, affiliation = title_of(annotated, mention)
    if group is None:
        group = _Group([], [])
        groups.append(group)
    group.mentions.append(mention)
    if role:
        group.roles.append((role, affiliation))


def _fitting(
    annotated: AnnotatedArticle, groups: Sequence[_Group], mention: NameMention
) -> _Group | None:
    """The one person whom a full name or an initial fits."""
    known = [
        group
        for group in groups
        if same_person(group.name, mention.name)
        and _one_suffix(group.name, mention.name)
        and not contradict(mention.name.gender, group.gender or gender_of_given(group.name))
    ]
    exact = [group for group in known if group.name.surname == mention.name.surname]
    known = exact if len(known) > 1 and exact else known
    return known[0] if len(known) == 1 else None


def _named_short(
    annotated: AnnotatedArticle,
    named: Sequence[_Group],
    groups: Sequence[_Group],
    mention: NameMention,
    names: Sequence[NameMention],
) -> _Group | None:
    """The person a bare surname names; else the one of that given name, else who bears it alone."""
    name = mention.name
    bearers = [
        group
        for group in named
        if same_person(group.name, name)
        and not contradict(name.gender, group.gender or gender_of_given(group.name))
    ]
    role = office_at(annotated, mention)
    others = [group for group in bearers if _names_other(annotated, group, name, names)]
    bearers = [group for group in bearers if group not in others]
    if len(bearers) == 1:
        return bearers[0]
    if bearers:
        chosen = choose_bearer(
            annotated, name, mention.span, role, [group.bearer() for group in bearers]
        )
        if chosen is not None:
            return bearers[chosen]
    elif not others:
        given = [
            group
            for group in named
            if name.surname == group.name.given[0]
            and not contradict(name.gender, group.gender or gender_of_given(group.name))
        ]
        if len(given) == 1:
            return given[0]
    alone = [
        group
        for group in groups
        if not group.name.given
        and same_person(group.name, name)
        and not contradict(name.gender, group.gender)
    ]
    return alone[0] if len(alone) == 1 else None


def _names_other(
    annotated: AnnotatedArticle, group: _Group, name: PersonName, names: Sequence[NameMention]
) -> bool:
    """Whether a surname alone names somebody else than who bears it with a suffix or as kin.

    It does where the article writes "Lee Jr." besides "Lee", where "President Lee" came before.
    """
    if name.suffix:
        return group.name.suffix != name.suffix
    bare = [m for m in names if not m.name.given and m.name.surname == group.name.surname]
    if group.name.suffix and any(mention.name.suffix for mention in bare):
        return True
    first = min(m.span for m in group.mentions if m.name.given)
    before = [m for m in bare if m.span < first]
    titled = [m for m in bare if _holds_other(group, office_at(annotated, m))]
    if group.name.suffix or is_kin(annotated, first):
        return bool(before or titled)
    own = name.gender is not None and name.gender == group.bearer().gender
    if own and all(mention.name.gender is None for mention in before):
        return False  # "Mrs. Lee" where "President Lee" and Mary Lee were named
    return any(mention in titled for mention in before)


def _holds_other(group: _Group, role: str | None) -> bool:
    """Whether an office is none that a person is known to hold."""
    if role is None:
        return False
    office = parse_office(role)
    return not any(same_office(parse_office(own), office) for own, _ in group.roles)


def _pronouns_of_chains(annotated: AnnotatedArticle) -> list[tuple[Spans, Counter[str]]]:
    """For each chain, its mentions and how many male and female pronouns it has."""
    text = annotated.article.text
    found = []
    for chain in annotated.chains:
        words = [mention.span.of(text).lower() for mention in chain.mentions]
        genders = Counter(PRONOUN_GENDER[word] for word in words if word in PRONOUN_GENDER)
        found.append((tuple(mention.span for mention in chain.mentions), genders))
    return found


def _likely_gender(person: Person, chains: Sequence[tuple[Spans, Counter[str]]]) -> str | None:
    """Gender by the pronouns of the chains that name a person, else by the given name.

    One pronoun may stand in the wrong chain, so it does not outweigh a given name; two do.
    """
    counts: Counter[str] = Counter()
    for spans, genders in chains:
        if any(span.overlaps(own) for span in spans for own in person.spans):
            counts += genders
    by_name = gender_of_given(person.name)
    for gender, other in (("male", "female"), ("female", "male")):
        if counts[gender] > 2 * counts[other] and (counts[gender] > 1 or by_name is None):
            return gender
    return by_name


def contradict(one: str | None, other: str | None) -> bool:
    """Whether two genders cannot be one person's."""
    return one is not None and other is not None and one != other


def _one_suffix(one: PersonName, other: PersonName) -> bool:
    """Inside one article "Don Ray Jr." and "Don Ray" are two people, "Mr. Ray" may be either."""
    return one.suffix == other.suffix or not (one.given and other.given)
