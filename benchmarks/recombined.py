"""Large corpora made of a few readings, as linking would get them.

Paragraphs with their statements are drawn, and their words, people and vectors altered. A third of
the articles are of stories that several outlets tell: they share words, a cast and some paragraphs,
each outlet with words of its own. Words are exchanged for invented ones of the same length, so that
every offset stays; invented words, people and bodies have Zipf frequencies, so that they recur
across stories and their number grows with the corpus. Three hundred articles are of one day.
"""

import random
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeAlias

import numpy as np

from attribution.language.sentence_vectors import HALF, SIZE
from attribution.reading import ReadArticle
from attribution.stories.words import is_content, plain
from attribution.types import Article, Fact, Reference, Span, Spans, Statement

Read: TypeAlias = tuple[Article, ReadArticle]

A_DAY = 300
_TOLD = 1 / 3  # share of articles in stories of several outlets
_OUTLETS = tuple(f"Outlet {number}" for number in range(1, 41))
_SIZES = (2, 2, 2, 3, 3, 4, 5, 6, 8, 12)  # articles of a story
_STATEMENTS = 20  # of an article
_SHARED = 8  # paragraphs of a story that its outlets draw from
_FROM_SHARED = 0.2  # share of an article's paragraphs; a quarter of statements differ in BASIL too
_CAST = 8  # people of a story
_NEW_WORDS = 0.5  # share of a story's content words that are its own
_OTHERWISE = 0.1  # share of content words that an outlet puts otherwise in what others have too
_OWN_WORDS = 0.6  # share of them in what it alone has
_PEOPLE, _BODIES, _WORDS = 60_000, 6_000, 400_000
_FIRST = date(2001, 1, 1)
_WORD = re.compile(r"[A-Za-z]{4,}")
_SYLLABLES = ("ba", "del", "ri", "mo", "tan", "sel", "ko", "vin", "ur", "pe", "lar", "gos", "ni", "fer", "hul", "dro", "wes", "mar", "qui", "zon")  # fmt: skip
_GIVEN = ("Anna", "Boris", "Carla", "David", "Elena", "Frank", "Greta", "Henry", "Irene", "James", "Karin", "Louis", "Maria", "Nadia", "Oscar", "Paula", "Ralph", "Susan", "Tomas", "Ursula")  # fmt: skip
_OFFICES = ("mayor", "minister", "senator", "spokesman", "director", "professor", "lawyer", None, None, None)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of a reading with what stands in it; offsets count from its first character."""

    pieces: tuple[str, ...]
    statements: tuple[Statement, ...]
    references: tuple[Reference, ...]
    vectors: np.ndarray
    sentences: tuple[int, ...]


def cut_paragraphs(read: Sequence[Read], sentences: Sequence[Sequence[int]]) -> list[_Paragraph]:
    """The paragraphs of some readings; statements that reach beyond theirs are left out.

    Arguments:
        read: articles, and what they gave, with vectors.
        sentences: how many vectors each statement of each has.
    """
    found = []
    for (article, one), counts in zip(read, sentences, strict=True):
        vectors = np.frombuffer(one.vectors, dtype=HALF).reshape(-1, SIZE)[1:].astype(np.float32)
        ends = list(accumulate(counts))
        of_statement = {reference.statement_id: reference for reference in one.references}
        for index in article.body:
            span = article.paragraphs[index]
            inside = [
                number
                for number, statement in enumerate(one.statements)
                if all(
                    span.contains(part)
                    for part in (*statement.content, *statement.cue, *statement.source)
                )
            ]
            found.append(
                _Paragraph(
                    tuple(re.split(r"([A-Za-z]{4,})", span.of(article.text))),
                    tuple(_moved(one.statements[number], -span.start) for number in inside),
                    tuple(
                        reference
                        for number in inside
                        if (reference := of_statement.get(one.statements[number].statement_id))
                    ),
                    np.concatenate(
                        [vectors[ends[n] - counts[n] : ends[n]] for n in inside]
                        or [np.zeros((0, SIZE), dtype=np.float32)]
                    ),
                    tuple(counts[number] for number in inside),
                )
            )
    return [paragraph for paragraph in found if paragraph.statements]


def _moved(statement: Statement, by: int) -> Statement:
    def move(spans: Spans) -> Spans:
        return tuple(Span(span.start + by, span.end + by) for span in spans)

    return replace(
        statement,
        content=move(statement.content),
        cue=move(statement.cue),
        source=move(statement.source),
    )


class _Zipf:
    """Numbers below a limit, the n-th with a frequency of 1/n."""

    def __init__(self, limit: int) -> None:
        self._sums = list(accumulate(1 / rank for rank in range(1, limit + 1)))

    def draw(self, chance: random.Random) -> int:
        return bisect_left(self._sums, chance.random() * self._sums[-1])


_PEOPLE_DRAWN, _BODIES_DRAWN, _WORDS_DRAWN = _Zipf(_PEOPLE), _Zipf(_BODIES), _Zipf(_WORDS)


def _invent(number: int, letters: int) -> str:
    """A word that nobody knows, of some length; the same for the same number."""
    chance = number * 2654435761 + 12345
    word = ""
    while len(word) < letters:
        word += _SYLLABLES[chance % len(_SYLLABLES)]
        chance //= len(_SYLLABLES)
        chance = chance or number * 40503 + len(word) * 97
    return word[:letters]


def _person(number: int) -> tuple[str, str, str | None]:
    """Full name, surname and office."""
    surname = _invent(number // 3 + 7, 6 + number % 4).title()
    return (
        f"{_GIVEN[number * 7 % len(_GIVEN)]} {surname}",
        surname,
        _OFFICES[number % len(_OFFICES)],
    )


@dataclass(slots=True)
class _Story:
    """What the articles of a story have in common."""

    seed: int
    words: dict[str, str]
    cast: list[int]
    meaning: np.ndarray
    shared: list[tuple[int, int]]


def recombine(paragraphs: Sequence[_Paragraph], number: int, seed: int = 1) -> Iterator[Read]:
    """Articles and their readings, drawn with a fixed seed.

    Arguments:
        paragraphs: see `cut_paragraphs`.
        number: of articles.
        seed: of the draw.

    Yields:
        One article after another, in order of date; a smaller corpus is the beginning of a larger.
    """
    chance = random.Random(seed)
    made = 0
    day = 0
    while made < number:
        today: list[tuple[_Story, str]] = []
        while len(today) < A_DAY:
            several = chance.random() < _TOLD / (sum(_SIZES) / len(_SIZES) * (1 - _TOLD) + _TOLD)
            size = chance.choice(_SIZES) if several else 1
            story = _new_story(paragraphs, chance)
            today += [(story, outlet) for outlet in chance.sample(_OUTLETS, size)]
        chance.shuffle(today)
        for story, outlet in today[:A_DAY]:
            if made < number:
                yield _tell(story, outlet, made, day, paragraphs, chance)
            made += 1
        day += 1


def _new_story(paragraphs: Sequence[_Paragraph], chance: random.Random) -> _Story:
    seed = chance.getrandbits(40)
    vector = np.random.default_rng(seed).normal(size=SIZE).astype(np.float32)
    return _Story(
        seed,
        {},
        [_PEOPLE_DRAWN.draw(chance) for _ in range(_CAST)],
        vector / np.linalg.norm(vector),
        [(chance.randrange(len(paragraphs)), chance.getrandbits(40)) for _ in range(_SHARED)],
    )


def _tell(
    story: _Story,
    outlet: str,
    number: int,
    day: int,
    paragraphs: Sequence[_Paragraph],
    chance: random.Random,
) -> Read:
    name = f"{number:07d}.txt"
    noise = np.random.default_rng(chance.getrandbits(40))
    statements: list[Statement] = []
    references: list[Reference] = []
    texts: list[str] = []
    vectors: list[np.ndarray] = []
    at = 0
    shared = chance.sample(story.shared, len(story.shared))
    while len(statements) < _STATEMENTS:
        common = bool(shared) and chance.random() < _FROM_SHARED
        which, own = (
            shared.pop() if common else (chance.randrange(len(paragraphs)), chance.getrandbits(40))
        )
        paragraph = paragraphs[which]
        text = "".join(_reworded(story, paragraph, _OTHERWISE if common else _OWN_WORDS, chance))
        # the words of a paragraph mean the same in every outlet that has it
        meaning = np.random.default_rng(own).normal(size=paragraph.vectors.shape) * 0.04
        blur = noise.normal(size=paragraph.vectors.shape) * 0.012
        vectors.append(0.55 * paragraph.vectors + 0.45 * story.meaning + meaning + blur)
        of_statement = {reference.statement_id: reference for reference in paragraph.references}
        for statement in paragraph.statements:
            new_id = f"{name}:{len(statements) + 1:03d}"
            statements.append(
                replace(
                    _moved(statement, at),
                    statement_id=new_id,
                    file=name,
                    paragraph=len(texts),
                )
            )
            if statement.statement_id in of_statement:
                found = of_statement[statement.statement_id]
                references.append(_recast(story, found, new_id, at, own))
        texts.append(text)
        at += len(text) + 2
    text = "\n\n".join(texts)
    lead = story.meaning + 0.03 * noise.normal(size=SIZE)
    rows = np.concatenate([lead[None], *vectors])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    paragraphs_at = list(accumulate((len(part) + 2 for part in texts), initial=0))
    article = Article(
        name,
        text,
        outlet,
        (_FIRST + timedelta(days=day)).isoformat(),
        paragraphs=tuple(
            Span(start, start + len(part))
            for start, part in zip(paragraphs_at, texts, strict=False)
        ),
    )
    return article, ReadArticle(
        tuple(statements), (), tuple(references), rows.astype(HALF).tobytes()
    )


def _reworded(
    story: _Story, paragraph: _Paragraph, own: float, chance: random.Random
) -> Iterator[str]:
    following = (*paragraph.pieces[1:], "")
    for piece, after in zip(paragraph.pieces, following, strict=True):
        if not _WORD.fullmatch(piece) or (len(piece) < 6 and after.startswith(".")):
            yield piece  # "Sept." ends no sentence, an invented word of its length would
        elif chance.random() < own and is_content(plain(piece)):
            yield _like(piece, _invent(_WORDS_DRAWN.draw(chance), len(piece)))
        else:
            yield _in_story(story, piece)


def _in_story(story: _Story, piece: str) -> str:
    found = story.words.get(piece)
    if found is None:
        own = random.Random(f"{story.seed}{piece.lower()}")
        new = is_content(plain(piece)) and own.random() < _NEW_WORDS
        found = _like(piece, _invent(_WORDS_DRAWN.draw(own), len(piece))) if new else piece
        story.words[piece] = found
    return found


def _like(piece: str, word: str) -> str:
    return word.title() if piece[0].isupper() else word


def _recast(story: _Story, found: Reference, new_id: str, by: int, own: int) -> Reference:
    """A reference to one of the story's people or bodies instead."""
    chance = random.Random(f"{story.seed}{found.name}")
    facts = tuple(
        Fact(fact.kind, fact.value, fact.why, Span(fact.span.start, fact.span.end))
        for fact in found.facts
    )
    if found.type == "person":
        full, surname, office = _person(chance.choice(story.cast))
        name = surname if own % 5 == 0 else full
        told = tuple(fact for fact in facts if fact.kind == "gender" and office is None)
        if office:
            told = (Fact("role", office, "apposition", Span(by, by + len(office))),)
        return replace(
            found, statement_id=new_id, name=name, role=office, affiliation=None, gender=None,
            mentions=(name,), facts=told,
        )  # fmt: skip
    if found.type in ("organisation", "role"):
        body = _BODIES_DRAWN.draw(chance)
        board = f"{_invent(body + 3, 7).title()} {('Board', 'Agency', 'Council')[body % 3]}"
        name = board
        if found.type == "role":
            office = next(filter(None, (_OFFICES[(body + 3 * k) % 7] for k in range(3))))
            name = f"the {office} of the {board}"
        return replace(
            found, statement_id=new_id, name=name, role=None, affiliation=None, mentions=(name,),
            facts=(),
        )  # fmt: skip
    return replace(found, statement_id=new_id, facts=facts)
