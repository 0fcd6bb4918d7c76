"""Given names of women and men: coreferee's lists, mended by ``given_names.csv``."""

from functools import cache
from importlib.resources import files

from attribution.lexicons import read_lexicon


@cache
def given_names() -> dict[str, str]:
    """male, female or either by given name."""
    lists = []
    for gender in ("male", "female"):
        path = files("coreferee").joinpath(f"lang/common/data/{gender}_names.dat")
        lists.append({line.strip().lower() for line in path.read_text("utf-8").splitlines()})
    male, female = lists
    table = dict.fromkeys(male, "male") | dict.fromkeys(female, "female")
    table |= dict.fromkeys(male & female, "either")
    return table | {
        row["name"]: row["gender"] for row in read_lexicon("speakers.names", "given_names.csv")
    }


def is_given_name(word: str) -> bool:
    """Whether a word is a given name of women or men.

    Arguments:
        word: lower-cased.
    """
    return word in given_names()
