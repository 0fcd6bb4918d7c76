"""Join an organisation's full name and its acronym; tell names from descriptions."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from anyascii import anyascii

from attribution.language.agents import COLLECTIVES, person_words
from attribution.lexicons import words_of_kind
from attribution.speakers.across.joins import Joined, Key, Located
from attribution.speakers.names.acronyms import initials_of, plain_acronym, without_article
from attribution.speakers.names.personal import PARTIES

_LOOSE = words_of_kind("speakers.names", "role_words.csv", "loose")
_CHAMBERS = frozenset({"house", "senate", "congress", "parliament"})
_WORD = re.compile(r"[^\W\d_][\w.'’&-]*")


def plain_name(name: str) -> str:
    """A name in lower case without article and possessive, an acronym without full stops.

    Arguments:
        name: "the Harbour Board's", "the N.R.A.".
    """
    bare = re.sub(r"['’]s?$", "", without_article(name))
    return anyascii(plain_acronym(bare) or bare).lower()


def is_generic(name: str) -> bool:
    """Whether a name describes and does not name: no capitalized word but common ones.

    Arguments:
        name: "the group", "Several officials"; "the Harbour Board" is a name.
    """
    words = _WORD.findall(name)
    if len(words) > 1 and not any(word[:1].isupper() for word in words[1:]):
        return True  # a capital that begins a description begins a sentence
    proper = [word for word in words if word[:1].isupper() and word.lower() not in _LOOSE]
    return len(proper) < 2 and all(_is_common(word) for word in proper)


def _is_common(word: str) -> bool:
    plain = re.sub(r"['’]s?$", "", word).lower()
    forms = {plain, plain.removesuffix("s"), re.sub(r"ies$", "y", plain)}
    return bool(forms & (COLLECTIVES | person_words() | PARTIES)) and plain not in _CHAMBERS


def join_organisations(keys: Mapping[Key, Sequence[Located]], joined: Joined) -> None:
    """Join the names of one organisation in several stories, and its acronym with its full name.

    Descriptions stay in their story. Where several full names of the corpus have the initials of an
    acronym, only the one of the same story is joined with it.

    Arguments:
        keys: keys of type organisation with their references; a key holds a plain name and a story.
        joined: the groups; changed.
    """
    named = [key for key, located in keys.items() if _is_named(located)]
    alike: dict[str, list[Key]] = defaultdict(list)
    full: dict[str, list[Key]] = defaultdict(list)
    full_in_story: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(named):
        alike[_bag(key[1])].append(key)
        for letters in initials_of(key[1]):
            full[letters].append(key)
            full_in_story[letters, key[2]].append(key)
    for same in alike.values():
        for key, following in pairwise(same):
            joined.join(key, following, "one name in the same words")
    for key in sorted(named):
        letters = key[1].upper()
        if letters in full:
            # the first name of each group is enough from here on: groups only grow
            first: dict[Key, Key] = {}
            for name in full[letters]:
                first.setdefault(joined.root(name), name)
            full[letters] = list(first.values())
        own = full_in_story.get((letters, key[2]), [])
        for fitting, where in ((own, "story"), (full.get(letters, []), "corpus")):
            if len({joined.root(name) for name in fitting}) == 1:
                reason = f"the one full name of the {where} with these initials"
                joined.join(key, fitting[0], reason)
                break


def _bag(name: str) -> str:
    """The words of a name in any order: "Department of Justice", "Justice Department"."""
    return " ".join(sorted(set(name.split()) - {"of", "the", "for"}))


def _is_named(located: Sequence[Located]) -> bool:
    return any(not is_generic(reference.name) for _, reference in located)
