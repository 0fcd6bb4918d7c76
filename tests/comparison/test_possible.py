"""The pairs a scholar is asked about."""

from attribution.comparison.decided import Decided, places_of
from attribution.comparison.parts import split_statements
from attribution.comparison.possible import PAIRS, possible_pairs
from tests.conftest import make_study

FERRY = "When the bridge is finished, the town will put its old ferry up for sale"
TOLD = "the ferry would be sold once there was a bridge"
TAX = "Nobody pays a tax for it"


def listed(study, **options):
    return possible_pairs(study.statements, study.articles, study.speakers, study.groups, **options)


def test_a_likely_pair_is_listed_with_who_says_what_and_where():
    study = make_study([("A", "Ann", "direct", FERRY), ("B", "Ann", "indirect", TOLD)])
    (row,) = listed(study, least=0.01).to_dict("records")
    assert (row["text_a"], row["outlet_a"], row["kind_b"]) == (FERRY, "A", "indirect")
    text = study.articles.set_index("article").loc[row["article_b"], "text"]
    assert text[row["start_b"] : row["end_b"]] == row["text_b"] == TOLD
    assert (row["decision"], row["group"], row["story"]) == ("", "", "s001")


def test_unlikely_pairs_and_those_of_one_article_are_not_listed():
    study = make_study(
        [("A", "Ann", "direct", FERRY), ("A", "Ann", "direct", TOLD), ("B", "Bob", "direct", TAX)]
    )
    assert listed(study).empty
    assert tuple(listed(study).columns) == PAIRS


def test_a_pair_in_one_group_bears_its_name():
    study = make_study(
        [("A", "Ann", "direct", FERRY), ("B", "Ann", "direct", FERRY)], [("g1", "s1"), ("g1", "s2")]
    )
    assert listed(study)["group"].tolist() == ["g1"]


def test_a_decided_pair_is_listed_however_unlikely_with_the_probability_found():
    study = make_study([("A", "Ann", "direct", FERRY), ("B", "Bob", "direct", TAX)])
    own = study.statements
    one, other = places_of(split_statements(own.to_dict("records")), own)
    table = listed(study, decided=Decided(frozenset(), frozenset({(other, one)})))
    assert table["decision"].tolist() == ["different"]
    assert table["similarity"].tolist()[0] < 0.1


def test_the_most_probable_pair_of_a_story_comes_first():
    study = make_study(
        [
            ("A", "Ann", "direct", FERRY),
            ("B", "Ann", "indirect", TOLD),
            ("C", "Ann", "direct", FERRY),
        ]
    )
    table = listed(study, least=0.01)
    assert table["similarity"].is_monotonic_decreasing
    assert set(table.loc[0, ["outlet_a", "outlet_b"]]) == {"A", "C"}
