"""Scare quotes: which marked words are the outlet's own."""

import pandas as pd
import pytest

from attribution import tables
from attribution.framing.compared import prepare
from attribution.framing.marked_words import is_own_voice, mark
from attribution.framing.scare_quotes import find_scare_quotes, observe_scare_quotes
from benchmarks.scare_quotes import judge
from tests.conftest import make_study

# Long enough that what follows is no headline.
LEAD = (
    "The council of the small harbour town met on Monday evening to talk about the pier again, "
    "and about what it costs to keep it open.\n"
)


def own_voice(sentence: str, quoted: tuple[str, ...] = ()) -> bool:
    """Whether the words in the first marks of a sentence are the outlet's own."""
    text = LEAD + sentence
    opening = next(index for index in range(len(LEAD), len(text)) if text[index] in "“\"‘'")
    closing = {"“": "”", "‘": "’"}.get(text[opening], text[opening])
    end = text.find(closing, opening + 1)
    spans = [[text.index(part), text.index(part) + len(part)] for part in quoted]
    return is_own_voice(mark(text, opening, len(text) if end < 0 else end + 1), spans)


@pytest.mark.parametrize(
    "sentence",
    [
        "The town now has what is by all accounts a “historic” pier and no money.",
        'It lives on a fund that the "super PAC" of two brothers has filled.',
        "Workers who are deemed “essential” stay on the pier through the winter.",
        "In the end the plan brought the town ‘peace’ that nobody had wanted.",
        "“Free trade” zones along the coast have brought the town little money.",
        "The pier was closed for the “winter break,” and nobody came to open it again.",
    ],
)
def test_marked_words_in_the_outlets_own_voice_are_scare_quotes(sentence):
    assert own_voice(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor went on the late show “Harbour Nights” to talk about the pier.",  # title
        "The mayor went on “Today” to talk about the pier and what it will cost.",
        "Robert “Bobby” Lund has sold fish on the pier for more than forty years.",  # name
        "The term “pier” has been in the language for at least eight hundred years.",  # mention
        "The box was labeled “medical waste” and stood on the pier for two days.",
        "The name comes from a Norse word, Norse for “landing place” or so it seems.",
        "His “new pier” remark was heard by all who stood there in the rain.",
        "The lone “no” vote came from the oldest member of the town's council.",
        "The list had the words of “rain,” “wind” and “waves” and was then thrown away.",
        "She left the hall after what she called a “rant” about the cost of piers.",  # attributed
        "He dismissed the whole of the plan as “rigged” and then left the hall.",
        "The pier is, as the Courier put it last week, a “wreck” and nothing else.",
        "The pier is a “wreck,” according to people who have seen it from below.",
        "The board determined that the pier was a “threat” to those who fish there.",
        "The first thing will be to “fully fund” the pier and all that is on it.",
        "The pier was “not safe” and so the town had it closed for the winter.",
        "“Let me talk.” Then he sat down and nobody talked for a very long time.",
        "She came to the pier and “he left” it, which is all that is known of it.",
        "<tweet id=\"78349\"> is what remains of a picture of the pier in the rain.",  # no prose
        "The “old pier",
        "The power of “we.”",  # subheading
        "They built a “pier of four words” which is more than anybody marks alone.",
    ],
)  # fmt: skip
def test_titles_names_mentions_and_words_of_others_are_none(sentence):
    assert not own_voice(sentence)


def test_a_sentence_that_quotes_somebody_quotes_in_its_other_marks_too():
    sentence = "The board was “deeply troubled” by a pier that “falls to pieces in the rain.”"
    assert own_voice(sentence)
    assert not own_voice(sentence, ("falls to pieces in the rain",))


def test_marks_in_an_open_quotation_are_the_speakers():
    text = LEAD + "“It is a “dear” pier, and it will be a dear pier for many years to come.”"
    start = text.index("“dear")
    assert not is_own_voice(mark(text, start, start + 6), [])


def test_single_marks_are_the_outlets_own_only_where_it_has_no_double_ones():
    start = len(LEAD) + len("It was a ")
    text = LEAD + "It was a ‘dear’ pier to all of them and to us who had come to see it."
    assert is_own_voice(mark(text, start, start + 6), [])
    text += "\n“We like it,” said all who had come. “We do,” said the others."
    assert not is_own_voice(mark(text, start, start + 6), [])


def test_a_headlines_marks_are_no_scare_quotes():
    text = "Town mourns its ‘dear’ pier\n" + LEAD
    start = text.index("‘")
    assert not is_own_voice(mark(text, start, start + 6), [])


def study():
    made = make_study(
        [
            ("Herald", "Ann Lee", "direct", LEAD + "The pier was called dear by her that day."),
            ("Herald", "", "indirect", "So it came that the “dear” pier of the town was closed."),
            ("Courier", "Bo Lund", "direct", "We shall see about the pier"),
        ]
    )
    made.articles["words"] = pd.Series([500, 2000], dtype="Int64")
    text = made.articles.set_index("article").loc["Herald.txt", "text"]
    start = text.index("“dear”")
    row = {"article": "Herald.txt", "start": start, "end": start + 6, "text": "“dear”"}
    left_out = [
        row | {"reason": "scare quote or term"},
        row | {"reason": "quotation in a heading"},
        row | {"reason": "scare quote or term", "end": len(text), "text": text[start:]},
    ]
    parts = made.tables.by_name() | {"left_out": tables.make_table(left_out, tables.LEFT_OUT)}
    return prepare(tables.Tables(**parts))


def test_short_quotations_that_no_statement_holds_are_looked_at():
    found = find_scare_quotes(study())
    assert found[["article", "text", "side", "story"]].values.tolist() == [
        ["Herald.txt", "“dear”", "Herald", "s001"]
    ]


def test_they_are_counted_per_thousand_words_of_all_articles():
    observed = observe_scare_quotes(study())
    assert observed.hits.values.tolist() == [["scare quotes", "", "Herald.txt", 1.0]]
    bases = dict(zip(observed.bases["article"], observed.bases["base"], strict=True))
    assert bases == {"Courier.txt": 0.5, "Herald.txt": 2.0}
    assert observed.groups == {"scare quotes": ("",)}


def test_a_corpus_without_any_has_none():
    made = make_study([("Herald", "Ann Lee", "direct", "The pier may open in June")])
    observed = observe_scare_quotes(prepare(made.tables))
    assert observed.hits.empty
    assert observed.bases["base"].tolist() == [0.009]


def test_what_is_counted_is_held_against_what_was_read():
    sheet = pd.DataFrame(
        [("a", 1, 5, "scare quote"), ("a", 9, 12, "title"), ("b", 3, 7, "scare quote")],
        columns=["article", "start", "end", "label"],
    )
    found = pd.DataFrame([("a", 1, 5), ("a", 9, 12), ("b", 20, 25)], columns=["article", "start", "end"])  # fmt: skip
    judged = judge(sheet, found)
    sizes = [len(rows) for rows in (judged.right, judged.wrong, judged.missed, judged.unread)]
    assert sizes == [1, 1, 1, 1]
    assert judged.wrong["label"].tolist() == ["title"]
    assert judged.unread["start"].tolist() == [20]
