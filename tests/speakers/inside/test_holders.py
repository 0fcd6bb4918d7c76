"""Whom "the mayor" and "the carmaker" mean, on parses made by hand."""

import pytest

from attribution.speakers.inside.author import find_author
from attribution.speakers.inside.introduced import find_holder, find_organisation
from attribution.speakers.inside.people import find_people
from attribution.speakers.inside.person_facts import add_facts
from attribution.speakers.inside.scene import Scene
from tests.speakers.inside.parsed import at, parse, statement


def holder(introduction: str, description: str, text: str = "", chains=(), **entities):
    """Name and rule of the person a description in the last paragraph means."""
    entities.setdefault("Person", "Ann Lund|Bo Kern")
    annotated = parse(f"{introduction}\n\n{description} said", chains, **entities)
    text = text or annotated.article.text.split("\n\n")[-1].removesuffix(" said")
    one = statement(annotated, 1, at(annotated, text, annotated.article.text.count(text) - 1))
    people = add_facts(annotated, find_people(annotated))
    scene = Scene(annotated, people, [], {"s1": one})
    source = scene.source(one, one.source)
    found = find_holder(scene, source, source.head)
    return found and (found[0].name.display, str(found[1]))


OFFICE = "office named before"


@pytest.mark.parametrize(
    ("introduction", "description", "name"),
    [
        ("Mayor Ann Lund left", "the mayor", "Ann Lund"),
        ("Mayor Ann Lund left", "a mayor", None),
        ("Mayor Ann Lund left", "this mayor", "Ann Lund"),
        ("Mayor Ann Lund left", "Springfield 's>mayor/case mayor", "Ann Lund"),
        ("Mayor Ann Lund left", "the mayor , who_PRON left", "Ann Lund"),
        ("Mayor Ann Lund left", "the mayor who_PRON left the old_ADJ pier", "Ann Lund"),
        ("Mayor Ann Lund left", "the very_ADJ old_ADJ most_ADJ tired_ADJ mayor", "Ann Lund"),
        ("Mayor Ann Lund left", "the very_ADJ old_ADJ most_ADJ ill_ADJ tired_ADJ mayor", None),
        ("Mayor Ann Lund left", "the mayors_NNS", None),
        ("Mayor Ann Lund left", "the governor", None),
        ("Mayor Ann Lund left", "the new_ADJ mayor", None),
        ("Mayor Ann Lund left", "the school>mayor/compound mayor", None),
        ("Mayor Ann Lund left", "the mayor of Springfield>mayor/nmod", "Ann Lund"),
        ("coach Ann Lund left", "the coach of Springfield>coach/nmod", None),
        ("former_ADJ mayor Ann Lund left", "the mayor", None),
        ("former_ADJ mayor Ann Lund left", "the former_ADJ mayor", "Ann Lund"),
        ("Sen. Ann Lund left", "the lawmaker", "Ann Lund"),
        ("former_ADJ senator Ann Lund left", "the lawmaker", None),
        ("Mayor Ann Lund left", "the lawmaker", None),
        ("Mayor Ann Lund met Mayor Bo Kern left", "the mayor", None),
        ("Mayor Ann Lund left\n\nMayor Bo Kern left", "the mayor", "Bo Kern"),
        ("Republican_ADJ nominee Ann Lund left", "the Democratic_ADJ nominee", None),
        ("Republican_ADJ nominee Ann Lund left", "the GOP_ADJ nominee", "Ann Lund"),
        ("Republican_ADJ nominee Ann Lund left", "the nominee", "Ann Lund"),
        ("state attorney general Ann Lund left", "the state attorney general>attorney/amod", "Ann Lund"),
    ],
)  # fmt: skip
def test_a_description_means_who_was_given_the_office(introduction, description, name):
    assert holder(introduction, description) == (name and (name, OFFICE))


@pytest.mark.parametrize(
    ("introduction", "description", "name"),
    [
        ("Ann Lund ( R-Ohio_X ) left", "the Ohio>Republican/compound Republican", "Ann Lund"),
        ("Ann Lund ( R-Ohio_X ) left", "the Republican", "Ann Lund"),
        ("Ann Lund , R-Ohio_X , left", "the Republican", "Ann Lund"),
        ("Ann Lund ( D-Ohio_X ) left", "the Republican", None),
        (
            "Ann Lund ( R-Iowa_X ) left the old_ADJ pier of the harbour",
            "the Ohio>Republican/compound Republican",
            None,
        ),
        ("Republican Ann Lund left", "the Republican", "Ann Lund"),
        ("Republican party old_ADJ friend Ann Lund left", "the Republican", "Ann Lund"),
        ("Republican party old_ADJ best_ADJ friend Ann Lund left", "the Republican", None),
        ("Ohio_X 's governor Ann Lund left", "the Ohio>Republican/compound Republican", "Ann Lund"),
        ("Ann Lund left", "the Republican", None),
    ],
)
def test_a_party_and_a_state_at_a_name_tell_whom_a_party_means(introduction, description, name):
    text = "the " + " ".join(w.split(">")[0] for w in description.split()[1:])
    assert holder(introduction, description, text) == (name and (name, OFFICE))


@pytest.mark.parametrize(
    ("chain", "name"),
    [
        ((("Ann Lund", 0), ("the coach", 0)), None),
        ((("Ann Lund", 0), ("coach", 0)), "Ann Lund"),
        ((("Ann Lund", 0), ("coach", 0), ("he", 0)), None),
        ((("Ann Lund", 0), ("coach", 0), ("she", 0)), "Ann Lund"),
        ((("Ann Lund", 0), ("Bo Kern", 0), ("coach", 0)), None),
        ((("she", 0), ("coach", 0)), None),
    ],
)
def test_whose_office_is_not_told_is_who_is_named_in_the_chain(chain, name):
    found = holder("Ann Lund met Bo Kern . he met she .", "the coach", chains=(chain,))
    assert found == (name and (name, "chain"))


def test_an_official_is_nobody_by_a_chain():
    chain = (("Ann Lund", 0), ("official", 0))
    assert holder("Ann Lund left", "the official", chains=(chain,)) is None


def body(introduction: str, description: str, chains=(), **entities) -> str | None:
    annotated = parse(f"{introduction}\n\n{description} said", chains, **entities)
    text = annotated.article.text.split("\n\n")[-1].removesuffix(" said")
    one = statement(annotated, 1, at(annotated, text, annotated.article.text.count(text) - 1))
    scene = Scene(annotated, [], [], {"s1": one})
    source = scene.source(one, one.source)
    return find_organisation(scene, source, source.head)


@pytest.mark.parametrize(
    ("introduction", "description", "name"),
    [
        ("the company>Globex/compound Globex left", "the company", "Globex"),
        ("the company Globex>company/appos left", "the company", "Globex"),
        ("the company Globex>company/conj left", "the company", None),
        ("Globex , the company>Globex/appos , left", "the company", "Globex"),
        ("Globex , the company>Globex/conj , left", "the company", None),
        ("Globex left the company>left/appos", "the company", None),
        ("the company>Globex/compound Globex left", "a company", None),
        ("the company>Globex/compound Globex left", "the old_ADJ company", None),
        ("the company>Globex/compound Globex left", "the agency", None),
        ("the pier>Globex/compound Globex left", "the pier", None),
        ("the company>Globex/compound Globex left\nthe company>Acme/compound Acme left", "the company", None),
        ("the company>Globex/compound Globex left\nthe company>Globex/compound Globex left", "the company", "Globex"),
        ("the company>globex/compound globex left", "the company", None),
    ],
)  # fmt: skip
def test_a_body_is_the_one_introduced_by_its_noun(introduction, description, name):
    assert body(introduction, description, Organization="Globex|Acme|globex") == name


def test_only_an_organisation_is_introduced_as_a_body():
    assert body("the company>Globex/compound Globex left", "the company", Person="Globex") is None


@pytest.mark.parametrize(
    ("mention", "name"),
    [("Harbour Board", "Harbour Board"), ("The Board", None), ("Harbour Group", None), ("old board", None)],
)  # fmt: skip
def test_a_body_is_the_name_of_its_chain_that_ends_in_the_noun(mention, name):
    chain = ((mention, 0), ("board", 1 if mention == "old board" else 0))
    assert body(f"{mention} left", "the board", chains=(chain,)) == name


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("By Ann Lund\n\nthe pier left", "Ann Lund"),
        ("Seen by Ann Lund\n\nthe pier left", None),
        ("the pier left\n\nthe pier left\n\nAnn Lund is a mayor", "Ann Lund"),
        ("the pier left\n\nthe pier left\n\nAnn Lund , writes a book", "Ann Lund"),
        ("the pier left\n\nthe pier left\n\nAnn Lund left", None),
        ("the pier left\n\nthe pier left\n\nThe Ann Lund is a mayor", None),
        ("the pier left\n\nAnn Lund is a mayor\n\nthe pier left", None),
        ("the pier left\n\nAnn Lund is a mayor", None),
        ("the pier left\n\nthe pier left\n\nLund is a mayor", None),
    ],
)
def test_a_byline_or_the_last_paragraph_names_the_author(text, author):
    annotated = parse(text, Person="Ann Lund" if "Ann" in text else "Lund")
    found = find_author(annotated, find_people(annotated))
    assert (found and found.name.display) == author
