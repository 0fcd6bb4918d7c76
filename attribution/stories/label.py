"""Name a story by the names and words that tell it from others."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from attribution.stories.likeness import Features
from attribution.stories.words import WORD, bare, is_content, plain

_ITEMS = 4
_CANDIDATES = 15
MOST_TEXTS = 20  # more texts of one story hardly change its words


def label_story(features: Features, members: Sequence[int], bodies: Sequence[str]) -> str:
    """The most telling names and words of a story, comma-separated; empty for empty texts.

    Arguments:
        features: of the corpus.
        members: the story's articles.
        bodies: their texts.
    """
    rows = features.words[list(members)]
    words_held, number = np.unique(rows.indices, return_inverse=True)
    weights = np.bincount(number, weights=rows.data, minlength=len(words_held))
    # a word of one article is no label
    weights *= np.bincount(number[rows.data > 0], minlength=len(words_held))
    best = [i for i in np.argsort(-weights, kind="stable")[:_CANDIDATES] if weights[i] > 0]
    words = [features.vocabulary[words_held[index]] for index in best]
    spelling = _spellings(set(words), bodies[:MOST_TEXTS])
    items: list[str] = []
    named: set[str] = set()
    for word in words:
        if word in named or any(char.isdigit() for char in word):
            continue
        item = spelling.get(word, word)
        if named.isdisjoint(plain(part) for part in item.split()):
            items.append(item)
        named.update(plain(part) for part in item.split())
        if len(items) == _ITEMS:
            break
    return ", ".join(items)


def _spellings(words: set[str], bodies: Sequence[str]) -> dict[str, str]:
    """Each word as it is mostly written, a name with the name beside it in half the texts."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    beside: dict[str, Counter[str]] = defaultdict(Counter)  # in how many texts
    often: Counter[str] = Counter()
    for text in bodies:
        pairs: set[tuple[str, str]] = set()
        matches = list(WORD.finditer(text))
        for index, match in enumerate(matches):
            word = plain(match.group())
            if word not in words:
                continue
            form = bare(match.group())
            written[word][form] += 1
            for left, right in ((index - 1, index), (index, index + 1)):
                if left < 0 or right >= len(matches):
                    continue
                one, other = matches[left], matches[right]
                between = text[one.end() : other.start()]
                both = (one.group(), other.group())
                if between == " " and all(
                    part[0].isupper() and is_content(plain(part)) for part in both
                ):
                    name = bare(" ".join(both))
                    pairs.add((word, name))
                    often[name] += 1
        for word, name in pairs:
            beside[word][name] += 1
    spelling = {}
    for word, forms in written.items():
        form = max(sorted(forms), key=lambda each: forms[each])
        names = beside[word]
        if form[0].isupper() and names:
            name = max(sorted(names), key=lambda each: (names[each], often[each]))
            if names[name] >= max(2, len(bodies) / 2):
                form = name
        spelling[word] = form
    return spelling
