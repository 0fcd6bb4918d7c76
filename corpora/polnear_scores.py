"""Score attributions against PolNeAR's, on character offsets.

The unit is the token, a run of word characters: marks never count. The definitions:

- token: tokens that stand in any content;
- exact: predicted and annotated content cover the same tokens;
- relaxed: the two share at least half of the tokens they cover together; pairs are made one to one,
  best overlap first, better agreeing sources before worse;
- full: a relaxed pair whose sources share a token, or that both have none.

An attribution is quoted when its content holds a double quotation mark. An attribution whose
content covers no token is dropped.
"""

import random
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from attribution.types import Spans
from corpora.polnear import RawAttribution, as_raw

_TOKEN = re.compile(r"\w+")
_DOUBLE_MARK = re.compile("[\"“”„‟«»＂]|``|''|’’|‘‘")
MEASURES = ("token", "exact", "relaxed", "full")


@dataclass(frozen=True, slots=True)
class TokenText:
    """A text and where its tokens start and end."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def covered(self, spans: Iterable[Sequence[int]]) -> frozenset[int]:
        """Indices of the tokens that share a character with one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            if end > start:
                first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
                found.update(range(first, last))
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Scored:
    """An attribution as token indices.

    Attributes:
        quoted: whether its content holds a double quotation mark.
        raw: the attribution's spans.
    """

    content: frozenset[int]
    source: frozenset[int]
    quoted: bool
    raw: RawAttribution


def read_tokens(text: str) -> TokenText:
    """Find the tokens of a text."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    return TokenText(text, tuple(a for a, _ in spans), tuple(b for _, b in spans))


def to_tokens(text: TokenText, attributions: Iterable[RawAttribution]) -> list[Scored]:
    """Attributions as token indices; those without a content token are dropped."""
    found = []
    for raw in attributions:
        content = text.covered(raw["content"])
        if content:
            quoted = any(_DOUBLE_MARK.search(text.text[a:b]) for a, b in raw["content"])
            found.append(Scored(content, text.covered(raw.get("source") or []), quoted, raw))
    return found


def pair_up(gold: Sequence[Scored], predicted: Sequence[Scored]) -> list[tuple[int, int]]:
    """Indices of the relaxed pairs, one to one, best overlap first."""
    candidates = []
    for i, annotated in enumerate(gold):
        for j, guess in enumerate(predicted):
            shared = len(annotated.content & guess.content)
            if not shared:
                continue
            overlap = shared / len(annotated.content | guess.content)
            if overlap >= 0.5:
                agreement = len(annotated.source & guess.source)
                candidates.append((-overlap, -agreement, i, j))
    return one_to_one(candidates)


def one_to_one(candidates: Iterable[tuple]) -> list[tuple[int, int]]:
    """Pairs in which no index comes twice, best first.

    Arguments:
        candidates: tuples that end with the two indices of a pair; what sorts first is best.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def same_source(gold: Scored, predicted: Scored) -> bool:
    """Whether two sources share a token, or both are empty."""
    if gold.source:
        return bool(gold.source & predicted.source)
    return not predicted.source


def judge(
    text: str, gold: Iterable[RawAttribution], claims: list[tuple[Spans, Spans]]
) -> list[bool]:
    """Whether each (content, source) matches an annotated attribution with the right source."""
    tokens = read_tokens(text)
    raw = [as_raw(content, source) for content, source in claims]
    annotated = to_tokens(tokens, gold)
    guesses = to_tokens(tokens, raw)
    if len(guesses) != len(raw):
        raise ValueError("a statement without a word")
    right = {j for i, j in pair_up(annotated, guesses) if same_source(annotated[i], guesses[j])}
    return [number in right for number in range(len(raw))]


Classes = Callable[[TokenText, Scored], Iterable[str]]


def count_article(
    text: str,
    gold: Iterable[RawAttribution],
    predicted: Iterable[RawAttribution],
    classes: Classes | None = None,
) -> Counter[str]:
    """Count what `figures` and `recall` need, in one article.

    Arguments:
        text: the article.
        gold: annotated attributions.
        predicted: predicted ones.
        classes: names the classes an annotated attribution belongs to.
    """
    tokens = read_tokens(text)
    annotated, guesses = to_tokens(tokens, gold), to_tokens(tokens, predicted)
    in_gold = frozenset().union(*(item.content for item in annotated))
    in_guess = frozenset().union(*(item.content for item in guesses))
    counts = Counter(
        {
            "articles": 1,
            "token gold": len(in_gold),
            "token predicted": len(in_guess),
            "token right": len(in_gold & in_guess),
        }
    )
    for measure in MEASURES[1:]:
        counts[f"{measure} gold"] += len(annotated)
        counts[f"{measure} predicted"] += len(guesses)
    partner = dict(pair_up(annotated, guesses))
    for index, item in enumerate(annotated):
        names = ["quoted" if item.quoted else "indirect"]
        names += classes(tokens, item) if classes else []
        guess = guesses[partner[index]] if index in partner else None
        hits = {
            "exact": guess is not None and guess.content == item.content,
            "relaxed": guess is not None,
            "full": guess is not None and same_source(item, guess),
        }
        for name in names:
            counts[f"class {name}"] += 1
        for measure, hit in hits.items():
            counts[f"{measure} right"] += hit
            for name in names:
                counts[f"class {name} {measure}"] += hit
        if guess is not None and item.source:
            counts["sources"] += 1
            counts["sources right"] += bool(item.source & guess.source)
    return counts


def figures(counts: Counter[str]) -> dict[str, tuple[float, float, float]]:
    """Micro-averaged precision, recall and F1 of each measure."""
    return {
        measure: _prf(
            counts[f"{measure} right"], counts[f"{measure} predicted"], counts[f"{measure} gold"]
        )
        for measure in MEASURES
    }


def _prf(right: int, predicted: int, gold: int) -> tuple[float, float, float]:
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def recall(counts: Counter[str], name: str, measure: str) -> float | None:
    """Share of a class that is found; None where the class is empty."""
    total = counts[f"class {name}"]
    return counts[f"class {name} {measure}"] / total if total else None


def intervals(
    articles: Sequence[Counter[str]], samples: int = 500, seed: int = 0
) -> dict[str, tuple[float, float]]:
    """95 % bootstrap intervals of F1, articles drawn with replacement.

    Arguments:
        articles: counts of each article.
        samples: how many corpora are drawn.
        seed: of the draw.
    """
    draw = random.Random(seed)
    values: dict[str, list[float]] = {measure: [] for measure in MEASURES}
    for _ in range(samples):
        total = add_up(draw.choices(articles, k=len(articles)))
        for measure, (_, _, f1) in figures(total).items():
            values[measure].append(f1)
    bounds = {}
    for measure, sample in values.items():
        sample.sort()
        bounds[measure] = (sample[int(0.025 * samples)], sample[int(0.975 * samples)])
    return bounds


def add_up(counts: Iterable[Counter[str]]) -> Counter[str]:
    """Sum of counts."""
    total: Counter[str] = Counter()
    for item in counts:
        total.update(item)
    return total
