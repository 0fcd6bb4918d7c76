"""Scare quotes: words an outlet uses in its own voice and marks as not its own.

They keep a distance from a word ("the “historic” deal"), from its usual sense, or mark a term as
one of others (Predelli 2003, Scare quotes and their relation to other semantic issues).
"""

import re
from functools import cache

import pandas as pd

from attribution.comparison.cue_verbs import cue_lemmas
from attribution.framing.compared import Compared
from attribution.framing.observed import BASES, Observed, count
from attribution.lexicons import words_of_kind
from attribution.statements.cues import cue_lexicon
from attribution.statements.proposals import SHORT_QUOTATION
from attribution.stories.words import WORD, is_content, plain

MEASURE = "scare quotes"
_TABLE = "words_about_words.csv"
_MOST = 3  # words; what is longer was mostly said by somebody
_PER = 1000  # words of an article
_NEAR = 3  # words before the marks, among which one may introduce what they hold
_CLOSED = re.compile(r"(?:''|[\"”’'»“])$")
_BREAK = re.compile(r"[.!?:;\n]")
_SENTENCE_END = re.compile(r"[.!?:][\"”’')]*\s+|\n\s*")
_PUT = re.compile(r"\bas [^“\"]+ (?:puts?|has put) it\b", re.IGNORECASE)
_VOICED = ("speech", "writing")
# "voted “no”": what is said or put on paper
_VOTES = frozenset({"yes", "no", "yea", "nay", "aye"})


def observe_scare_quotes(compared: Compared) -> Observed:
    """Scare quotes per 1,000 words of an article.

    Arguments:
        compared: see there.
    """
    hits, _ = count(MEASURE, find_scare_quotes(compared))
    articles = compared.articles
    bases = pd.DataFrame(
        {
            "measure": MEASURE,
            "article": articles["article"],
            "base": articles["words"].astype(float) / _PER,
        }
    )
    return Observed(hits, bases[list(BASES)], {MEASURE: ("",)})


def find_scare_quotes(compared: Compared) -> pd.DataFrame:
    """One to three marked words that no statement holds and that nothing shows to be another's.

    Left out are marked words written as a title or a name; those that a word before them introduces
    as a word ("the term “…”", "labeled “…”") or as somebody's ("what she called “…”"); those whose
    sentence also quotes a statement; marks nobody closes and marks of code. A scare quote that
    begins with a capital is missed, and so are those in headings.

    Arguments:
        compared: see there.

    Returns:
        article, start, end (marks included), text, side and story.
    """
    candidates = compared.left_out[compared.left_out["reason"] == SHORT_QUOTATION]
    texts = compared.articles.set_index("article")["text"]
    quoting = compared.statements[compared.statements["kind"] != "indirect"]
    quoted = quoting[["article", "content"]].explode("content").groupby("article")["content"]
    spans = quoted.agg(list).to_dict()
    kept = [
        _is_marked_only(texts[row.article], row.start, row.end, spans.get(row.article, []))
        for row in candidates.itertuples()
    ]
    found = candidates[pd.Series(kept, index=candidates.index, dtype=bool)]
    return found[["article", "start", "end", "text", "side", "story"]].reset_index(drop=True)


def _is_marked_only(text: str, start: int, end: int, quoted: list[list[int]]) -> bool:
    marked = text[start:end]
    words = WORD.findall(marked)
    if not 0 < len(words) <= _MOST or not _CLOSED.search(marked) or text[:start].endswith("="):
        return False
    first, last = _sentence(text, start, end)
    if any(begin < last and close > first for begin, close in quoted):
        return False
    if _is_inside_marks(text[text.rfind("\n", 0, start) + 1 : start]):
        return False
    before = text[first:start]
    if _is_name(words, begins=not before.strip()) or _VOTES & set(map(plain, words)):
        return False
    following = WORD.search(text, end, last)
    if following and following.group() in words_of_kind("framing", _TABLE, "after"):
        return False
    return not _is_introduced(before, len(words))


def _is_inside_marks(before: str) -> bool:
    """Whether a quotation that a paragraph opened is still open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((match.end() for match in _SENTENCE_END.finditer(text, 0, start)), default=0)
    after = _SENTENCE_END.search(text, end - 1)
    return first, after.start() if after else len(text)


def _is_name(words: list[str], begins: bool) -> bool:
    """Whether words are written as a title or name; a sentence's first capital tells nothing."""
    telling = [word for word in words[begins:] if is_content(plain(word))]
    if begins and not telling:
        return True
    return not words[begins][0].islower() or not any(word[0].islower() for word in telling or words)


def _is_introduced(before: str, marked: int) -> bool:
    """Whether one of the last words before marks names what they hold, or says it.

    An infinitive of several words ("wants to “rebuild the pier”") is what somebody means to do.

    Arguments:
        before: the sentence up to the marks.
        marked: number of marked words.
    """
    words = WORD.findall(_BREAK.split(before)[-1])[-_NEAR:]
    if _PUT.search(before) or words[-1:] == ["as"] or (words[-1:] == ["to"] and marked > 1):
        return True
    return any(_introduces(plain(word)) for word in words if word[0].islower())


@cache
def _introduces(word: str) -> bool:
    if word in words_of_kind("framing", _TABLE, "before"):
        return True
    return any(
        lemma in cue_lexicon() and cue_lexicon()[lemma].act in _VOICED for lemma in cue_lemmas(word)
    )
