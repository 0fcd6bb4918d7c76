"""What the references of a name know about its bearer: offices, affiliations, gender, years."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attribution.speakers.across.joins import Located
from attribution.speakers.names.offices import (
    Office,
    other_place,
    parse_office,
    same_office,
    walk_of_life,
)

_YEARS = 10  # articles further apart than this tell of two bearers of a name


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about somebody.

    Attributes:
        offices: as the articles give them.
        affiliations: organisations and countries, lower-cased.
        genders: one, or none where articles differ.
        years: of the articles.
    """

    offices: frozenset[Office] = frozenset()
    affiliations: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()

    def __or__(self, other: "Known") -> "Known":
        return Known(
            self.offices | other.offices,
            self.affiliations | other.affiliations,
            self.genders | other.genders,
            self.years | other.years,
        )


def know(located: Iterable[Located], dates: Mapping[str, str | None]) -> Known:
    """What references know about whom they refer to.

    Arguments:
        located: (file, reference) pairs of one name.
        dates: ISO date by file; may lack files.
    """
    roles, affiliations, genders, years = set(), set(), set(), set()
    for file, reference in located:
        roles |= {reference.role} if reference.role else set()
        affiliations |= {reference.affiliation} if reference.affiliation else set()
        # Only what is shown as a fact: a guess by one pronoun tells no namesakes apart.
        genders |= {fact.value for fact in reference.facts if fact.kind == "gender"}
        roles |= {fact.value for fact in reference.facts if fact.kind == "role"}
        affiliations |= {fact.value for fact in reference.facts if fact.kind == "affiliation"}
        year = (dates.get(file) or "")[:4]
        years |= {int(year)} if year.isdigit() else set()
    return Known(
        frozenset(parse_office(role) for role in roles),
        frozenset(name.casefold() for name in affiliations),
        frozenset(genders if len(genders) == 1 else ()),
        frozenset(years),
    )


def agree(one: Known, other: Known) -> str | None:
    """What two have in common that a name is not: an office or an organisation; else None.

    Arguments:
        one: what is known about somebody.
        other: about another bearer of the name.
    """
    for office in sorted(one.offices, key=lambda o: o.head):
        if any(same_office(office, known) for known in other.offices):
            return f"both {office.head}"
    shared = {name for name in one.affiliations & other.affiliations if len(name) > 2}
    return f"both of {min(shared)}" if shared else None


def conflict(one: Known, other: Known) -> str | None:
    """What tells two bearers of a name apart: an office, a walk of life or ten years; else None.

    Arguments:
        one: what is known about somebody.
        other: about another bearer of the name.
    """
    if len(one.genders | other.genders) > 1:
        return "their genders contradict"
    if one.years and other.years:
        apart = max(min(one.years) - max(other.years), min(other.years) - max(one.years))
        if apart > _YEARS:
            return f"{apart} years lie between"
    if any(same_office(office, known) for office in one.offices for known in other.offices):
        return None
    for office in sorted(one.offices, key=lambda o: o.head):
        for known in other.offices:
            both_now = not (office.former or known.former)
            if office.head == known.head and both_now and other_place(office, known):
                return f"{office.head} in two places"
    walks = [{walk for o in k.offices if (walk := walk_of_life(o))} for k in (one, other)]
    if all(walks) and not walks[0] & walks[1]:
        heads = [min(o.head for o in k.offices if walk_of_life(o)) for k in (one, other)]
        return f"{heads[0]} and {heads[1]} are two walks of life"
    return None
