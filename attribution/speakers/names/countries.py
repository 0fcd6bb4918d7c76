"""Countries by name, demonym, capital or seat of government.

Names, demonyms and capitals come from the package countryinfo; ``metonyms.csv`` adds seats of
government and customary short names; a ministry or parliament among them is a body of its own in
its country. Scholars may add lines to it.
"""

import json
import re
from functools import cache
from importlib.resources import files

from attribution.lexicons import read_lexicon


@cache
def _tables() -> tuple[dict[str, str], frozenset[str]]:
    """Country code by lower-cased word, names, demonyms and capitals alike; and the demonyms."""
    table: dict[str, str] = {}
    capitals: dict[str, str] = {}
    entries = files("countryinfo").joinpath("data").iterdir()
    countries = [
        json.loads(entry.read_text(encoding="utf-8"))
        for entry in entries
        if entry.name.endswith(".json")
    ]
    # a demonym that several territories share is the most populous one's
    countries.sort(key=lambda facts: (-(facts.get("population") or 0), facts["name"]))
    for facts in countries:
        code = (facts.get("ISO") or {}).get("alpha2")
        if not code:
            continue
        names = [facts.get("name"), facts.get("demonym")]
        names += [name for name in facts.get("altSpellings", []) if len(name) > 3]
        for name in names:
            if name:
                table.setdefault(name.lower(), code)
        capital = facts.get("capital") or []
        for name in [capital] if isinstance(capital, str) else capital:
            capitals.setdefault(name.lower(), code)
    for capital, code in capitals.items():
        table.setdefault(capital, code)
    for row in read_lexicon("speakers.names", "metonyms.csv"):
        table[row["word"].lower()] = row["country"]
    demonyms = frozenset(facts["demonym"].lower() for facts in countries if facts.get("demonym"))
    return table, demonyms


def country_code(phrase: str) -> str | None:
    """The country a word or phrase stands for.

    Arguments:
        phrase: "Moscow", "the Kremlin", "Russian", "Americans", "United States".

    Returns:
        The ISO 3166 code, or None.
    """
    plain = re.sub(r"['’]s?$", "", _without_article(phrase))
    table = _tables()[0]
    return table.get(plain) or table.get(plain.removesuffix("s"))


def _without_article(phrase: str) -> str:
    return re.sub(r"^the\s+", "", phrase.strip().lower())


@cache
def _bodies() -> dict[str, str]:
    rows = read_lexicon("speakers.names", "metonyms.csv")
    return {row["word"].lower(): row["body"] for row in rows if row["body"]}


def body_of(name: str) -> str:
    """The ministry or parliament that a name of a state stands for; empty for the state itself.

    Arguments:
        name: "the Pentagon", "Moscow".
    """
    return _bodies().get(_without_article(name), "")


def is_demonym(phrase: str) -> bool:
    """Whether a phrase is what the people of a country are called ("Norwegian").

    Arguments:
        phrase: a word.
    """
    return phrase.lower() in _tables()[1]


def countries_in(phrase: str) -> tuple[str, ...]:
    """Codes of the countries named in a phrase, in order, longest names first.

    Arguments:
        phrase: "the spokesperson for the National Security Council of the United States".
    """
    words = re.findall(r"[\w.'’-]+", phrase)
    found: list[str] = []
    index = 0
    while index < len(words):
        for length in (4, 3, 2, 1):
            candidate = " ".join(words[index : index + length])
            capitalized = candidate[:1].isupper()
            code = country_code(candidate) if capitalized else None
            if code and index + length <= len(words):
                if code not in found:
                    found.append(code)
                index += length - 1
                break
        index += 1
    return tuple(found)
