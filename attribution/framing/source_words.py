"""What the words of a phrase tell of a class of source, by the lines of ``source_classes.csv``.

Its kinds: who or what is so called has the class (*person*, *body*); who works *in* a body, or
speaks *of* another, and a *text*, have the class of the other where it is told, else that of the
line; *hides* are words for people who stay unnamed; a *title* ends names of outlets; *name* and
*figure* are bodies and people known by name; a *group* is one of ISCO-08, whose offices
``speakers/names/offices.csv`` lists.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from attribution.lexicons import read_lexicon
from attribution.speakers.names.offices import office_groups

PEOPLE = ("person", "in", "of", "hides")  # kinds of words for people
BODIES = ("name", "title", "body")
DEPENDING = ("in", "of", "text")  # kinds whose class is another's
LINKS = frozenset(
    {
        "of", "for", "at", "with", "in", "from", "to", "on", "by", "behind", "representing",
        "within", "against", "about", "under", "near", "including",
    }
)  # fmt: skip
# words that begin no name, though they may have a capital letter
NO_NAMES = frozenset(
    {
        "a", "an", "another", "the", "this", "that", "his", "her", "its", "their", "our", "my", "mr",
        "mrs", "ms", "former", "ex", "then", "new", "deputy",
    }
)  # fmt: skip
_BOUNDS = frozenset({",", ";", "(", "—", "–", "and", "or"})
_RELATIVES = frozenset({"who", "whose", "whom", "which", "that", "where", "when", "while", "as"})
_COPULAS = frozenset({"is", "was", "has", "had", "served", "works", "worked"})
_LONGEST = 6  # words of an entry
_TOKEN = re.compile(r"[^\W_][\w.&’'-]*|[,;(—–]")
_OWNER = re.compile(r"(?<=\w)['’]s?$")
_INITIALS = re.compile(r"(?:\w\.){2,}\w?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the lexicon."""

    word: str
    kind: str
    source_class: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a phrase, or several that the lexicon has as one.

    Attributes:
        text: as written, without "'s" and the full stops of "F.B.I.".
        plain: lower-cased.
        owner: whether "'s" stood behind it.
    """

    text: str
    plain: str
    owner: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@cache
def _lexicon() -> dict[str, dict[str, Entry]]:
    """The entries by word, then by kind; those of a word go before that of its group."""
    rows = read_lexicon("framing", "source_classes.csv")
    groups = {row["word"]: row["class"] for row in rows if row["kind"] == "group"}
    table = {
        word: {"person": Entry(word, "person", groups[group])}
        for word, group in office_groups().items()
        if group in groups
    }
    for row in rows:
        if row["kind"] not in ("group", "figure"):
            kinds = table.setdefault(row["word"], {})
            if row["kind"] in DEPENDING:
                kinds.pop("person", None)
            kinds[row["kind"]] = Entry(row["word"], row["kind"], row["class"])
    return table


@cache
def figures() -> dict[str, str]:
    """The classes of people whom articles name without an office."""
    rows = read_lexicon("framing", "source_classes.csv")
    return {row["word"]: row["class"] for row in rows if row["kind"] == "figure"}


@cache
def campaigners() -> frozenset[str]:
    """Words for who seeks an office: candidates and their staff."""
    rows = read_lexicon("framing", "source_classes.csv")
    return frozenset(
        row["word"] for row in rows if row["kind"] == "person" and "campaigns" in row["source"]
    )


def singulars(word: str) -> tuple[str, ...]:
    """What a word can be the plural of.

    Arguments:
        word: lower-cased.
    """
    if word.endswith("men"):
        return (word[:-3] + "man",)
    if word.endswith("ies"):
        return (word[:-3] + "y", word[:-1])
    if word.endswith("s") and not word.endswith("ss"):
        return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
    return ()


def hides(word: str) -> bool:
    """Whether a word, in either number, is one for people who stay unnamed."""
    return any("hides" in _lexicon().get(form, {}) for form in (word, *singulars(word)))


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a phrase; an entry with "of" or "and" inside is one.

    Arguments:
        text: "a lawyer for the F.B.I.", "the Bank of England".
    """
    single = [_token(match.group()) for match in _TOKEN.finditer(text)]
    joined: list[Token] = []
    index = 0
    while index < len(single):
        part = single[index : index + _length_of_entry(single, index)]
        text, plain = " ".join(t.text for t in part), " ".join(t.plain for t in part)
        joined.append(Token(text, plain, part[-1].owner))
        index += len(part)
    return joined


def _token(word: str) -> Token:
    bare = _OWNER.sub("", word)
    owner = bare != word
    bare = bare.replace(".", "") if _INITIALS.fullmatch(bare) else bare.rstrip(".")
    return Token(bare or word, (bare or word).lower(), owner)


def _length_of_entry(tokens: Sequence[Token], first: int) -> int:
    """How many words are one entry that a link or bound would tear; 1 where none is."""
    for length in range(min(_LONGEST, len(tokens) - first), 2, -1):
        part = tokens[first : first + length]
        torn = any(token.plain in LINKS | _BOUNDS for token in part)
        if torn and find_entry(part, (*PEOPLE, *BODIES, "text"), whole=True):
            return length
    return 1


def find_entry(
    tokens: Sequence[Token], kinds: Iterable[str], *, whole: bool = False
) -> Entry | None:
    """The entry of the longest words that end a phrase.

    Arguments:
        tokens: of the phrase.
        kinds: those looked for, the preferred first.
        whole: whether the entry has to fill the phrase.
    """
    longest = len(tokens) if whole else min(_LONGEST, len(tokens))
    for length in range(longest, longest - 1 if whole else 0, -1):
        part = tokens[len(tokens) - length :]
        text = " ".join(token.text for token in part)
        front = [token.plain for token in part[:-1]]
        last = part[-1].plain
        plain = [" ".join([*front, form]) for form in (last, *singulars(last))]
        for kind in kinds:
            if kind == "title" and not (part[-1].capital and len(tokens) > 1):
                continue
            if kind == "name" and " " not in text and _ends_name(tokens):
                continue
            forms = [text] if kind == "name" else plain
            for form in forms:
                if kind in _lexicon().get(form, {}):
                    return _lexicon()[form][kind]
    return None


def _ends_name(tokens: Sequence[Token]) -> bool:
    """Whether the last word rather ends a longer name: "Vicente Fox"."""
    before = tokens[-2] if len(tokens) > 1 else None
    longer = before is not None and before.capital and before.plain not in NO_NAMES
    return longer and not tokens[-1].text.isupper()


def segments_of(tokens: Sequence[Token]) -> list[list[list[Token]]]:
    """What commas and "and" divide, each divided at "of", "for" and their like.

    Arguments:
        tokens: of a phrase; a clause behind "who" is left out, but for "who was …".
    """
    segments: list[list[list[Token]]] = [[[]]]
    for index, token in enumerate(tokens):
        if token.plain == "as" and index and tokens[index - 1].plain in _COPULAS:
            segments.append([[]])
        elif token.plain in _RELATIVES:
            behind = tokens[index + 1].plain if index + 1 < len(tokens) else ""
            if behind not in _COPULAS:
                break
            segments.append([[]])
        elif token.plain in _BOUNDS:
            segments.append([[]])
        elif token.plain in LINKS:
            segments[-1].append([])
        else:
            segments[-1][-1].append(token)
    return [segment for segment in segments if any(segment)]


def end_of_noun(part: Sequence[Token], kinds: Iterable[str]) -> int:
    """Where a participle behind a known word begins a clause: "members | reading aloud".

    Arguments:
        part: words between two links.
        kinds: of entries that count as known.
    """
    for index in range(1, len(part)):
        word = part[index]
        participle = word.plain.endswith(("ing", "ed")) and not word.capital
        if not participle or word.plain in _lexicon():
            continue
        if any(find_entry(part[:end], kinds) for end in range(1, index + 1)):
            return index
    return len(part)
