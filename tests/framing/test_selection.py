"""Who lets which utterance through, and how far two sides agree in it."""

import pandas as pd
import pytest

from attribution.framing.selection import carried, observe_selection, overlap
from tests.framing.toys import figures, make_compared, make_tables

PERSON = {"type": "person"}
SPEAKERS = {"Ada": PERSON, "Carl": PERSON, "Emmy": PERSON, "an aide": {"type": "anonymous"}}
SAID = "we will close the old bridge on Monday and open it again in May"
HALF = "we will close the old bridge on Monday"
TOLD = "they would shut the crossing next week"
ARTICLES = {
    "a1": ("Herald", "s1", f"“{SAID}”, said Ada. Carl told of rain. It hails, said an aide."),
    "a2": ("Courier", "s1", f"“{HALF}”, said Ada. Emmy told of snow."),
    "a3": ("Echo", "s1", f"Ada said {TOLD}. Carl told of mist. It froze, said an aide."),
    "a4": ("Echo", "s1", "Emmy told of wind."),
    "b1": ("Herald", "s2", "Carl told of ice."),
    "b2": ("Courier", "s2", "Nobody spoke."),
    "c1": ("Herald", "s3", "Carl told of fog."),
}
STATEMENTS = [
    ("a1", "Ada", "direct", SAID),  # 1
    ("a1", "Carl", "indirect", "rain"),
    ("a1", "an aide", "indirect", "It hails"),
    ("a2", "Ada", "direct", HALF),  # 4
    ("a2", "Emmy", "indirect", "snow"),
    ("a3", "Ada", "indirect", TOLD),  # 6
    ("a3", "Carl", "indirect", "mist"),
    ("a3", "an aide", "indirect", "It froze"),
    ("a4", "Emmy", "indirect", "wind"),
    ("b1", "Carl", "indirect", "ice"),
    ("c1", "Carl", "indirect", "fog"),
]
GROUPS = {"g1": [1, 4, 6]}


def toy(**more):
    return make_compared(ARTICLES, STATEMENTS, SPEAKERS, **{"groups": GROUPS, **more})


def relations(table: pd.DataFrame, utterance: str) -> dict[str, str]:
    rows = table[table["utterance"] == utterance]
    return dict(zip(rows["side"], rows["relation"], strict=True))


def test_an_utterance_is_carried_in_full_cut_or_paraphrased():
    table = carried(toy())
    assert relations(table, "g1") == {
        "Herald": "carried in full", "Courier": "cut", "Echo": "paraphrased",
    }  # fmt: skip
    row = table[(table["utterance"] == "g1") & (table["side"] == "Courier")].iloc[0]
    assert (row["speaker"], row["words"], row["statement_id"]) == ("Ada", SAID, "s4")


def test_what_only_one_side_has_the_others_omit():
    assert relations(carried(toy()), "s2") == {
        "Herald": "paraphrased", "Courier": "omitted", "Echo": "omitted",
    }  # fmt: skip


def test_who_does_not_cover_a_story_omits_nothing_of_it():
    assert relations(carried(toy()), "s10") == {
        "Herald": "paraphrased", "Courier": "omitted", "Echo": "not covered",
    }  # fmt: skip


def test_a_story_of_one_side_has_no_selection():
    assert "s3" not in set(carried(toy())["story"])
    assert figures(observe_selection(toy()), "utterances carried", "c1") == {"of": 0}


def test_a_side_is_taken_at_its_best_report():
    statements = [*STATEMENTS, ("a4", "Ada", "mixed", "wind")]
    compared = make_compared(ARTICLES, statements, SPEAKERS, groups={"g1": [1, 4, 6, 12]})
    assert relations(carried(compared), "g1")["Echo"] == "cut"


def test_carried_utterances_are_out_of_all_that_any_side_reports():
    seen = observe_selection(toy())
    # s1 holds g1 and six more: rain, hail | snow | mist, frost, wind
    assert figures(seen, "utterances carried", "a1") == {"": 3, "of": 7}
    assert figures(seen, "utterances carried", "a2") == {"": 2, "of": 7}
    assert figures(seen, "utterances carried", "a3") == {"": 4, "of": 7}
    assert figures(seen, "utterances carried", "a4") == {"of": 0}
    assert figures(seen, "utterances carried", "b1") == {"": 1, "of": 1}
    assert figures(seen, "utterances carried", "b2") == {"of": 1}


def test_what_nobody_else_has_is_out_of_a_sides_own():
    seen = observe_selection(toy())
    assert figures(seen, "utterances nobody else has", "a1") == {"": 2, "of": 3}
    assert figures(seen, "utterances nobody else has", "a2") == {"": 1, "of": 2}
    assert figures(seen, "utterances nobody else has", "a3") == {"": 3, "of": 4}


def test_shared_utterances_are_told_by_how_they_are_carried():
    seen = observe_selection(toy())
    assert figures(seen, "shared utterances", "a1") == {"carried in full": 1, "of": 1}
    assert figures(seen, "shared utterances", "a2") == {"cut": 1, "of": 1}
    assert figures(seen, "shared utterances", "a3") == {"paraphrased": 1, "of": 1}


def test_a_group_that_copies_were_taken_from_is_its_one_sides():
    from attribution.framing.compared import prepare

    copies = {"a2": "a1", "a3": "a1"}
    tables = make_tables(ARTICLES, STATEMENTS, SPEAKERS, GROUPS, copies)
    seen = observe_selection(prepare(tables, copies=False))
    # left in s1: the Herald's three and the Echo's wind
    assert figures(seen, "utterances nobody else has", "a1") == {"": 3, "of": 3}
    assert figures(seen, "utterances carried", "a4") == {"": 1, "of": 4}


@pytest.mark.parametrize(
    ("of", "side", "side_b", "one", "other", "both", "jaccard", "coefficient"),
    [
        ("speakers", "Courier", "Herald", 2, 3, 1, 1 / 4, 1 / 2),  # Ada, Emmy | Ada, Carl, Carl
        ("speakers", "Echo", "Herald", 3, 2, 2, 2 / 3, 1),  # in s1 only
        ("utterances", "Courier", "Herald", 2, 4, 1, 1 / 5, 1 / 2),
        ("utterances", "Echo", "Herald", 4, 3, 1, 1 / 6, 1 / 3),
    ],
)
def test_sides_overlap_in_named_speakers_and_utterances_of_shared_stories(
    of, side, side_b, one, other, both, jaccard, coefficient
):
    table = overlap(toy()).set_index(["of", "side", "side_b"]).loc[(of, side, side_b)]
    assert table[["one", "other", "both"]].tolist() == [one, other, both]
    assert table["stories"] == (1 if side == "Echo" else 2)
    assert table[["jaccard", "overlap"]].tolist() == pytest.approx([jaccard, coefficient])


def test_sides_without_a_common_story_have_no_overlap():
    articles = {"a1": ARTICLES["a1"], "b2": ARTICLES["b2"]}
    table = overlap(make_compared(articles, STATEMENTS[:3], SPEAKERS))
    assert table["stories"].tolist() == [0, 0]
    assert table["jaccard"].isna().all()


def test_a_corpus_in_which_nobody_speaks_has_no_utterances():
    compared = make_compared(ARTICLES, [], SPEAKERS)
    assert carried(compared).empty
    assert observe_selection(compared).hits.empty
