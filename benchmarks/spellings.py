"""Whether a name is one of the spellings that a sheet accepts: strings compared, nothing parsed."""

import re
import unicodedata
from collections.abc import Iterable

# what stands before a name in the news and is no part of it
_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "sen", "senator", "rep", "representative", "congressman",
    "congresswoman", "gov", "governor", "mayor", "president", "vice", "president-elect", "former",
    "republican", "democratic", "democrat", "us", "justice", "chief", "judge", "attorney", "general",
    "secretary", "prime", "minister", "speaker", "sir", "lord", "lady", "prof", "professor",
})  # fmt: skip


def plain_spelling(name: str) -> str:
    """A name in lower case without article, titles in front, possessive and punctuation.

    Arguments:
        name: "the Harbour Board's", "Sen. Ann Lee".
    """
    folded = unicodedata.normalize("NFKD", name).casefold().replace("’", "'")
    folded = "".join(sign for sign in folded if not unicodedata.combining(sign))
    words = re.sub(r"'s?(?=\s|$)", "", folded).split()
    bare = [re.sub(r"[^\w-]", "", word) for word in words]
    bare = [word for word in bare if word]
    if bare and bare[0] in ("the", "a", "an"):
        bare = bare[1:]
    while len(bare) > 1 and bare[0] in _TITLES:
        bare = bare[1:]
    return " ".join(bare)


def is_accepted(name: str, accepted: Iterable[str]) -> bool:
    """Whether a name is one of the accepted spellings.

    Arguments:
        name: as the tool gives it.
        accepted: spellings of a sheet.
    """
    return plain_spelling(name) in {plain_spelling(spelling) for spelling in accepted}
