"""Who the source of a statement is, on parses made by hand."""

import pytest

from attribution.speakers.inside.describe import resolve_description
from attribution.speakers.inside.named import person_in, titled_by
from attribution.speakers.inside.people import find_people
from attribution.speakers.inside.person_facts import add_facts
from attribution.speakers.inside.phrases import name_of
from attribution.speakers.inside.resolve import resolve
from attribution.speakers.inside.scene import Scene
from tests.speakers.inside.parsed import at, parse, statement


def scene_of(annotated, *statements) -> Scene:
    people = add_facts(annotated, find_people(annotated))
    return Scene(annotated, people, [], {s.statement_id: s for s in statements})


def named(notation: str, source: str, person: str, number: int = 0, **more) -> str | None:
    """The person a source names, where the recognizer marks the person."""
    annotated = parse(notation, Person=person, **more)
    one = statement(annotated, 1, at(annotated, source, number))
    scene = scene_of(annotated, one)
    found = person_in(scene, scene.source(one, one.source))
    return found and found.name.display


def references(annotated, *sources):
    """References of statements; each a source, or (source, content, cue)."""
    made = [
        statement(annotated, number, *(source if isinstance(source, tuple) else (source,)))
        for number, source in enumerate(sources, start=1)
    ]
    return {r.statement_id: r for r in resolve(annotated, made)}


@pytest.mark.parametrize(
    ("notation", "source", "name"),
    [
        ("Ann Lund said", "Ann Lund", "Ann Lund"),
        ("the mayor>Lund/appos , Ann Lund said", "the mayor, Ann Lund", "Ann Lund"),
        ("Ann Lund ’s aide said", "Ann Lund’s aide", None),
        ("Ann Lund ’s said", "Ann Lund’s", "Ann Lund"),
        ("a friend of Ann Lund said", "a friend of Ann Lund", None),
        ("a friend of both Ann Lund and Bo said", "a friend of both Ann Lund", None),
        ("an aide to the Ann Lund said", "an aide to the Ann Lund", None),
        ("an aide to Mayor Ann Lund said", "an aide to Mayor Ann Lund", None),
        ("Secretary of State Ann Lund said", "Secretary of State Ann Lund", "Ann Lund"),
        ("the founder of Globex Ann Lund said", "the founder of Globex Ann Lund", "Ann Lund"),
        ("Secretary of Bo and Ann Lund said", "Secretary of Bo and Ann Lund", None),
        ("the pier of Globex Ann Lund said", "the pier of Globex Ann Lund", None),
        ("Lund Ann Lund spokeswoman said", "Ann Lund spokeswoman", None),
        ("Ann>pier/compound Lund>Ann/flat old_ADJ pier said", "Ann Lund old pier", None),
        ("Ann>pier/nsubj Lund>Ann/flat old_ADJ pier said", "Ann Lund old pier", "Ann Lund"),
        ("Ann>pier/compound Lund>Ann/flat old_ADJ pier said", "Ann Lund", "Ann Lund"),
        ("Ann Lund pier said", "Ann Lund pier", "Ann Lund"),
        ("Globex>said/nsubj , which hired_VERB>Globex/acl:relcl Ann>hired/obj Lund>Ann/flat , said", "Globex, which hired Ann Lund", None),
        ("Globex>said/nsubj , which hired_VERB>Globex/advcl Ann>hired/obj Lund>Ann/flat , said", "Globex, which hired Ann Lund", "Ann Lund"),
    ],
)  # fmt: skip
def test_a_source_is_the_person_it_names_but_not_one_it_only_mentions(notation, source, name):
    assert named(notation, source, "Ann Lund") == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Mr. Lund", "Paul Lund"),
        ("the Lund", None),
        ("This Lund", None),
        ("Lund 's lawyer", None),
        ("Berg", None),
        ("lund", None),
    ],
)
def test_a_source_that_was_not_recognized_is_read_as_a_name(source, name):
    annotated = parse(
        f"Paul Lund left\n{source.replace('Lund', 'Lund_NOUN')} said", Person="Paul Lund"
    )
    one = statement(annotated, 1, source.replace(" 's", "'s"))
    scene = scene_of(annotated, one)
    found = person_in(scene, scene.source(one, one.source))
    assert (found and found.name.display) == name


@pytest.mark.parametrize(
    ("notation", "title", "name"),
    [
        ("spokeswoman Ann Lund left", "spokeswoman", "Ann Lund"),
        ("the press spokeswoman Ann Lund left", "the press spokeswoman", "Ann Lund"),
        ("spokeswoman , Ann Lund left", "spokeswoman", None),
        ("pier Ann Lund left", "pier", None),
        ("spokeswoman left Ann Lund", "spokeswoman", None),
        ("spokeswoman+, Ann Lund left", "spokeswoman", None),
    ],
)
def test_a_title_right_in_front_of_a_name_is_the_persons(notation, title, name):
    annotated = parse(notation, Person="Ann Lund")
    found = titled_by(scene_of(annotated), at(annotated, title))
    assert (found and found.name.display) == name


def described(notation: str, source: str, **more):
    annotated = parse(notation, **more)
    one = statement(annotated, 1, source)
    scene = scene_of(annotated, one)
    return resolve_description(scene, scene.source(one, one.source))


@pytest.mark.parametrize(
    ("notation", "source", "kind", "name", "affiliation"),
    [
        ("Norway said", "Norway", "state", "Norway", "NO"),
        ("Oslo said", "Oslo", "state", "Oslo", "NO"),
        ("the Norwegians_NNS said", "the Norwegians", "state", "the Norwegians", "NO"),
        ("the>Norwegian/det Norwegian_ADJ said", "the Norwegian", "state", "the Norwegian", "NO"),
        ("two_NUM Norwegians_NNS said", "two Norwegians", "role", "two Norwegians", "NO"),
        ("Norway and Denmark>Norway/conj said", "Norway and Denmark", "state", "Norway and Denmark", "NO"),
        ("the poor_ADJ said", "the poor", None, None, None),
        ("many_ADJ said", "many", "anonymous", "many", None),
        ("one_NUM of the mayors_NNS>one/nmod said", "one of the mayors", "anonymous", "one of the mayors", None),
        ("one_NUM said", "one", None, None, None),
        ("the company said", "the company", "organisation", "the company", None),
        ("the lawsuit said", "the lawsuit", "organisation", "the lawsuit", None),
        ("the Norwegian_ADJ>company/amod company said", "the Norwegian company", "organisation", "the Norwegian company", "NO"),
        ("the pier said", "the pier", None, None, None),
        ("an official said", "an official", "anonymous", "an official", None),
        ("a mayor said", "a mayor", "role", "a mayor", None),
        ("a Harbour>Board/compound Board>spokesman/compound spokesman said", "a Harbour Board spokesman", "role", "a Harbour Board spokesman", "harbour board"),
        ("a Norwegian_ADJ>minister/amod minister said", "a Norwegian minister", "role", "a Norwegian minister", "NO"),
        ("the left mayor said", "left mayor", "role", "left mayor", None),
        ("Ohio>Republican/compound Republican said", "Ohio Republican", "role", "Ohio Republican", "ohio"),
        ("Ohio>Republicans/compound Republicans said", "Ohio Republicans", "organisation", "Ohio Republicans", None),
    ],
)  # fmt: skip
def test_a_description_is_a_state_a_body_or_a_role(notation, source, kind, name, affiliation):
    found = described(notation, source)
    assert (found and (found.type, found.name, found.affiliation)) == (
        kind and (kind, name, affiliation)
    )


@pytest.mark.parametrize(
    ("notation", "source", "kind"),
    [
        ("Speaking_VERB a mayor>Speaking/nsubj", "Speaking a mayor", "role"),
        ("Speaking_VERB mayor>pier/compound pier", "Speaking mayor pier", None),
        ("Speaking_VERB the pier", "Speaking the pier", None),
    ],
)
def test_a_source_headed_by_a_verb_is_the_person_in_it(notation, source, kind):
    found = described(notation, source)
    assert (found and found.type) == kind


@pytest.mark.parametrize(
    ("notation", "source", "name"),
    [
        ("the HWU_PROPN said", "the HWU", "Harbour Workers Union"),
        ("the ABC_PROPN said", "the ABC", "the ABC"),
        ("Globex>said/nsubj , a company>Globex/appos said", "Globex, a company", "Globex"),
        ("Globex>said/nsubj , which left_VERB>Globex/acl:relcl said", "Globex, which left", "Globex"),
        ("company_NOUN>said/nsubj , a pier>company/appos said", "company, a pier", "company, a pier"),
        ("company_NOUN>said/nsubj , which left_VERB>company/acl:relcl said", "company, which left", "company"),
    ],
)  # fmt: skip
def test_an_organisation_bears_its_full_name(notation, source, name):
    text = f"the Harbour Workers Union ( HWU ) left\n\n{notation}"
    annotated = parse(text)
    one = statement(annotated, 1, source)
    scene = scene_of(annotated, one)
    found = scene.source(one, one.source)
    assert name_of(scene, found, found.head) == name


def test_several_officials_are_nobody_named_before():
    annotated = parse("Mayor Ann Lund left\n\nthe mayors_NNS said", Person="Ann Lund")
    assert references(annotated, "the mayors")["s1"].type == "role"


def test_of_states_that_are_joined_no_country_is_a_fact():
    joined = described("Norway and Denmark>Norway/conj said", "Norway and Denmark")
    alone = described("Norway of Denmark>Norway/nmod said", "Norway")
    assert (joined.facts, [fact.value for fact in alone.facts]) == ((), ["NO"])


@pytest.mark.parametrize(
    ("name", "kind"), [("America Rising", "organisation"), ("America", "state")]
)
def test_a_country_at_the_head_of_an_organisations_name_is_no_state(name, kind):
    notation = "America>Rising/compound Rising said" if " " in name else "America said"
    assert described(notation, name, Organization=name).type == kind


def test_a_word_for_people_in_the_name_of_a_body_is_the_body():
    assert described("harbour>workers/compound workers_NNS said", "harbour workers").type == "role"
    found = described("Harbour>Workers/compound Workers said", "Harbour Workers", Organization="Harbour Workers")  # fmt: skip
    assert found.type == "organisation"


@pytest.mark.parametrize(
    ("noun", "gender"), [("spokeswoman", "female"), ("spokesman", None), ("mayor", None)]
)
def test_a_description_tells_a_gender_and_an_office(noun, gender):
    found = described(f"a {noun}>said/nsubj said", f"a {noun}")
    facts = {fact.kind: fact.value for fact in found.facts}
    assert facts == {"role": noun} | ({"gender": gender} if gender else {})


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("a Harbour>Board/compound Board>spokesman/compound spokesman", "the spokesman", True),
        ("a Harbour>Board/compound Board>spokesman/compound spokesman", "the Harbour>Board/compound Board>spokesman/compound spokesman", True),
        ("a Harbour>Board/compound Board>spokesman/compound spokesman", "the Globex>spokesman/compound spokesman", False),
        ("a Harbour>Board/compound Board>spokesman/compound spokesman", "a spokesman", False),
        ("a Harbour>Board/compound Board>spokesman/compound spokesman", "the mayor", False),
        ("a minister of Norway>minister/nmod", "the Danish_ADJ>minister/amod minister", False),
        ("a minister of Norway>minister/nmod", "the Norwegian_ADJ>minister/amod minister", True),
        ("a vice>president/compound president", "the president", False),
        ("a vice>president/compound president", "the vice>president/compound president", True),
        ("a president", "the vice>president/compound president", False),
        ("a foreign_ADJ>minister/amod minister", "the minister", True),
        ("a minister", "the foreign_ADJ>minister/amod minister", False),
        ("two_NUM officials_NNS", "the official", False),
        ("two_NUM officials_NNS", "the officials_NNS", True),
    ],
)  # fmt: skip
def test_a_definite_description_points_back_where_nothing_contradicts(first, second, one):
    annotated = parse(f"{first} said\n\n{second} left")
    plain = [parse(part).article.text for part in (first, second)]
    found = references(annotated, plain[0], at(annotated, plain[1], annotated.article.text.count(plain[1]) - 1))  # fmt: skip
    assert (found["s2"].rule == "definite description") is one
    if one:
        assert (found["s2"].name, found["s2"].mentions) == (plain[0], (plain[1], plain[0]))


def test_a_definite_description_points_to_the_last_of_several():
    annotated = parse(
        "a Harbour>spokesman/compound spokesman said\n\na Globex>spokesman/compound spokesman said"
        "\n\nthe spokesman left"
    )
    found = references(annotated, "a Harbour spokesman", "a Globex spokesman", "the spokesman")
    assert found["s3"].name == "a Globex spokesman"


def test_a_description_is_no_person_named_before():
    annotated = parse("Ann Lund said\n\nthe official said", Person="Ann Lund")
    found = references(annotated, "Ann Lund", "the official")
    assert found["s2"].name == "Ann Lund"
    assert found["s2"].rule == "running speaker"
