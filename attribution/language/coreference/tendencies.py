"""What coreferee's network is told of a pronoun and a candidate, found once for each word.

coreferee makes the lists of a mention's features and of its place in the sentence anew for every
pair the mention stands in.
"""

from collections.abc import Callable
from typing import Any

from coreferee.data_model import FeatureTable, Mention
from coreferee.tendencies import TendenciesAnalyzer

from attribution.language.coreference.document import Text, TextWord
from attribution.language.coreference.rules import UniversalRules

Numbers = list[int | float]


class RememberedTendencies(TendenciesAnalyzer):
    """coreferee's analyzer, which remembers what it found.

    Arguments:
        rules: say what is a root or a verb.
        table: the features the network knows.
    """

    def __init__(self, rules: UniversalRules, table: FeatureTable) -> None:
        super().__init__(rules, _NoVocabulary(), table)

    def get_feature_map(self, token_or_mention: TextWord | Mention, doc: Text) -> Numbers:
        """The features a word, or any word of a mention, has: 1 or 0 each."""
        return _remember("features", super().get_feature_map, token_or_mention, doc)

    def get_position_map(self, token_or_mention: TextWord | Mention, doc: Text) -> Numbers:
        """Where in its sentence and its tree a word stands."""
        return _remember("position", super().get_position_map, token_or_mention, doc)

    def get_compatibility_map(self, referred: Mention, referring: TextWord) -> Numbers:
        """How a candidate and a pronoun stand to each other.

        Distance in words and in sentences, whether the candidate or its head governs the pronoun,
        the cosine of their vectors (-1 for roots), how many features they share.
        """
        root = referring.doc[referred.root_index]
        above = referring.ancestors
        first = root.coref_chains.temp_governing_sibling
        governs = any(
            word in above or (word.dep_ != self.rules_analyzer.root_dep and word.head in above)
            for word in ([root] if first is None else [root, first])
        )
        is_root = self.rules_analyzer.root_dep in (root.dep_, referring.dep_)
        shared = self._mask(referred, referring.doc) & self._mask(referring, referring.doc)
        return [
            referring.i - root.i,
            referring.coref_chains.temp_sent_index - root.coref_chains.temp_sent_index,
            int(governs),
            -1 if is_root else root.similarity(referring),
            shared.bit_count(),
        ]

    def _mask(self, asked: TextWord | Mention, doc: Text) -> int:
        """The features as the bits of a number."""

        def join(asked: TextWord | Mention, doc: Text) -> int:
            return int("".join(map(str, self.get_feature_map(asked, doc))), 2)

        return int(_remember("mask", join, asked, doc))


def _remember(
    what: str, find: Callable[[Any, Text], Any], asked: TextWord | Mention, doc: Text
) -> Any:
    """An answer about a word or a mention, kept with its first word."""
    mention = Mention(asked, False) if isinstance(asked, TextWord) else asked
    kept = doc[mention.root_index].answers
    key = what + " ".join(map(str, mention.token_indexes[1:]))
    if key not in kept:
        kept[key] = find(mention, doc)
    return kept[key]


class _NoVocabulary:
    """coreferee asks a pipeline for vectors of lemmas before it takes those of the text."""

    has_vector = False

    @property
    def vocab(self) -> "_NoVocabulary":
        return self

    def __getitem__(self, lemma: str) -> "_NoVocabulary":
        return self
