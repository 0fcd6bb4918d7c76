"""From source to speaker, inside an article."""

from attribution.speakers import resolve
from attribution.speakers.inside.people import find_people
from attribution.speakers.inside.running import find_running
from attribution.speakers.inside.scene import Scene
from attribution.statements import extract


def test_a_surname_is_the_person_named_in_full(speakers):
    text = "Mayor Ann Miller said the pier was safe.\n\nMs. Miller said it would open in May."
    assert speakers(text) == [("Ann Miller", "person")] * 2


def test_a_pronoun_is_the_person_before(speakers):
    text = "Ann Miller said the pier was safe. She said it would open in May."
    assert speakers(text) == [("Ann Miller", "person")] * 2


def test_a_definite_description_points_back_to_its_office(speakers):
    text = (
        "A spokesman for the Harbour Board said the pier was safe.\n\n"
        "The spokesman said it would open in May."
    )
    (first, kind), (second, _) = speakers(text)
    assert kind == "role"
    assert first == second


def test_a_state_speaks_through_its_capital(speakers):
    assert speakers("Oslo said that it was ready for talks.") == [("Oslo", "state")]


def test_nobody_is_invented(speakers):
    names = {name for name, _ in speakers("It was said that the pier was safe.")}
    assert names <= {""}


def test_i_inside_a_quotation_is_its_speaker(read):
    annotated = read("“I told the council that I was against the pier,” Ann Miller said.")
    statements = extract(annotated).statements
    references = resolve(annotated, statements)
    assert {reference.name for reference in references} == {"Ann Miller"}


def test_i_outside_quotations_is_the_author_the_article_names(read):
    text = (
        "I believe the pier should be rebuilt.\n\nThe council says it has no money.\n\n"
        "Ann Miller is a fisherwoman in the old harbour.\n"
    )
    annotated = read(text)
    statements = extract(annotated, "all").statements
    references = {r.statement_id: r for r in resolve(annotated, statements)}
    first = references[statements[0].statement_id]
    assert (first.name, first.rule) == ("Ann Miller", "author")


def test_a_pronoun_is_not_somebody_of_the_other_gender(speakers):
    text = "Ann Miller met Paul Lund at the pier. He said it was safe."
    assert speakers(text)[-1][0] == "Paul Lund"


def test_who_is_named_only_in_the_words_said_did_not_say_them(speakers):
    text = "Paul Lund opened the pier. “Bo Kern was wrong about the cost,” he said."
    assert speakers(text)[-1][0] == "Paul Lund"


def test_a_cueless_paragraph_continues_the_running_speaker(speakers):
    text = "“The pier is closed this week,” Ann Miller said.\n\n“It will be open again in May.”\n"
    assert speakers(text) == [("Ann Miller", "person")] * 2


def test_every_reference_keeps_rule_mentions_and_confidence(read):
    annotated = read("Ann Miller said the pier was safe. She said it would open in May.")
    references = resolve(annotated, extract(annotated).statements)
    named, pronoun = references
    assert (named.rule, named.confidence) == ("named", None)
    assert pronoun.rule == "chain"
    assert "She" in pronoun.mentions or "she" in pronoun.mentions
    assert 0 < pronoun.confidence < 1


def test_a_name_before_an_office_is_not_the_speaker(speakers):
    text = "Paul Lund opened the pier. Lund spokeswoman Ann Miller said it was safe."
    assert speakers(text)[-1][0] == "Ann Miller"


def test_behind_a_quotation_the_speaker_before_goes_on(speakers):
    text = (
        "Ann Miller supports the pier.\n\nMary Lund is getting help from two groups that paid for"
        " posters. The stakes are high for both sides, Miller said. “This town will tell us where"
        " the country is,” she said."
    )
    assert speakers(text)[-1] == ("Ann Miller", "person")


def test_behind_a_quotation_a_new_subject_takes_over(speakers):
    text = (
        "Ann Miller said the pier was old.\n\nMary Lund shook her head. “It will hold,” she said."
    )
    assert speakers(text)[-1] == ("Mary Lund", "person")


def test_he_is_not_several_people(read):
    annotated = read(
        "Paul Lund said the pier was safe. The protesters said the planks were rotten.\n\n"
        "“It will hold,” he said."
    )
    statements = extract(annotated).statements
    before = resolve(annotated, statements)[:2]
    by_id = {statement.statement_id: statement for statement in statements}
    scene = Scene(annotated, find_people(annotated), before, by_id)
    assert before[1].name == "The protesters"
    assert find_running(scene, statements[-1], "male", personal=True).name == "Paul Lund"
