"""Phrases on hand-made trees, and the words behind spans."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.language.annotated import AnnotatedArticle
from attribution.language.syntax import (
    Phrase,
    antecedent_of_relative,
    is_plural,
    noun_phrase,
    source_words,
    subtree,
)
from attribution.types import Article, Sentence, Span, Word

# The mayor of Lund , who had waited , said the piers of the old town would open .
TREE = """
The DET 1 det
mayor NOUN 13 nsubj
of ADP 3 case
Lund PROPN 1 nmod
, PUNCT 7 punct
who PRON 7 nsubj
had AUX 7 aux
waited VERB 1 acl:relcl
, PUNCT 7 punct
and CCONJ 11 cc
the DET 11 det
clerk NOUN 1 conj
, PUNCT 13 punct
said VERB -1 root
piers NOUN 16 nsubj
would AUX 16 aux
open VERB 13 ccomp
"""


def build(rows: str, start: int = 0) -> Sentence:
    words = []
    for row in rows.strip().splitlines():
        form, upos, head, deprel = row.split()
        span = Span(start, start + len(form))
        words.append(Word(form, span, form.lower(), upos, "", "", int(head), deprel))
        start = span.end + 1
    return Sentence(tuple(words), 0)


SENTENCE = build(TREE)
TEXT = " ".join(word.text for word in SENTENCE.words)


def forms(indexes) -> str:
    return " ".join(SENTENCE.words[index].text for index in sorted(indexes))


def test_a_noun_phrase_has_its_modifiers_and_no_clause():
    assert noun_phrase(SENTENCE, 1).of(TEXT) == "The mayor of Lund"


def test_a_noun_phrase_leaves_the_preposition_before_it():
    assert noun_phrase(SENTENCE, 3).of(TEXT) == "Lund"


def test_a_source_keeps_who_is_coordinated_and_drops_the_relative_clause():
    assert forms(source_words(SENTENCE, 1)) == "The mayor of Lund the clerk"


def test_a_subtree_holds_everything_below():
    assert forms(subtree(SENTENCE, 16)) == "piers would open"


def test_the_head_is_the_nominal_nothing_inside_governs():
    assert Phrase(SENTENCE, (6, 7)).head_word.text == "waited"
    assert Phrase(SENTENCE, (0, 1, 2, 3)).head_word.text == "mayor"


def test_coordinated_people_are_several_only_where_the_phrase_holds_both():
    assert is_plural(Phrase(SENTENCE, (0, 1, 9, 10, 11)))
    assert not is_plural(Phrase(SENTENCE, (0, 1)))


def test_a_relative_pronoun_belongs_to_the_noun_of_its_clause():
    antecedent = antecedent_of_relative(Phrase(SENTENCE, (5,)))
    assert antecedent is not None
    assert antecedent.of(TEXT) == "The mayor of Lund"
    assert antecedent_of_relative(Phrase(SENTENCE, (14,))) is None


TWO = AnnotatedArticle(
    Article("a.txt", TEXT + " " + TEXT), (SENTENCE, build(TREE, start=len(TEXT) + 1))
)


@given(st.lists(st.tuples(st.integers(0, 2 * len(TEXT)), st.integers(0, 40)), max_size=3))
def test_the_words_of_spans_are_those_that_share_a_character(places):
    spans = [Span(start, start + length) for start, length in places]
    phrase = TWO.phrase(spans)
    touched = [
        (number, index)
        for number, sentence in enumerate(TWO.sentences)
        for index, word in enumerate(sentence.words)
        if any(word.span.overlaps(span) for span in spans)
    ]
    first = touched[0][0] if touched else None
    assert (phrase is None) == (not touched)
    if phrase is not None:
        assert phrase.sentence is TWO.sentences[first]
        assert list(phrase.indexes) == [index for number, index in touched if number == first]
    for span in spans:
        expected = next((s for s in TWO.sentences if s.span.overlaps(span)), None)
        assert TWO.sentence_at(span) is expected
