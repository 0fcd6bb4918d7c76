"""Which facts about a speaker are shown, and the evidence kept with them.

A gender rests on a title or a given name, or on the pronouns of two chains, and stays open where
articles contradict each other. Of roles and affiliations the one most articles give is shown.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from attribution.types import Fact

FactIn = tuple[str, Fact]  # the article's file and a fact in it

_CHAINS = 2  # pronouns may stand in the wrong chain; two chains that agree seldom do
_AGREE = 0.9  # share of articles that must agree on a gender
_PLACES = 3  # pieces of evidence shown for a fact


def choose_facts(located: Iterable[FactIn]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The value of each kind of fact that its evidence allows, and that evidence.

    Arguments:
        located: (file, fact) pairs about one speaker.

    Returns:
        Values by kind (gender, role, affiliation; absent where nothing is known), and a line for
        each: "gender: female (title, a.txt [12, 15))".
    """
    by_kind: dict[str, list[FactIn]] = defaultdict(list)
    for file, fact in sorted(set(located)):
        by_kind[fact.kind].append((file, fact))
    chosen = {
        "role": _commonest(by_kind["role"]),
        "affiliation": _commonest(by_kind["affiliation"]),
        "gender": _gender(by_kind["gender"]),
    }
    values = {kind: value for kind, value in chosen.items() if value}
    lines = [_line(kind, value, by_kind[kind]) for kind, value in values.items()]
    return values, tuple(lines)


def _commonest(facts: Sequence[FactIn]) -> str | None:
    """The value of most articles, then of most places, in its commonest spelling."""
    files: dict[str, set[str]] = defaultdict(set)
    places: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for file, fact in facts:
        key = fact.value.casefold()
        files[key].add(file)
        places[key] += 1
        spellings[key][fact.value] += 1
    if not files:
        return None
    best = max(files, key=lambda key: (len(files[key]), places[key], -len(key), key))
    return spellings[best].most_common(1)[0][0]


def _gender(facts: Sequence[FactIn]) -> str | None:
    told = _by_article([item for item in facts if item[1].why != "pronoun"])
    chains = Counter(fact.value for _, fact in facts if fact.why == "pronoun")
    titled = any(fact.why == "title" for _, fact in facts)
    for gender, other in (("male", "female"), ("female", "male")):
        if told[gender]:
            agree = told[gender] >= _AGREE * told.total()
            doubted = chains[other] >= _CHAINS and chains[other] > chains[gender]
            if agree and (titled or not doubted):
                return gender
        elif not told.total() and chains[gender] >= max(_CHAINS, _AGREE * chains.total()):
            return gender
    return None


def _by_article(facts: Sequence[FactIn]) -> Counter[str]:
    """In how many articles a gender is told; one that tells both counts for both."""
    return Counter(value for _, value in {(file, fact.value) for file, fact in facts})


def _line(kind: str, value: str, facts: Sequence[FactIn]) -> str:
    own = [(file, fact) for file, fact in facts if fact.value.casefold() == value.casefold()]
    shown = [f"{fact.why}, {file} [{fact.span.start}, {fact.span.end})" for file, fact in own]
    rest = f"; {len(own) - _PLACES} more" if len(own) > _PLACES else ""
    return f"{kind}: {value} ({'; '.join(shown[:_PLACES])}{rest})"
