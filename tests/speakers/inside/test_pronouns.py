"""Who "he", "I" and "you" are, and who goes on speaking, on parses made by hand."""

import pytest

from attribution.lexicons import read_lexicon
from attribution.speakers.inside.evidence import rule_confidence
from attribution.speakers.inside.resolve import resolve
from attribution.speakers.inside.rules import Rule
from tests.speakers.inside.parsed import at, last, parse, statement

PEOPLE = "Ann Lund|Bo Kern|Paul Berg"


def who(annotated, *statements) -> list[tuple[str, str]]:
    """Name and rule of each statement's speaker."""
    found = {r.statement_id: r for r in resolve(annotated, statements)}
    answers = [found.get(s.statement_id) for s in statements]
    return [(r.name, str(r.rule)) if r else ("", "") for r in answers]


@pytest.mark.parametrize(
    ("pronoun", "chain", "name"),
    [
        ("she", "Ann Lund", ("Ann Lund", "chain")),
        ("he", "Ann Lund", ("", "")),
        ("he", "Paul Berg", ("Paul Berg", "chain")),
        ("it", "Globex", ("", "")),
        ("he", "the mayor", ("the mayor", "chain")),
        ("she", "the spokesman", ("", "")),
        ("he", "the company", ("", "")),
        ("they", "the company", ("the company", "chain")),
        ("it", "the company", ("the company", "chain")),
        ("she", "spokesman", ("Ann Lund", "chain")),
    ],
)
def test_a_pronoun_is_whom_its_chain_names_or_describes(pronoun, chain, name):
    annotated = parse(
        "Paul Berg met the company>met/obl met the>mayor/det mayor>met/obj met the spokesman_X>met/obl"
        f" of_X Globex_X met spokesman Ann Lund left\n\n{pronoun} said",
        (((chain, 1 if chain == "spokesman" else 0), (pronoun, 0)),),
        Person=PEOPLE,
    )
    assert who(annotated, statement(annotated, 1, last(annotated, pronoun))) == [name]


def test_a_predicate_describes_nobody_new():
    chain = (("mayor", 0), ("he", 1))
    annotated = parse("he_X was_AUX>mayor/cop the>mayor/det mayor left\n\nhe said", (chain,))
    assert who(annotated, statement(annotated, 1, last(annotated, "he"))) == [("", "")]


def test_the_longest_mention_describes_best():
    chain = (("mayor", 0), ("the old mayor", 0), ("he", 0))
    annotated = parse(
        "mayor left the>mayor/det old_ADJ>mayor/amod mayor>left/obj left\n\nhe said", (chain,)
    )
    one = statement(annotated, 1, last(annotated, "he"))
    assert who(annotated, one) == [("the old mayor", "chain")]


def test_who_is_named_only_in_the_words_said_comes_last():
    text = "Ann Lund left\n\nshe said Ann Lund left"
    quoted = parse(text, ((("Ann Lund", 1), ("she", 0)),), Person=PEOPLE)
    said = statement(quoted, 2, "she", at(quoted, "Ann Lund left", 1), "said")
    assert who(quoted, said) == [("Ann Lund", "chain")]
    other = parse(
        f"Paul Berg left\n\nthe spokeswoman said\n\n{text}",
        ((("Ann Lund", 1), ("she", 0)),),
        Person=PEOPLE,
    )
    first = statement(other, 1, "the spokeswoman")
    later = statement(other, 2, "she", at(other, "Ann Lund left", 1), at(other, "said", 1))
    assert who(other, first, later)[1] == ("the spokeswoman", "running speaker")


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("Mary>Holt/compound Holt>left/nsubj left .", "Mary Holt"),
        ("Mary>Holt/compound Holt>left/obj left .", "Ann Lund"),
    ],
)
def test_behind_a_quotation_the_speaker_before_goes_on_unless_another_is_the_subject(between, name):
    text = f"Ann Lund said it .\n{between} no pier , she said ."
    annotated = parse(text, ((("Mary Holt", 0), ("she", 0)),), Person="Ann Lund|Mary Holt")
    first = statement(annotated, 1, "Ann Lund", "it", "said")
    second = statement(annotated, 2, "she", "no pier", at(annotated, "said", 1))
    assert who(annotated, first, second)[1][0] == name


def test_in_front_of_what_is_said_a_pronoun_is_whom_its_chain_names():
    text = "Ann Lund said it .\nMary>Holt/compound Holt>left/obj left . she said no pier ."
    annotated = parse(text, ((("Mary Holt", 0), ("she", 0)),), Person="Ann Lund|Mary Holt")
    first = statement(annotated, 1, "Ann Lund", "it", "said")
    second = statement(annotated, 2, "she", "no pier", at(annotated, "said", 1))
    assert who(annotated, first, second)[1] == ("Mary Holt", "chain")


def test_who_was_quoted_goes_on_also_where_the_quotation_names_another_as_subject():
    text = "Ann Lund said Mary>Holt/compound Holt>left/nsubj left .\nno pier , she said ."
    annotated = parse(text, ((("Mary Holt", 0), ("she", 0)),), Person="Ann Lund|Mary Holt")
    first = statement(annotated, 1, "Ann Lund", "Mary Holt left", "said")
    second = statement(annotated, 2, "she", "no pier", at(annotated, "said", 1))
    assert who(annotated, first, second)[1] == ("Ann Lund", "running speaker")


@pytest.mark.parametrize(
    ("before", "source", "pronoun", "name"),
    [
        ("Ann Lund said", "Ann Lund", "she", "Ann Lund"),
        ("Paul Berg said", "Paul Berg", "she", ""),
        ("the spokeswoman said", "the spokeswoman", "she", "the spokeswoman"),
        ("the mayors_NNS said", "the mayors", "he", ""),
        ("the company said", "the company", "he", ""),
        ("the company said", "the company", "it", "the company"),
        ("Ann Lund said", "Ann Lund", "it", ""),
        ("the lawsuit said", "the lawsuit", "it", ""),
        ("many_NOUN said", "many", "he", ""),
        ("one_NOUN said", "one", "he", "one"),
    ],
)
def test_a_pronoun_without_a_chain_is_who_spoke_before_if_it_fits(before, source, pronoun, name):
    annotated = parse(f"{before}\n\n{pronoun} left", Person=PEOPLE)
    again = statement(annotated, 2, last(annotated, pronoun))
    found = who(annotated, statement(annotated, 1, source), again)
    assert found[1] == (name, "running speaker" if name else "")


def _apart(paragraphs: int):
    return parse(
        "Ann Lund said it" + "\n\nthe pier left" * (paragraphs - 1) + "\n\nshe said no harbour",
        Person=PEOPLE,
    )


@pytest.mark.parametrize(("paragraphs", "reached"), [(1, True), (3, True), (4, False)])
def test_a_pronoun_reaches_back_three_paragraphs(paragraphs, reached):
    annotated = _apart(paragraphs)
    found = who(annotated, statement(annotated, 1, "Ann Lund"), statement(annotated, 2, "she"))
    assert (found[1][0] == "Ann Lund") is reached


@pytest.mark.parametrize(("paragraphs", "reached"), [(1, True), (2, False)])
def test_a_quotation_without_a_cue_goes_on_from_the_paragraph_before(paragraphs, reached):
    annotated = _apart(paragraphs)
    alone = statement(annotated, 2, content="no harbour")
    found = who(annotated, statement(annotated, 1, "Ann Lund"), alone)
    assert (found[1][0] == "Ann Lund") is reached


def test_a_quotation_with_a_cue_has_a_speaker_of_its_own():
    annotated = _apart(1)
    cued = statement(annotated, 2, content="no harbour", cue=at(annotated, "said", 1))
    assert who(annotated, statement(annotated, 1, "Ann Lund"), cued)[1] == ("", "")


def test_a_quotation_without_a_cue_may_go_on_from_a_document():
    annotated = parse("the lawsuit said it\n\nno harbour")
    found = who(
        annotated,
        statement(annotated, 1, "the lawsuit"),
        statement(annotated, 2, content="no harbour"),
    )
    assert found[1] == ("the lawsuit", "running speaker")


@pytest.mark.parametrize(
    ("pronoun", "name"),
    [
        ("I", ("Ann Lund", "first person")),
        ("we", ("Ann Lund", "first person")),
        ("you", ("Bo Kern", "addressee")),
    ],
)
def test_who_takes_part_in_a_speech(pronoun, name):
    annotated = parse(
        f"Ann Lund told_VERB Bo>told/iobj Kern>Bo/flat {pronoun} said it left Paul Berg",
        Person=PEOPLE,
    )
    outer = statement(annotated, 1, "Ann Lund", f"{pronoun} said it", "told")
    inner = statement(annotated, 2, last(annotated, pronoun), "it", "said")
    assert who(annotated, outer, inner)[1] == name


def test_i_is_the_speaker_of_the_smallest_quotation_around_it():
    annotated = parse("Ann Lund said Bo Kern said I said it left", Person=PEOPLE)
    outer = statement(annotated, 1, "Ann Lund", "Bo Kern said I said it")
    middle = statement(annotated, 2, "Bo Kern", "I said it", at(annotated, "said", 1))
    inner = statement(annotated, 3, "I", "it", at(annotated, "said", 2))
    assert [name for name, _ in who(annotated, outer, middle, inner)] == [
        "Ann Lund",
        "Bo Kern",
        "Bo Kern",
    ]


@pytest.mark.parametrize(
    ("relation", "name"),
    [("iobj", "Bo Kern"), ("obl", "Bo Kern"), ("obj", "Bo Kern"), ("nmod", "")],
)
def test_you_are_whom_the_cue_addresses(relation, name):
    annotated = parse(f"Ann Lund told_VERB Bo>told/{relation} Kern>Bo/flat you left", Person=PEOPLE)
    outer = statement(annotated, 1, "Ann Lund", "you left", "told")
    inner = statement(annotated, 2, "you", cue="left")
    assert who(annotated, outer, inner)[1][0] == name


def test_you_of_nobodys_words_are_nobody():
    annotated = parse("Ann Lund told_VERB Bo>told/iobj Kern>Bo/flat it . you left", Person=PEOPLE)
    assert who(annotated, statement(annotated, 1, "you")) == [("", "")]


@pytest.mark.parametrize(("pronoun", "name"), [("I", "Bo Kern"), ("We", "")])
def test_outside_quotations_i_is_the_author(pronoun, name):
    annotated = parse(f"By Bo Kern\n\n{pronoun}_PRON said it", Person=PEOPLE)
    assert who(annotated, statement(annotated, 1, pronoun))[0][0] == name


def test_who_is_the_noun_of_its_relative_clause():
    annotated = parse("the mayor , who said_VERB>mayor/acl:relcl it , left")
    tied = parse("the>mayor/det mayor , who>said/nsubj said_VERB>mayor/acl:relcl it , left")
    assert who(annotated, statement(annotated, 1, "who")) == [("", "")]
    assert who(tied, statement(tied, 1, "who")) == [("the mayor", "described")]


def test_statements_are_read_in_the_order_of_their_first_words():
    annotated = parse("Ann Lund said it . she said no", Person=PEOPLE)
    first, second = statement(annotated, 1, "Ann Lund", "it"), statement(annotated, 2, "she", "no")
    found = resolve(annotated, [second, first])
    assert [(r.statement_id, r.name) for r in found] == [("s1", "Ann Lund"), ("s2", "Ann Lund")]


def test_the_confidence_of_a_rule_is_its_measured_share_with_one_success_and_failure_added():
    for row in read_lexicon("speakers.inside", "rules.csv"):
        share = (int(row["right"]) + 1) / (int(row["of"]) + 2)
        assert rule_confidence(Rule(row["rule"])) == pytest.approx(share, abs=0.0006)
    assert rule_confidence(Rule.NAMED) is None
