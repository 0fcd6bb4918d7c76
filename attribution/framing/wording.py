"""Words of attribution: the verbs that report, by class, and hedges in what is reported.

The classes are those of ``docs/codebook-reporting-verbs.md``. ``reporting_verbs.csv`` holds the
verbs; scholars may add lines or change classes.
"""

from functools import cache

import pandas as pd

from attribution.comparison.alignment import words_in
from attribution.comparison.cue_verbs import cue_lemmas
from attribution.comparison.words import lexicon
from attribution.framing.compared import Compared
from attribution.framing.observed import Observed, count, gather
from attribution.framing.sources import columns_of
from attribution.lexicons import read_lexicon

CLASSES = ("neutral", "assertive", "doubting", "arguing", "emotive")
OTHER = "other"  # a verb, or another word that reports, which the table does not have
OFFICIAL = "official"
VERBS, VERBS_FOR_OFFICIALS, HEDGES = "reporting verbs", "verbs for officials", "hedges"
# Of the modal verbs, those that say that something is possible and no more.
_POSSIBLE = frozenset({"may", "might", "could"})


def observe_wording(compared: Compared) -> Observed:
    """Reporting verbs by class, also for officials alone, and hedges.

    Verbs are shares of the statements with a cue; a cue whose verb is not in the table is "other".
    Hedges are the share of statements whose content holds a hedge or approximator (Hyland 2005,
    Metadiscourse), or "may", "might" or "could". The word is the speaker's or, in indirect report,
    perhaps the outlet's: the measure tells how sure what is reported sounds, not who made it so.

    Arguments:
        compared: see there.
    """
    statements = compared.statements
    classes = verbs_by_class(statements)
    told, classes = statements[classes.notna()], classes.dropna()
    groups = (*CLASSES, OTHER)
    hedged = statements["content_text"].map(is_hedged).map({True: "", False: None})
    parts = [
        Observed(*count(VERBS, told, classes), {VERBS: groups}),
        Observed(*count(HEDGES, statements, hedged), {HEDGES: ("",)}),
    ]
    if "source_class" in columns_of(statements):
        official = told["source_class"].eq(OFFICIAL).fillna(False)
        counted = count(VERBS_FOR_OFFICIALS, told[official], classes[official])
        parts.append(Observed(*counted, {VERBS_FOR_OFFICIALS: groups}))
    return gather(parts)


@cache
def _classes() -> dict[str, str]:
    return {row["lemma"]: row["class"] for row in read_lexicon("framing", "reporting_verbs.csv")}


@cache
def _verbs() -> frozenset[str]:
    return frozenset(_classes())


@cache
def verb_class(cue: str) -> str:
    """The class of a cue's verb, `OTHER` where the table has none.

    Arguments:
        cue: the words that report, as written.
    """
    (verb, *_) = (*cue_lemmas(cue, _verbs()), "")
    return _classes().get(verb, OTHER)


def is_hedged(content: str) -> bool:
    """Whether words hold a hedge; "May" the month is none.

    Arguments:
        content: what is reported.
    """
    hedges, modals = lexicon("hedge", "approximator"), lexicon("modal")
    return any(
        word.form in hedges or (modals.get(word.form) in _POSSIBLE and word.text != "May")
        for word in words_in(content, [[0, len(content)]])
    )


def verbs_by_class(statements: pd.DataFrame) -> pd.Series:
    """Of each statement, the class of its verb; missing where there is no cue.

    Arguments:
        statements: see ``tables.STATEMENTS``.
    """
    cues = statements["cue_text"].fillna("")
    return cues.map(lambda cue: verb_class(cue) if cue else None)
