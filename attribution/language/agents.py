"""Nouns that can speak: words for people, and for bodies of people."""

from functools import cache
from importlib.resources import files

from attribution.types import Word

# Bodies that news lets speak (collective and institutional nouns).
COLLECTIVES = frozenset(
    [
        "administration",
        "agency",
        "airline",
        "alliance",
        "army",
        "association",
        "authority",
        "authorities",
        "bank",
        "board",
        "broadcaster",
        "bureau",
        "cabinet",
        "camp",
        "campaign",
        "channel",
        "church",
        "club",
        "coalition",
        "commission",
        "committee",
        "community",
        "company",
        "congress",
        "consulate",
        "corporation",
        "council",
        "court",
        "daily",
        "defence",
        "defense",
        "delegation",
        "department",
        "directorate",
        "embassy",
        "family",
        "federation",
        "firm",
        "force",
        "foundation",
        "fund",
        "government",
        "group",
        "hospital",
        "house",
        "industry",
        "institute",
        "institution",
        "journal",
        "judiciary",
        "junta",
        "jury",
        "leadership",
        "league",
        "lobby",
        "magazine",
        "management",
        "media",
        "military",
        "ministry",
        "mission",
        "monarchy",
        "movement",
        "navy",
        "network",
        "newspaper",
        "nation",
        "office",
        "opposition",
        "organisation",
        "organization",
        "outlet",
        "outlets",
        "palace",
        "panel",
        "paper",
        "parliament",
        "partner",
        "party",
        "police",
        "poll",
        "presidency",
        "press",
        "prosecution",
        "publication",
        "radio",
        "regime",
        "regulator",
        "report",
        "secretariat",
        "senate",
        "service",
        "side",
        "society",
        "staff",
        "state",
        "station",
        "study",
        "survey",
        "taskforce",
        "team",
        "think-tank",
        "treasury",
        "tribunal",
        "troops",
        "union",
        "university",
        "watchdog",
        "website",
        "west",
        "country",
        "neighbour",
        "neighbor",
        "ally",
    ]
)


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
