"""Words of articles, and how rare each is.

``articles_with_word.csv`` counts in how many of 1,915 news articles a word stands (PolNeAR's training
articles, Newell et al. 2018, and the English Worldwide Newswire, Shan et al. 2023); made by
``training.count_words``. A corpus of three articles on one event cannot tell by itself which of its
words are rare.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import pandas as pd
from scipy import sparse

from attribution.corpus.boilerplate import mark_boilerplate
from attribution.corpus.paragraphs import split_paragraphs
from attribution.lexicons import read_lexicon
from attribution.stories.metadata import column
from attribution.types import Span

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")
ALL = "*"  # the row of the table that holds the number of articles
_LEAD_WORDS = 100
_MOST = 65_535  # times that a word is counted in an article
_LEAD_CHARACTERS = 1400  # more than a sentence encoder reads


def bare(word: str) -> str:
    """A word with a straight apostrophe and without its possessive ending.

    Arguments:
        word: as written.
    """
    return _POSSESSIVE.sub("", word.replace("’", "'"))


@lru_cache(maxsize=1 << 17)
def plain(word: str) -> str:
    """A word as it is compared: lower case, straight apostrophe, no possessive ending.

    Arguments:
        word: as written.
    """
    return bare(word.lower())


@cache
def function_words() -> frozenset[str]:
    """English function words (spaCy's stop words)."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(plain(word) for word in STOP_WORDS) | {"don't", "won't", "can't"}


def is_content(word: str) -> bool:
    """Whether a compared word has a meaning of its own.

    Arguments:
        word: see `plain`.
    """
    return len(word) > 1 and word not in function_words()


def body_spans(text: str) -> list[Span]:
    """The paragraphs that are article: no menus, teasers and forms.

    Arguments:
        text: an article.
    """
    paragraphs = split_paragraphs(text)
    unread = {mark.span for mark in mark_boilerplate(text, paragraphs)}
    return [span for span in paragraphs if span not in unread]


def body(text: str) -> str:
    """An article without what is not article; see `body_spans`.

    Arguments:
        text: an article.
    """
    return "\n\n".join(span.of(text) for span in body_spans(text))


def lead(title: object, text: str) -> str:
    """The headline and the first paragraphs: what an article is about.

    Arguments:
        title: the headline, or a missing value.
        text: the article's body.
    """
    headline = title.strip() if isinstance(title, str) else ""
    if headline and not text.startswith(headline):
        text = f"{headline}\n\n{text}"
    return text[:_LEAD_CHARACTERS]


def leads(articles: pd.DataFrame) -> list[str]:
    """The texts whose sentence vectors `find_stories` takes.

    Arguments:
        articles: a table with text and, where known, title.
    """
    titles = column(articles, "title")
    return [lead(title, body(text)) for title, text in zip(titles, articles["text"], strict=True)]


@dataclass(frozen=True, slots=True)
class WordCounts:
    """How often each article has each content word.

    Attributes:
        table: a row an article, a column a word.
        vocabulary: the words of the columns, in order.
    """

    table: sparse.csr_matrix
    vocabulary: list[str]


def count_words(texts: Iterable[tuple[object, str]]) -> WordCounts:
    """The content words of articles; those of headline and lead count twice.

    Arguments:
        texts: the headline, or a missing value, and the body of each article.
    """
    column: dict[str, int] = {}
    ids, numbers, ends = array("i"), array("H"), array("q", [0])
    for title, text in texts:
        counted = _count(title, text)
        ids.extend([column.setdefault(word, len(column)) for word in counted])
        numbers.extend([min(number, _MOST) for number in counted.values()])
        ends.append(len(ids))
    vocabulary = sorted(column)
    place = np.empty(len(vocabulary), dtype=np.int32)
    place[[column[word] for word in vocabulary]] = np.arange(len(vocabulary), dtype=np.int32)
    table = sparse.csr_matrix(
        (np.array(numbers), place[np.array(ids)], np.array(ends)),
        shape=(len(ends) - 1, len(vocabulary)),
    )
    table.sort_indices()
    return WordCounts(table, vocabulary)


def _count(title: object, text: str) -> Counter[str]:
    headline = title if isinstance(title, str) else ""
    words = [plain(word) for word in WORD.findall(text)]
    first = [plain(word) for word in WORD.findall(headline)] + words[:_LEAD_WORDS]
    counts = Counter(filter(is_content, words))
    counts.update(set(filter(is_content, first)))
    return counts


@cache
def _background() -> dict[str, int]:
    rows = read_lexicon("stories", "articles_with_word.csv")
    return {row["word"]: int(row["articles"]) for row in rows}


def share_of_articles(word: str) -> float:
    """In what share of the counted news articles a word stands, 0 to 1.

    Arguments:
        word: in the form that `plain` gives.
    """
    background = _background()
    return background.get(word, 0) / background[ALL]


def rarity(counts: WordCounts, stories: Sequence[Sequence[int]]) -> np.ndarray:
    """Weight of each word: the logarithm of how many stories one must read to meet it.

    The corpus's own stories are added to the articles of the table, so that a small corpus changes
    little, and a large one on one topic, or in another language, speaks for itself. Stories and not
    articles: an event that thirty outlets tell makes its words no more common.

    Arguments:
        counts: the words of each article.
        stories: indices of the articles of each story; every article alone where none is known.

    Returns:
        A weight for each word of the vocabulary.
    """
    share = np.zeros(counts.table.shape[0])
    for members in stories:
        share[list(members)] = 1 / len(members)
    told = np.bincount(
        counts.table.indices,
        weights=np.repeat(share, np.diff(counts.table.indptr)),
        minlength=len(counts.vocabulary),
    )
    background = _background()
    known = np.array([background.get(word, 0) for word in counts.vocabulary])
    weights: np.ndarray = np.log((background[ALL] + len(stories) + 1) / (known + told + 1))
    return weights
