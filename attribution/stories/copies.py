"""Find articles that are copies of others: wire copy, reprints, near-identical texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from hashlib import blake2b
from itertools import chain, product

import numpy as np
import pandas as pd
from scipy import sparse

from attribution.stories.agencies import Agency, find_agency
from attribution.stories.metadata import column, read_date
from attribution.stories.settings import StorySettings
from attribution.stories.words import WORD, body, plain
from attribution.tables import ARTICLE_STORIES, make_table

_SEED, _BITS = 1, 16  # of the numbers drawn for words, and of their number at least
_FACTOR = 6364136223846793005  # odd, so that it has an inverse among 64-bit numbers
_MOST_CELLS = 27  # bits of the number of counters: 128 MB
_COLUMNS = ("copy_of", "copied", "agency", "agency_from")


def find_copies(articles: pd.DataFrame, settings: StorySettings | None = None) -> pd.DataFrame:
    """Find which articles are copies, and which news agencies wrote them.

    Two articles are copies when runs of common words cover most of the shorter one. The earliest is
    the original, among undated ones the longest; a copy is never an original. An article whose
    words are mostly those of an agency's article is that agency's, named or not.

    Arguments:
        articles: a table with article and text and, where known, outlet and date.
        settings: see `StorySettings`.

    Returns:
        A row an article, on the same index: copy_of, copied, agency, agency_from; see
        ``tables.ARTICLE_STORIES``.
    """
    settings = settings or StorySettings()
    names, texts = articles["article"].tolist(), articles["text"].array
    dates = [read_date(value) for value in column(articles, "date")]
    words = _numbered(texts)
    order = sorted(
        range(len(names)),
        key=lambda i: (dates[i] is None, dates[i] or date.min, -len(words[i]), names[i]),
    )
    original = _originals(words, order, settings)
    copied = {copy: _covered(words[copy], words[of], settings) for copy, of in original.items()}
    agencies = [*map(find_agency, texts, column(articles, "outlet"))]
    _lend_agencies(agencies, original, copied, settings)
    rows = [
        {
            "copy_of": names[original[i]] if i in original else None,
            "copied": round(copied[i], 3) if i in original else None,
            "agency": found.name if (found := agencies[i]) else None,
            "agency_from": found.place if found else None,
        }
        for i in range(len(names))
    ]
    schema = tuple(column for column in ARTICLE_STORIES if column.name in _COLUMNS)
    return make_table(rows, schema).set_axis(articles.index)


def _numbered(texts: Iterable[str]) -> list[np.ndarray]:
    """The words of each article as numbers, drawn with a fixed seed so that sums tell runs apart.

    Kept are numbers of words in order of appearance, which take half of the place; see `_drawn`.
    """
    number: dict[str, int] = {}
    return [
        np.array(
            [number.setdefault(plain(word), len(number)) for word in WORD.findall(body(text))],
            dtype=np.int32,
        )
        for text in texts
    ]


@cache
def _drawn(bits: int) -> np.ndarray:
    """What stands for the words whose number has so many bits; more bits only add some."""
    return np.random.default_rng(_SEED).integers(1, 2**63, 1 << bits, dtype=np.uint64)


def _runs(words: np.ndarray, length: int) -> np.ndarray:
    """A number for each run of words; a text shorter than a run is one."""
    length = min(length, len(words))
    if not length:
        return np.empty(0, dtype=np.uint64)
    large = _drawn(max(_BITS, int(words.max()).bit_length()))[words]
    powers, inverse = _powers(max(_BITS, len(words).bit_length()))
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(large * powers[: len(words)])])
    starts = len(words) - length + 1
    return (sums[length:] - sums[:starts]) * inverse[:starts]


@cache
def _powers(bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Powers of the factor from 1 up, and of its inverse from 0 up, so many bits."""
    powers = np.cumprod(np.full(1 << bits, _FACTOR, dtype=np.uint64))
    inverse = np.full(1 << bits, pow(_FACTOR, -1, 1 << 64), dtype=np.uint64)
    inverse[0] = 1
    return powers, np.cumprod(inverse)


def _originals(
    words: Sequence[np.ndarray], order: Sequence[int], settings: StorySettings
) -> dict[int, int]:
    """The original of each copy.

    An article is the copy of the first original it shares its words with; so that a digest that
    prints two reports does not make them copies of each other.
    """
    near = _neighbours(words, settings)
    original: dict[int, int] = {}
    rank = {index: place for place, index in enumerate(order)}
    for index in order:
        earlier = sorted(
            (other for other in near[index] if rank[other] < rank[index]),
            key=lambda other: rank[other],
        )
        for other in earlier:
            if other not in original:
                original[index] = other
                break
        else:
            # the copy of a copy, cut or changed too much to be like the original itself
            close = [
                other
                for other in earlier
                if _covered(words[index], words[other], settings) >= settings.copied
                and _covered(words[other], words[index], settings) >= settings.copied
            ]
            if close:
                original[index] = original[close[0]]
    return original


def _neighbours(words: Sequence[np.ndarray], settings: StorySettings) -> dict[int, set[int]]:
    """For each article, those whose runs cover most of the shorter of the two."""
    same: dict[bytes, list[int]] = defaultdict(list)
    for index, text in enumerate(words):
        if len(text):
            same[blake2b(text.tobytes(), digest_size=16).digest()].append(index)
    distinct = list(same.values())
    alike: dict[int, set[int]] = defaultdict(set)
    pairs = _candidates([words[members[0]] for members in distinct], settings)
    for one, other in chain(pairs, ((index, index) for index in range(len(distinct)))):
        shorter, longer = sorted((words[distinct[k][0]] for k in (one, other)), key=len)
        if _covered(shorter, longer, settings) < settings.copied:
            continue
        for a, b in product(distinct[one], distinct[other]):
            if a != b:
                alike[a].add(b)
                alike[b].add(a)
    return alike


def _candidates(texts: Sequence[np.ndarray], settings: StorySettings) -> Iterator[tuple[int, int]]:
    """Pairs of different texts with so many common runs that they may be copies."""
    owners, columns, width = _common_runs(texts, settings)
    table = sparse.csr_matrix(
        (np.ones(len(owners), dtype=np.int32), (owners, columns)), shape=(len(texts), width)
    )
    shared = sparse.triu(table @ table.T, k=1).tocoo()
    for one, other, number in zip(shared.row, shared.col, shared.data, strict=True):
        # a common run covers at most its own length of new words
        shorter = min(len(texts[one]), len(texts[other]))
        if number * settings.copy_run >= settings.copied * shorter:
            yield int(one), int(other)


def _common_runs(
    texts: Sequence[np.ndarray], settings: StorySettings
) -> tuple[np.ndarray, np.ndarray, int]:
    """The runs that several texts hold, not too many: text and number of each, and how many."""
    often = _count_runs(texts, settings.copy_run)
    runs = [
        own[_seen_again(own, often)]
        for own in (np.unique(_runs(text, settings.copy_run)) for text in texts)
    ]
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), [len(own) for own in runs])
    _, column, holders = np.unique(
        np.concatenate([*runs, np.empty(0, dtype=np.uint64)]),
        return_inverse=True,
        return_counts=True,
    )
    usable = (holders[column] > 1) & (holders[column] <= settings.common_run)
    _, column = np.unique(column[usable], return_inverse=True)
    return owners[usable], column, int(column.max(initial=0)) + 1


def _count_runs(texts: Sequence[np.ndarray], length: int) -> tuple[np.ndarray, np.ndarray]:
    """Two tables that count in how many texts a run stands, up to two; a cell may hold several runs.

    All runs at once are as many as all words; most stand in one text and are nobody's copy.
    """
    bits = min(_MOST_CELLS, max(_BITS, sum(map(len, texts)).bit_length() + 1))
    tables = np.zeros(1 << bits, dtype=np.uint8), np.zeros(1 << bits, dtype=np.uint8)
    for text in texts:
        own = np.unique(_runs(text, length))
        for table, cells in zip(tables, _cells(own, bits), strict=True):
            table[cells] = np.minimum(table[cells] + 1, 2)
    return tables


def _seen_again(runs: np.ndarray, often: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Which runs may stand in another text too."""
    first, second = _cells(runs, len(often[0]).bit_length() - 1)
    seen: np.ndarray = (often[0][first] > 1) & (often[1][second] > 1)
    return seen


def _cells(runs: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Where a run is counted in two tables: by its highest bits, and by others."""
    shift = np.uint64(64 - bits)
    return runs >> shift, (runs * np.uint64(_FACTOR)) >> shift


def _covered(words: np.ndarray, other: np.ndarray, settings: StorySettings) -> float:
    """The share of an article's words that stand in runs of the other's."""
    if not len(words):
        return 0.0
    length = min(settings.copy_run, len(words))
    starts = np.flatnonzero(np.isin(_runs(words, length), _runs(other, length)))
    change = np.zeros(len(words) + 1, dtype=int)
    np.add.at(change, starts, 1)
    np.add.at(change, starts + length, -1)
    return float((change.cumsum()[:-1] > 0).mean())


def _lend_agencies(
    agencies: list[Agency | None],
    original: dict[int, int],
    copied: dict[int, float],
    settings: StorySettings,
) -> None:
    """Name the agency of what is mostly the words of an agency's article."""
    families: dict[int, list[int]] = defaultdict(list)
    for copy, of in original.items():
        if copied[copy] >= settings.copied:
            families[of].append(copy)
    for of, copies in families.items():
        members = [of, *copies]
        named = {found.name for index in members if (found := agencies[index])}
        if len(named) == 1:
            agency = Agency(named.pop(), "copy")
            for index in members:
                agencies[index] = agencies[index] or agency
