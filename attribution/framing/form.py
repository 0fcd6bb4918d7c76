"""In what form speakers are reported, and where in the article.

Direct, mixed and indirect report are kinds of discourse presentation (Semino and Short 2004, Corpus
Stylistics); whose words are quoted and whose are only told, who speaks first and who has the last
word are marks of standing in news discourse (van Dijk 1988, News as Discourse; Bell 1991, The
Language of News Media).
"""

from collections.abc import Iterator

import pandas as pd

from attribution.framing.compared import Compared
from attribution.framing.observed import Observed, count, count_articles, observed
from attribution.framing.quoted import QUOTED, quoted_words
from attribution.framing.sources import NOBODY, class_column, groups, parts
from attribution.types import Kind

_Counts = tuple[pd.DataFrame, pd.DataFrame]
_KINDS = tuple(map(str, Kind))
_PLACES = ("first voice", "last word", "first third")


def observe_form(compared: Compared) -> Observed:
    """Kinds of report, words a quotation has, who is quoted rather than paraphrased, who is where.

    "words per quotation" is a mean: quoted words over statements that quote any. "quoted: CLASS" is
    the share of the class's statements that are direct or mixed. "first voice", "last word" and
    "first third" are shares of the articles in which a speaker is found: those whose first or last
    such statement is the class's, by the place of its content, and those that have one of the class
    in the first third of their characters. Of a statement inside another, it is the one around it
    whose place counts. Classes are `source_class`, or `type` where that is missing.

    Arguments:
        compared: see there.
    """
    statements = compared.statements.assign(quoted=quoted_words(compared))
    column = class_column(statements)
    classes = tuple(name for name in groups(statements, column) if name != NOBODY)
    counts = [count("form", statements, statements["kind"]), _length(statements)]
    counts += _quoted(statements, parts(statements, column), classes)
    counts += _places(compared, column)
    fixed = {"form": _KINDS, "words per quotation": ("",)}
    fixed |= {f"quoted: {name}": ("",) for name in classes}
    fixed |= dict.fromkeys(_PLACES, classes)
    return observed(counts, fixed)


def _length(statements: pd.DataFrame) -> _Counts:
    quoting = statements[statements["quoted"] > 0]
    hits, _ = count("words per quotation", quoting, weight="quoted")
    _, bases = count("words per quotation", quoting)
    return hits, bases


def _quoted(
    statements: pd.DataFrame, part: pd.Series, classes: tuple[str, ...]
) -> Iterator[_Counts]:
    form = statements["kind"].map(dict.fromkeys(QUOTED, ""))
    for name in classes:
        rows = statements[part == name]
        yield count(f"quoted: {name}", rows, form[rows.index])


def _places(compared: Compared, column: str) -> Iterator[_Counts]:
    found = compared.statements.dropna(subset=["speaker_id"])
    start = found["content"].map(lambda spans: spans[0][0]).astype("int64")
    end = found["content"].map(lambda spans: spans[-1][1]).astype("int64")
    length = compared.articles.set_index("article")["text"].str.len()
    found = found.assign(
        part=parts(found, column),
        start=start,
        end=end,
        early=start * 3 < found["article"].map(length).astype("int64"),
    )
    # of two that begin or end at one place the longer is around the other
    first = found.sort_values(["start", "end"], ascending=[True, False], kind="stable")
    last = found.sort_values(["end", "start"], ascending=[False, True], kind="stable")
    for measure, rows in zip(_PLACES, (first, last), strict=False):
        ends = rows.drop_duplicates("article")
        yield count(measure, ends, ends["part"])
    articles = found["article"].drop_duplicates()
    early = found["part"].where(found["early"])
    yield count_articles(_PLACES[2], articles, found, early)
