"""Who is heard: how large a share of the statements, the quoted words and the articles.

Shares of speakers are the plainest measure of whom news gives a voice (Gans 1979, Deciding What's
News; Sigal 1973, Reporters and Officials, who counts sources by channel and office). Who could not
be found and who is not named keep their share of the base: a share of the named alone would say
that an outlet that names few hears its few the more.
"""

from collections.abc import Iterator

import pandas as pd

from attribution.comparison.differences import NAMED
from attribution.framing.compared import Compared
from attribution.framing.observed import Observed, count, count_articles, observed
from attribution.framing.quoted import quoted_words
from attribution.framing.sources import COLUMNS, FEMALE, MALE, columns_of, groups, parts

_Counts = tuple[pd.DataFrame, pd.DataFrame]
_MOST_VALUES = 12  # of a scholar's column that are compared with tests; the more, the less is found
_ONE = ("",)


def observe_voice(compared: Compared) -> Observed:
    """Shares of statements, quoted words and articles of each kind of speaker and each speaker.

    The base of statements is all of them, one inside another counted too; of quoted words, all
    inside quotation marks; of articles, all articles, also those that nobody speaks in. Of women,
    it is women and men: statements, quoted words, and the people an article quotes (as the Global
    Media Monitoring Project counts them). Compared with tests are source classes (by type of
    speaker the statements only), women, and the statements of a scholar's columns of few values.

    Arguments:
        compared: see there.
    """
    statements = compared.statements.assign(quoted=quoted_words(compared))
    counts: list[_Counts] = []
    fixed: dict[str, tuple[str, ...]] = {}
    for column in columns_of(statements):
        name, found = COLUMNS[column], groups(statements, column)
        counts += _shares(name, statements, parts(statements, column), compared)
        if column == "source_class":
            fixed |= dict.fromkeys(_names(name), found)
        elif column == "type" or (column != "gender" and len(found) <= _MOST_VALUES):
            fixed[name] = found
    if "gender" in columns_of(statements):
        counts += _women(statements)
        fixed |= dict.fromkeys(("women", "quoted words by women", "women among people"), _ONE)
    counts += _shares("speaker", statements, single_speakers(statements), compared)
    return observed(counts, fixed)


def single_speakers(statements: pd.DataFrame) -> pd.Series:
    """Whose each statement is: a name, or what kind of speaker has none.

    Two speakers of one name are told apart by their ids.

    Arguments:
        statements: of ``Compared``.
    """
    named = statements["type"].isin(NAMED)
    names = statements.loc[named, ["speaker", "speaker_id"]]
    several = names.groupby("speaker")["speaker_id"].transform("nunique") > 1
    shown = names["speaker"].mask(several, names["speaker"] + " (" + names["speaker_id"] + ")")
    return shown.reindex(statements.index).fillna(parts(statements, "type"))


def _names(name: str) -> tuple[str, str, str]:
    return name, f"quoted words by {name}", f"articles by {name}"


def _shares(
    name: str, statements: pd.DataFrame, part: pd.Series, compared: Compared
) -> Iterator[_Counts]:
    of_statements, of_words, of_articles = _names(name)
    yield count(of_statements, statements, part)
    quoting = statements[statements["quoted"] > 0]
    yield count(of_words, quoting, part[quoting.index], "quoted")
    yield count_articles(of_articles, compared.articles["article"], statements, part)


def _women(statements: pd.DataFrame) -> Iterator[_Counts]:
    told = statements[statements["gender"].isin((FEMALE, MALE))]
    women = told["gender"].map({FEMALE: ""})
    yield count("women", told, women)
    quoting = told[told["quoted"] > 0]
    yield count("quoted words by women", quoting, women[quoting.index], "quoted")
    people = told.drop_duplicates(["article", "speaker_id"])
    yield count("women among people", people, women[people.index])
