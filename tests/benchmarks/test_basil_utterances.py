"""Scores of groups against utterances that were read."""

import pandas as pd

from benchmarks import basil_differences, basil_utterances
from benchmarks.basil_utterances import Group, Report, judge_groups, judge_pairs, read_sheet
from training import fit_utterances

TEXTS = {"a.json": "one two three four five six", "b.json": "one two three seven eight nine"}


def report(article: str, *words: int, relation: str = "strict", form: str = "direct") -> Report:
    return Report(article, relation, form, frozenset(words))


def test_half_of_the_shorter_ones_words_are_enough():
    assert report("a", 0, 4, 8, 12).meets(report("a", 8, 12, 16, 20, 24, 28))
    assert not report("a", 0, 4, 8, 12).meets(report("a", 12, 16, 20, 24))
    assert not report("a", 0).meets(report("b", 0))


def test_parts_of_a_report_are_read_as_one(tmp_path):
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        "event,half,utterance,report,article,relation,form,start,end,speaker\n"
        "e,choose,u01,1,a.json,strict,direct,0,7,Ann\n"
        "e,choose,u01,1,a.json,strict,direct,19,27,Ann\n"
        "e,choose,u01,2,b.json,loose,indirect,0,7,Ann\n"
        "f,judge,u01,1,a.json,strict,direct,0,7,Ann\n"
    )
    (first, second), *others = read_sheet(sheet, "choose", TEXTS)["e"]
    assert not others
    assert first.words == {0, 4, 19, 24}
    assert (second.relation, second.form) == ("loose", "indirect")


def test_a_pair_is_found_in_a_group_that_holds_both():
    one, other = report("a", 0, 4), report("b", 0, 4, form="indirect")
    loose = report("c", 0, relation="loose")
    groups = [Group((one, other), strict=True), Group((one, loose), strict=False)]
    pairs = list(judge_pairs("e", [[one, other, loose]], groups))
    assert [(p.relation, p.form, p.strict, p.loose) for p in pairs] == [
        ("strict", "quoted here, told there", True, False),
        ("loose", "direct in both", False, True),
        ("loose", "quoted here, told there", False, False),
    ]


def test_members_that_share_no_utterance_are_wrong():
    one, other, third = report("a", 0, 4), report("b", 0, 4), report("b", 30, 34)
    unread = report("b", 60)
    group = Group((one, other, third, unread), strict=True)
    assert judge_groups([[one, other], [third]], [group]) == (1, 1)


def test_labels_are_judged_by_places():
    row = {
        "fullest": "a.json", "fullest_spans": "0-13", "fullest_kind": "direct",
        "article": "b.json", "spans": "0-7 14-19", "kind": "direct",
    }  # fmt: skip
    assert basil_differences.labels_of(row, TEXTS) == {"reworded", "number"}
    assert basil_utterances.words_of(TEXTS["a.json"], [[0, 7]]) == {0, 4}


def test_weights_follow_what_tells_pairs_apart():
    table = pd.DataFrame(
        [
            dict.fromkeys(fit_utterances.FEATURES, 0.0)
            | {"constant": 1.0, "cosine": cosine, "label": label, "weight": 1.0, "event": event}
            for event in "ab"
            for cosine, label in ((0.9, 2), (0.8, 2), (0.5, 1), (0.2, 0), (0.1, 0), (0.15, -1))
        ]
    )
    weights = fit_utterances.fit_all(table)
    assert weights["strict"]["cosine"] > 0
    assert weights["loose"]["constant"] > weights["strict"]["constant"]
    estimated = fit_utterances.cross_validate(table, 2)
    assert estimated[0] > estimated[4]


def test_members_of_a_loose_group_report_one_claim_or_count_as_wrong():
    one, other, unread = report("a", 0, 4), report("b", 0, 4), report("c", 60)
    groups = [Group((one, other, unread), strict=False), Group((one, unread), strict=True)]
    assert basil_utterances.judge_claims([[one, other]], groups) == (1, 3)


def test_the_sheet_decides_listed_pairs():
    sides = {
        "article_a": "a.json", "kind_a": "direct", "start_a": 0, "end_a": 7,
        "article_b": "b.json", "kind_b": "direct", "start_b": 0, "end_b": 7,
    }  # fmt: skip
    table = pd.DataFrame([sides, sides | {"start_b": 19, "end_b": 30}])
    utterance = [report("a.json", 0, 4), report("b.json", 0, 4)]
    decided = basil_utterances.decide_pairs(table, [utterance], TEXTS)
    assert decided["decision"].tolist() == ["same", "different"]
