"""The same utterance in several articles."""

from attribution.comparison import find_utterances
from tests.conftest import make_study

ONE = "When the bridge is finished, the town will put its old ferry up for sale"
OTHER = "Once the bridge is done, the town will be able to sell the old ferry"


def grouped(*quotes: tuple[str, str, str, str]) -> list[set[str]]:
    study = make_study(list(quotes))
    table = find_utterances(study.statements, study.articles, study.speakers)
    strict = table[table["relation"] == "strict"]
    return [set(rows["statement_id"]) for _, rows in strict.groupby("group_id")]


def test_the_same_words_in_two_outlets_are_one_group():
    assert grouped(("A", "Ann", "direct", ONE), ("B", "Ann", "indirect", ONE)) == [{"s1", "s2"}]


def test_another_wording_of_the_same_words_is_found():
    assert grouped(("A", "Ann", "direct", ONE), ("B", "Ann", "direct", OTHER)) == [{"s1", "s2"}]


def test_other_words_on_the_same_subject_are_not_grouped():
    other = "The bridge cost twice what the engineers had promised the council"
    assert grouped(("A", "Ann", "direct", ONE), ("B", "Bo", "direct", other)) == []


def test_one_article_alone_has_no_groups():
    assert grouped(("A", "Ann", "direct", ONE), ("A", "Ann", "indirect", OTHER)) == []
