"""Pairs of sentences that a scholar decided."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from attribution.comparison import Decided, find_utterances
from attribution.comparison.decided import places_of, settle
from attribution.comparison.joining import Judged, join_average, join_overlapping
from attribution.comparison.parts import split_statements
from tests.conftest import make_study

FERRY = "When the bridge is finished, the town will put its old ferry up for sale"
SOLD = "The boat goes to whoever pays most for it"
TAX = "Nobody pays a tax for it"
NUMBERS = st.integers(0, 7)


def told(*words: str):
    """A statement an outlet, all Ann's."""
    study = make_study([(chr(65 + i), "Ann", "direct", text) for i, text in enumerate(words)])
    own = study.statements
    return study, places_of(split_statements(own.to_dict("records")), own)


def grouped(study, same=(), apart=()) -> list[set[str]]:
    decided = Decided(frozenset(same), frozenset(apart))
    table = find_utterances(study.statements, study.articles, study.speakers, decided=decided)
    return [set(rows["outlet"]) for _, rows in table.groupby("group_id")]


def test_sentences_told_to_be_one_utterance_are_one_group_however_unlike():
    study, (ferry, sold) = told(FERRY, SOLD)
    assert grouped(study) == []
    assert grouped(study, same=[(sold, ferry)]) == [{"A", "B"}]


def test_sentences_told_apart_stand_in_no_group_however_alike():
    study, (ferry, again) = told(FERRY, FERRY)
    assert grouped(study) == [{"A", "B"}]
    assert grouped(study, apart=[(again, ferry)]) == []


def test_what_reports_the_same_as_a_third_reports_the_same():
    study, (ferry, sold, tax) = told(FERRY, SOLD, TAX)
    assert grouped(study, same=[(ferry, sold), (sold, tax)]) == [{"A", "B", "C"}]


def test_a_sentence_of_two_utterances_stands_in_two_groups():
    study, (ferry, sold, tax) = told(FERRY, SOLD, TAX)
    groups = grouped(study, same=[(ferry, sold), (sold, tax)], apart=[(ferry, tax)])
    assert sorted(map(sorted, groups)) == [["A", "B"], ["B", "C"]]


def test_a_decided_member_has_similarity_one():
    study, (ferry, sold) = told(FERRY, SOLD)
    decided = Decided(frozenset({(ferry, sold)}), frozenset())
    table = find_utterances(study.statements, study.articles, study.speakers, decided=decided)
    assert table["similarity"].tolist() == [1.0, 1.0]


def test_decisions_on_sentences_that_are_not_there_change_nothing():
    study, (ferry, _) = told(FERRY, FERRY)
    statement, start, end = ferry
    assert grouped(study, apart=[(ferry, (statement, start, end + 1))]) == [{"A", "B"}]


def test_the_place_of_a_later_sentence_is_its_own():
    study, places = told(f"{FERRY}. {SOLD}", TAX)
    text = study.articles["text"][0]
    assert [text[start:end] for statement, start, end in places[:2]] == [f"{FERRY}.", SOLD]


@given(st.sets(st.tuples(NUMBERS, NUMBERS).filter(lambda pair: pair[0] != pair[1])))
def test_without_contradiction_every_chain_is_closed(pairs):
    study, places = told(*(f"Sentence number {number} says {number * 7}" for number in range(8)))
    own = study.statements
    decided = Decided(frozenset((places[a], places[b]) for a, b in pairs), frozenset())
    found = settle(decided, split_statements(own.to_dict("records")), own)
    for one, other in combinations(found.same, 2):
        if shared := set(one) & set(other):
            assert tuple(sorted((set(one) | set(other)) - shared)) in found.same


@given(
    st.dictionaries(st.tuples(st.integers(0, 4), st.integers(5, 9)), st.floats(0, 1)),
    st.sets(st.tuples(st.integers(0, 4), st.integers(5, 9))),
)
def test_no_group_holds_a_pair_that_stands_apart(scores, apart):
    judged = Judged(scores, [str(number) for number in range(10)], set(), apart)
    for group in [*join_average(judged, 0.3), *join_overlapping(judged, 0.3)]:
        assert not apart & set(combinations(group, 2))
