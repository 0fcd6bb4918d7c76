"""Find the words that articles of one story share verbatim, quoted by one of them at least.

They are evidence that two outlets report one utterance, and that those they name are one speaker.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from attribution.corpus.paragraphs import split_paragraphs
from attribution.language.quotation_marks import find_quotations
from attribution.stories.settings import StorySettings
from attribution.stories.words import WORD, body_spans, is_content, plain
from attribution.tables import SHARED_QUOTES, make_table

_Content = tuple[str, int, int]  # statement_id, start, end


@dataclass(frozen=True, slots=True)
class _Text:
    """An article as a row of words.

    Attributes:
        words: as they are compared.
        spans: where each stands.
        quoted: whether it stands in quotation marks.
        said: whether it stands in quotation marks or in a statement.
    """

    article: str
    text: str
    words: list[str]
    spans: list[tuple[int, int]]
    quoted: list[bool]
    said: list[bool]
    contents: list[_Content]


def find_shared_quotes(
    articles: pd.DataFrame,
    statements: pd.DataFrame | None = None,
    settings: StorySettings | None = None,
) -> pd.DataFrame:
    """Find the longest runs of words that two articles of a story share, said in one of them.

    Arguments:
        articles: a table with article, text and story_id.
        statements: see ``tables.STATEMENTS``; what they hold counts as said, with marks or without.
        settings: see `StorySettings`.

    Returns:
        One row a run and pair of articles, with the columns of ``tables.SHARED_QUOTES``; in order.
    """
    settings = settings or StorySettings()
    contents: dict[str, list[_Content]] = defaultdict(list)
    if statements is not None:
        for name, statement_id, spans in zip(
            statements["article"], statements["statement_id"], statements["content"], strict=True
        ):
            contents[name] += [(statement_id, int(start), int(end)) for start, end in spans]
    rows: list[dict] = []
    for story_id, members in articles.groupby("story_id", sort=True):
        if len(members) < 2:
            continue
        texts = [
            _read(name, text, contents[name])
            for name, text in sorted(zip(members["article"], members["text"], strict=True))
        ]
        rows += [{"story_id": story_id, **row} for row in _shared(texts, settings)]
    return make_table(rows, SHARED_QUOTES)


def quotations_of(text: str) -> list[tuple[int, int]]:
    """[start, end) of what stands in quotation marks.

    Arguments:
        text: of an article.
    """
    found = find_quotations(text, split_paragraphs(text))
    return [(quotation.inner.start, quotation.inner.end) for quotation in found]


def _read(name: str, text: str, contents: list[_Content]) -> _Text:
    spans = [
        match.span()
        for paragraph in body_spans(text)
        for match in WORD.finditer(text, paragraph.start, paragraph.end)
    ]
    quoted = _inside(spans, quotations_of(text))
    stated = _inside(spans, [(start, end) for _, start, end in contents])
    return _Text(
        name,
        text,
        [plain(text[start:end]) for start, end in spans],
        spans,
        quoted,
        [one or other for one, other in zip(quoted, stated, strict=True)],
        contents,
    )


def _inside(spans: Sequence[tuple[int, int]], stretches: Sequence[tuple[int, int]]) -> list[bool]:
    inside = [False] * len(spans)
    at = 0
    for start, end in sorted(stretches):
        # stretches may overlap, so the place to begin goes back no further than the last start
        while at < len(spans) and spans[at][0] < start:
            at += 1
        index = at
        while index < len(spans) and spans[index][1] <= end:
            inside[index] = True
            index += 1
    return inside


def _shared(texts: Sequence[_Text], settings: StorySettings) -> Iterator[dict]:
    """The runs of every pair of articles, found by the three words they begin with.

    A shared quote holds three words in a row at least.
    """
    seeds: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    begins = [[*zip(text.words, text.words[1:], text.words[2:], strict=False)] for text in texts]
    for index, text in enumerate(texts):
        content = [*map(is_content, text.words)]
        for at, seed in enumerate(begins[index]):
            if content[at] or content[at + 1] or content[at + 2]:
                seeds[seed].append((index, at))
    told = [_any_of(text.said) for text in texts]
    for index, text in enumerate(texts):
        done: dict[tuple[int, int], int] = {}  # how far an alignment was followed
        for at, seed in enumerate(begins[index]):
            places = seeds.get(seed, ())
            if len(places) < 2 or len(places) > settings.common_run:
                continue
            said = told[index][at]
            for other, there in places:
                alignment = (other, there - at)
                if other <= index or done.get(alignment, -1) > at:
                    continue
                opposite = texts[other]
                if not said and not told[other][there]:
                    continue
                start, end = _longest(text.words, at, opposite.words, there)
                done[alignment] = end
                yield from _rows(text, opposite, start, end, there - at, settings)


def _any_of(said: Sequence[bool]) -> list[bool]:
    """Of each word whether it or one of the next two is said."""
    return [a or b or c for a, b, c in zip(said, said[1:], said[2:], strict=False)]


def _longest(words: Sequence[str], at: int, opposite: Sequence[str], there: int) -> tuple[int, int]:
    """The run both hold around a place in each."""
    start, end, shift = at, at, there - at
    while start > 0 and start + shift > 0 and words[start - 1] == opposite[start + shift - 1]:
        start -= 1
    while end < len(words) and end + shift < len(opposite) and words[end] == opposite[end + shift]:
        end += 1
    return start, end


def _rows(
    text: _Text, opposite: _Text, start: int, end: int, shift: int, settings: StorySettings
) -> Iterator[dict]:
    """The parts of a run that are said on one side at least."""
    part: list[int] = []
    for index in [*range(start, end), None]:
        if index is not None and (text.said[index] or opposite.said[index + shift]):
            part.append(index)
            continue
        content = [each for each in part if is_content(text.words[each])]
        names = sum(_is_name(text, each) or _is_name(opposite, each + shift) for each in content)
        if len(content) >= settings.quote_words and len(content) - names >= settings.not_names:
            here = (text.spans[part[0]][0], text.spans[part[-1]][1])
            there = (opposite.spans[part[0] + shift][0], opposite.spans[part[-1] + shift][1])
            yield {
                "article": text.article,
                "start": here[0],
                "end": here[1],
                "article_b": opposite.article,
                "start_b": there[0],
                "end_b": there[1],
                "words": text.text[here[0] : here[1]],
                "content_words": len(content),
                "quoted": all(text.quoted[each] for each in part),
                "quoted_b": all(opposite.quoted[each + shift] for each in part),
                "statements": _holding(text.contents, here),
                "statements_b": _holding(opposite.contents, there),
            }
        part = []


def _is_name(text: _Text, index: int) -> bool:
    """Whether a word has a capital; one that begins a sentence counts too, which costs little."""
    return text.text[text.spans[index][0]].isupper()


def _holding(contents: Sequence[_Content], span: tuple[int, int]) -> list[str]:
    found = (one for one, start, end in contents if start < span[1] and span[0] < end)
    return list(dict.fromkeys(found))
