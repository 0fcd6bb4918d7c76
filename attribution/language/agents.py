"""Nouns that can speak: words for people, and for bodies of people."""

from functools import cache
from importlib.resources import files

from attribution.lexicons import words_of_kind
from attribution.types import Word

# Bodies that news lets speak.
COLLECTIVES = words_of_kind("language", "collectives.csv", "speaks")
# Texts that news quotes as it quotes people.
DOCUMENTS = words_of_kind("language", "collectives.csv", "document")


@cache
def person_words() -> frozenset[str]:
    """Nouns for people, from coreferee's English word list, with offices of the news."""
    text = files("coreferee").joinpath("lang/en/data/person_words.dat").read_text(encoding="utf-8")
    words = {line.strip().lower() for line in text.splitlines()}
    return frozenset(words | {"spokesperson", "spokesman", "spokeswoman", "envoy", "minister"})


def is_agent(word: Word) -> bool:
    """Whether the head of a source is something that can speak.

    Arguments:
        word: the head of the source phrase.
    """
    if word.upos in ("PROPN", "PRON", "ADJ", "DET", "X"):
        return True
    lemma, form = word.lemma.lower(), word.text.lower()
    return bool({lemma, form} & (person_words() | COLLECTIVES))
