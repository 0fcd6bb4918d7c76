"""Whose words a few marked words are: the outlet's own, somebody's, or a name.

Told from the text around the marks. ``words_about_words.csv`` holds the words that stand before or
after a word that is named or was said by somebody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from attribution.comparison.cue_verbs import cue_lemmas
from attribution.comparison.words import lexicon, negates
from attribution.lexicons import words_of_kind
from attribution.statements.cues import cue_lexicon
from attribution.stories.words import WORD, is_content, plain

_MOST = 3  # words; what is longer was mostly said by somebody
_NEAR = 3  # words beside the marks, among which one may say whose or what they are
_HEADING = 14  # words; first paragraphs that have no more are headline and deck
_SUBHEADING = 6  # words; a paragraph anywhere that has no more is mostly one
_LIST = 3  # marked words in one sentence; so many are a list of words
_DOUBLE = re.compile(r"[\"“]|''|``")
_SINGLE = re.compile(r"‘|(?<![\w'])'(?=\w)")
_MARKED = re.compile(r"“[^“”]*”|\"[^\"]*\"|''.*?''")
_GLOSS = re.compile(r"\b[A-Z]\w+ for $")  # "Russian for “goodbye”"
_THAT = re.compile(r"\b(\w+) that\b")
_CLOSED = re.compile(r"(?:''|[\"”’'»“])$")
_WHOLE = re.compile(r"[.?!]\W*$")
_ASKED = re.compile(r"[?!]\W*$")
_BREAK = re.compile(r"[.!?:;\n]")
_SENTENCE_END = re.compile(r"[.!?:][\"”’')]*\s+|\n\s*")
_PUT = re.compile(r"\bas [^“\"]+ (?:puts?|has put) it\b", re.IGNORECASE)
_VOICED = ("speech", "writing")
_ACTS = (*_VOICED, "thought")
_VOTES = frozenset({"yes", "no", "yea", "nay", "aye"})


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in quotation marks, with the text around them.

    Attributes:
        text: the words with their marks.
        words: the words.
        before: their sentence up to the marks.
        after: and from the marks on.
        place: [start, end) of the sentence in the article.
        paragraph: their paragraph up to the marks.
        heading: whether that paragraph is a heading by its length and place.
        nested: whether the marks are single in an article whose marks are mostly double.
    """

    text: str
    words: tuple[str, ...]
    before: str
    after: str
    place: tuple[int, int]
    paragraph: str
    heading: bool
    nested: bool


def mark(text: str, start: int, end: int) -> Marked:
    """Marked words with what stands around them.

    Arguments:
        text: an article.
        start: where the opening mark stands.
        end: after the closing one.
    """
    top = text.rfind("\n", 0, start) + 1
    bottom = text.find("\n", end) if "\n" in text[end:] else len(text)
    ends = (match.end() for match in _SENTENCE_END.finditer(text, top, start))
    first = max(ends, default=top)
    # the sentence may end with the marks: "… the “deal.” He …"
    after = _SENTENCE_END.search(text, max(start, end - 2), bottom)
    last = max(end, after.start()) if after else bottom
    lengths = [len(WORD.findall(line)) for line in text[:bottom].split("\n")]
    # a headline and what stands under it: nothing above is longer
    heading = max(lengths) <= _HEADING or lengths[-1] <= _SUBHEADING
    return Marked(
        text[start:end],
        tuple(WORD.findall(text[start:end])),
        text[first:start],
        text[end:last],
        (first, last),
        text[top:start],
        heading,
        _SINGLE.match(text, start) is not None and _doubles(text),
    )


@cache
def _doubles(text: str) -> bool:
    return len(_DOUBLE.findall(text)) > len(_SINGLE.findall(text))


def is_own_voice(marked: Marked, quoted: Sequence[Sequence[int]]) -> bool:
    """Whether nothing shows that marked words are somebody else's, or a name, or no words at all.

    Arguments:
        marked: the words.
        quoted: [start, end) of what direct and mixed statements of the article hold; a sentence
            that quotes somebody quotes the same in its other marks.
    """
    first, last = marked.place
    if not 0 < len(marked.words) <= _MOST or any(b < last and e > first for b, e in quoted):
        return False
    return not any(
        belongs(marked)
        for belongs in (_is_no_prose, _is_said, _is_name, _is_named_before, _is_named_after)
    )


def _is_no_prose(marked: Marked) -> bool:
    """In a heading, never closed, or a value in the code of a page."""
    return marked.heading or not _CLOSED.search(marked.text) or marked.before.endswith("=")


def _is_said(marked: Marked) -> bool:
    """Inside a quotation, a headline or a list, or a whole sentence, clause, denial or vote."""
    if (
        marked.nested
        or len(_MARKED.findall(f"{marked.before}{marked.text}{marked.after}")) >= _LIST
    ):
        return True
    opened = marked.paragraph.count("“") > marked.paragraph.count("”")
    if opened or marked.paragraph.count('"') % 2 == 1 or _ASKED.search(marked.text):
        return True
    if not marked.before.strip() and _WHOLE.search(marked.text):
        return True
    words = [plain(word) for word in marked.words]
    clause = len(words) > 1 and (words[0] in lexicon("subject pronoun") or negates(words[0]))
    return clause or not _VOTES.isdisjoint(words)


def _is_name(marked: Marked) -> bool:
    """Written as a title or name; the capital of a sentence's first word tells nothing."""
    words = marked.words[not marked.before.strip() :]
    if not words or not words[0][0].islower():
        return True
    content = [word for word in words if is_content(plain(word))]
    return not any(word[0].islower() for word in content or words)


def _is_named_before(marked: Marked) -> bool:
    """Introduced as a word, a name, somebody's words, or what somebody means to do."""
    words = WORD.findall(_BREAK.split(marked.before)[-1])[-_NEAR:]
    if _PUT.search(marked.before) or words[-1:] == ["as"] or _GLOSS.search(marked.before):
        return True
    if any(_is_cue(plain(verb), _ACTS) for verb in _THAT.findall(marked.before)):
        return True
    if words[-1:] == ["to"] and len(marked.words) > 1:
        return True
    return any(_introduces(plain(word)) for word in words if word[0].islower())


def _is_named_after(marked: Marked) -> bool:
    """Followed by a word for what was said, or, after a comma, by who said it."""
    words = [word.lower() for word in WORD.findall(marked.after)[:_NEAR]]
    if words and words[0] in words_of_kind("framing", "words_about_words.csv", "after"):
        return True
    comma = marked.after.startswith(",") or marked.text.rstrip("\"”’'»").endswith(",")
    return comma and any(map(_introduces, words))


@cache
def _introduces(word: str) -> bool:
    named = word in words_of_kind("framing", "words_about_words.csv", "before")
    return named or _is_cue(word, _VOICED)


@cache
def _is_cue(word: str, acts: tuple[str, ...]) -> bool:
    lexicon = cue_lexicon()
    return any(lemma in lexicon and lexicon[lemma].act in acts for lemma in cue_lemmas(word))
