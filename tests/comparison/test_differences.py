"""What an outlet did to an utterance."""

import pytest

from attribution.comparison.alignment import words_in
from attribution.comparison.cue_verbs import cue_lemmas
from attribution.comparison.differences import (
    Report,
    SpeakerRelation,
    compare,
    find_differences,
    read_report,
    relate_speakers,
)
from tests.conftest import make_study

FACTS = ("negation", "number", "hedge", "reference")


def report(text: str, kind: str = "direct", cue: str = "said", speaker: str | None = "a", named: bool = True) -> Report:  # fmt: skip
    words = tuple(words_in(text, [[0, len(text)]]))
    quoted = frozenset(words) if kind == "direct" else frozenset()
    return Report(words, quoted, kind, cue, speaker, named, 0.0)


def labels(one: str, other: str, kinds: tuple[str, str] = ("direct", "direct")) -> set[str]:
    return set(compare(report(one, kinds[0]), report(other, kinds[1]))["labels"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The road opens in May", "the road opens in May.", {"same words"}),
        ("We will not deploy", "We will deploy", {"dropped", "negation"}),
        ("We didn't know of it", "We did know of it", {"reworded", "negation"}),
        ("We do not know of it", "We don't know of it", {"reworded"}),
        ("The road opens in May, not in June as they had planned", "The road opens in May", {"dropped"}),
        ("It cost 12 million euros", "It cost 14 million euros", {"reworded", "number"}),
        ("They hired a dozen men for it", "They hired 12 men for it", {"reworded"}),
        ("The road opens on Monday at noon", "The road opens on Tuesday at noon", {"reworded", "number"}),
        ("The court may stop the road", "The court will stop the road", {"reworded", "hedge"}),
        ("The court will probably stop it", "The court will stop it", {"dropped", "hedge"}),
        ("We asked Trump to resign now", "We asked him to resign now", {"reworded", "reference"}),
        ("Again the president asked him to resign", "Again Obama asked him to resign", {"reworded", "reference"}),
        ("A meeting of President Trump and us", "A meeting of this president and us", {"dropped", "added", "reference"}),
        ("The judge was Muammar Gadhafi then", "The judge was Moammar Gadhafi then", {"reworded"}),
        ("The road opens in May", "The road opens in May or so", {"added"}),
        ("It was a rise of 20 percent", "It was a rise of 20%", {"same words"}),
        ("It is James’s idea", "It is James' idea", {"same words"}),
        ("It was a rise of 20 percent", "It was a rise of 30%", {"reworded", "number"}),
        ("The road was not closed", "The road is closed and may never be safe", {"added", "reworded", "negation"}),
        ("It relates as we told the mayor in a long letter to a closed road", "Lee agreed to a closed road", {"dropped", "reworded"}),
        ("We are glad, we are relieved, and this town of ours will never be as it was", "Lee said they are happy but this town of ours may never be as it was", {"dropped", "reworded", "hedge"}),
    ],
)  # fmt: skip
def test_the_words_of_a_report_are_labelled(one, other, expected):
    assert labels(one, other) == expected


def test_a_modal_told_as_an_infinitive_is_no_hedge():
    one, other = "The mayor should close the old bridge", "the mayor to close the old bridge"
    assert "hedge" not in labels(one, other, ("direct", "indirect"))
    assert "hedge" in labels(one, "The mayor may close the old bridge", ("direct", "indirect"))


def test_a_modal_whose_verb_is_left_out_is_no_hedge():
    one = "Mr. Hill, blamed for lying and leaking, should be forced to leave the council"
    other = "Mr. Hill, blamed for lying and leaking documents"
    assert "hedge" not in labels(one, other, ("direct", "indirect"))


def test_a_description_whose_article_stands_among_words_left_out_is_another_name():
    one = "Like most people here, the mayor believes we cannot allow the bridge to go"
    other = "Ann Hill believes we cannot allow the bridge to go"
    assert "reference" in labels(one, other, ("direct", "mixed"))


def test_the_tense_and_person_of_indirect_speech_are_no_hedge_and_no_reference():
    found = labels("I will open the new road", "he would open the new road", ("direct", "indirect"))
    assert not found & {"hedge", "reference", "negation"}
    assert {"reworded", "kind", "quotation"} <= found


def test_the_kind_of_a_report_is_that_of_its_own_words():
    text = "the plan is “a naked power grab”, and it is dead"
    record = {"kind": "mixed", "speaker_id": None, "cue_text": None}

    def kind(*span):
        return read_report(record, [list(span)], text, [(13, 31)], None).kind

    assert [kind(0, 32), kind(12, 32), kind(34, len(text))] == ["mixed", "direct", "indirect"]


def test_moved_quotation_marks_are_found_word_by_word():
    study = make_study(
        [
            ("A", "Ann", "direct", "the plan is a naked power grab"),
            ("B", "Ann", "mixed", "the plan is “a naked power grab”"),
        ],
        [("g001", "s1"), ("g001", "s2")],
    )
    table = study.articles.assign(
        text=study.articles["text"].map(lambda text: text if "“" in text else f"“{text}”")
    )
    groups = study.groups.assign(spans=[[[1, 31]], [[0, len("the plan is “a naked power grab”")]]])
    row = find_differences(groups, study.statements, table).iloc[0]
    assert row["labels"] == ["same words", "quotation", "kind"]
    assert row["quoted_here"] == []
    assert [table["text"][0][start:end] for start, end in row["quoted_in_fullest"]] == [
        "the plan is"
    ]


def test_the_spans_of_kept_and_replaced_words_correspond():
    study = make_study(
        [
            ("A", "Ann", "direct", "We will open the new road in May or June"),
            ("B", "Ann", "direct", "We open the new bridge"),
        ],
        [("g001", "s1"), ("g001", "s2")],
    )
    row = find_differences(study.groups, study.statements, study.articles, study.speakers).iloc[0]
    fullest, text = study.articles["text"]

    def words(spans, of):
        return [of[start:end] for start, end in spans]

    assert (
        words(row["kept"], text) == words(row["kept_in_fullest"], fullest) == ["We", "open the new"]
    )
    assert words(row["dropped"], fullest) == ["will", "in May or June"]
    assert words(row["replaced"], text) == ["bridge"]
    assert words(row["replaced_in_fullest"], fullest) == ["road"]
    assert row["share_kept"] == 0.4
    assert (row["fullest"], row["statement_id"]) == ("s1", "s2")


def test_the_table_holds_who_the_statements_name_against_each_other():
    said = "The old bridge will be closed in May"
    study = make_study(
        [("A", "Ann Lee", "direct", said), ("B", "Mayor Ann Lee", "direct", said)],
        [("g1", "s1"), ("g1", "s2")],
    )
    speakers = study.speakers.assign(type=["person", "role"])
    row = find_differences(study.groups, study.statements, study.articles, speakers).iloc[0]
    assert row["speaker"] == SpeakerRelation.UNKNOWN
    assert "speaker" not in row["labels"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("a", True), ("a", True), SpeakerRelation.SAME),
        (("a", True), ("b", True), SpeakerRelation.OTHER),
        (("a", True), (None, False), SpeakerRelation.NAMED_THERE),
        (("official", False), ("b", True), SpeakerRelation.NAMED_HERE),
        ((None, False), (None, False), SpeakerRelation.UNKNOWN),
    ],
)
def test_speakers_are_named_unnamed_or_others(one, other, expected):
    reports = [report("x", speaker=speaker, named=named) for speaker, named in (one, other)]
    assert relate_speakers(*reports) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Ann Lee", "a", "person"), ("Mayor Ann Lee", "b", "role"), SpeakerRelation.UNKNOWN),
        (("authorities", "a", "role"), ("federal authorities", "b", "role"), SpeakerRelation.UNKNOWN),
        (("Ann Lee", "a", "person"), ("Bob Lee", "b", "person"), SpeakerRelation.OTHER),
        (("Lee", "a", "person"), ("aides of Lee and Moe", "b", "role"), SpeakerRelation.NAMED_THERE),
        (("the police", "a", "role"), ("a doctor", "b", "role"), SpeakerRelation.OTHER),
        (("the union", "a", "organisation"), ("It", None, None), SpeakerRelation.UNKNOWN),
        (("Ann Lee", "a", "person"), ("the conference", None, None), SpeakerRelation.NAMED_THERE),
        (("Ann Lee", "a", "person"), ("the statement", "b", "organisation"), SpeakerRelation.NAMED_THERE),
    ],
)  # fmt: skip
def test_who_may_be_one_speaker_is_no_other_one(one, other, expected):
    text = "The road opens in May"
    reports = []
    for name, speaker, speaker_type in (one, other):
        record = {"kind": "direct", "cue_text": "said", "speaker_id": speaker, "source_text": name}
        record["speaker"] = name if speaker else None
        reports.append(read_report(record, [[0, len(text)]], text, [], speaker_type))
    assert relate_speakers(*reports) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("said", "says"),
        ("said in a statement", "said"),
        ("was denying", "denied"),
        ("told", "tells"),
        ("released a statement late Tuesday saying", "said"),
        ("offering no proof … said", "said"),
    ],
)
def test_tense_and_circumstance_make_no_other_cue(one, other):
    assert cue_lemmas(one) == cue_lemmas(other)


def test_a_cue_that_is_denied_is_another_one():
    found = compare(report("It opens", cue="said"), report("It opens", cue="have not said"))
    assert found["labels"] == ["same words", "cue"]


@pytest.mark.parametrize(
    ("one", "other", "changed"),
    [
        ("said", "has yet to say", True),
        ("offering no proof … said", "said", False),
        ("told … said in a letter", "saying", False),
        ("told … warned", "said", True),
    ],
)
def test_a_cue_in_two_parts_is_another_where_no_verb_is_shared(one, other, changed):
    found = compare(report("It opens", cue=one), report("It opens", cue=other))
    assert ("cue" in found["labels"]) is changed


def test_another_verb_is_another_cue():
    assert cue_lemmas("claimed") != cue_lemmas("said")


def test_no_groups_have_no_differences():
    study = make_study([("A", "Ann", "direct", "The road opens in May")])
    assert find_differences(study.groups, study.statements, study.articles).empty
