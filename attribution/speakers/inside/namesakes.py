"""Whom a bare surname names where several people of an article bear it.

An article introduces the person it is about by their full name and goes on with the surname; others
who bear it (a wife, a son, a brother) keep their given names. An office or a title at the surname,
the pronouns of its chain and who is named most tell the two apart; where nothing does, the surname
names nobody in particular.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attribution.language.annotated import AnnotatedArticle
from attribution.lexicons import words_of_kind
from attribution.speakers.names.lexicon import PRONOUN_GENDER
from attribution.speakers.names.offices import parse_office, same_office
from attribution.speakers.names.personal import PersonName
from attribution.types import Span

_KIN = words_of_kind("speakers.names", "role_words.csv", "kin")
# "his wife, the former senator Ann Lee"
_BEFORE = re.compile(
    rf"\b(?:{'|'.join(sorted(_KIN))}),?\s+(?:(?!and\b)[\w.’'-]+\s+){{0,4}}$", re.IGNORECASE
)
_NEAR = 40  # characters around a name in which kinship is told
_MORE = 2  # times as often named as anybody else of that surname


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person named in full who may be meant.

    Attributes:
        name: the full name.
        spans: where it stands, the full name first.
        gender: as a title or the given name tells.
        roles: offices at the name.
    """

    name: PersonName
    spans: tuple[Span, ...]
    gender: str | None
    roles: tuple[str, ...]


def choose_bearer(
    annotated: AnnotatedArticle,
    name: PersonName,
    span: Span,
    role: str | None,
    bearers: Sequence[Bearer],
) -> int | None:
    """The one of several people who is named by a surname, or None.

    Arguments:
        annotated: the parsed article.
        name: the bare surname, its title in it.
        span: where it stands.
        role: the office in front of it.
        bearers: people with a full name and that surname whose gender does not contradict.

    Returns:
        An index into `bearers`.
    """
    left = list(range(len(bearers)))
    gender = _gender_of_chain(annotated, span)
    tests: tuple[Callable[[Bearer], bool], ...] = (
        lambda bearer: bearer.name.surname == name.surname,
        lambda bearer: role is not None and _holds(bearer, role),
        lambda bearer: bearer.name.suffix == name.suffix,
        lambda bearer: not is_kin(annotated, bearer.spans[0]),
        lambda bearer: gender is None or bearer.gender in (None, gender),
    )
    for test in tests:
        kept = [index for index in left if test(bearers[index])]
        left = kept or left
        if len(left) == 1:
            return left[0]
    weights = Counter({index: _weight(annotated, bearers[index]) for index in left})
    (first, most), (_, next_most) = weights.most_common(2)
    opens = min(left, key=lambda index: bearers[index].spans[0])
    return first if first == opens and most >= _MORE * next_most else None


def is_kin(annotated: AnnotatedArticle, span: Span) -> bool:
    """Whether a name is introduced as somebody's relative: "his wife, Ann Lee".

    Arguments:
        annotated: the parsed article.
        span: the name.
    """
    text = annotated.article.text
    before = _BEFORE.search(text, max(0, span.start - _NEAR), span.start)
    behind = text[span.end : span.end + _NEAR].lower()
    apposition = behind.split(",")[1].split()[:4] if behind.startswith(",") else []
    return before is not None or bool(_KIN & set(apposition))


def _holds(bearer: Bearer, role: str) -> bool:
    office = parse_office(role)
    return any(same_office(parse_office(own), office) for own in bearer.roles)


def _gender_of_chain(annotated: AnnotatedArticle, span: Span) -> str | None:
    """The gender of the pronouns in the chain of a name, where they agree."""
    chain = annotated.chain_at((span,))
    text = annotated.article.text
    words = [mention.span.of(text).lower() for mention in chain.mentions] if chain else []
    genders = {PRONOUN_GENDER[word] for word in words if word in PRONOUN_GENDER}
    return genders.pop() if len(genders) == 1 else None


def _weight(annotated: AnnotatedArticle, bearer: Bearer) -> int:
    """How often a person is named in full, with the pronouns of those chains."""
    spans = set()
    for span in bearer.spans:
        chain = annotated.chain_at((span,))
        spans |= {m.span for m in chain.mentions} if chain else set()
    return len(bearer.spans) + len(spans)
