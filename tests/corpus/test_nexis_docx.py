"""Downloads from Nexis as Word: every article, its head, nothing around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.corpus.drafts import gather
from attribution.corpus.files import read_file
from attribution.corpus.formats import Format
from attribution.corpus.read import Columns
from tests.corpus.exports import SENTENCES, Printed, nexis_paragraphs, paragraph, write_docx


def read(tmp_path, *articles, stated=None, bookmarks=True):
    path = write_docx(tmp_path / "n.docx", nexis_paragraphs(articles, stated, bookmarks))
    return gather(read_file("n.docx", path, Format.WORD, Columns()))


@pytest.mark.parametrize("bookmarks", [True, False])
def test_every_article_is_read_with_its_head(tmp_path, bookmarks):
    second = Printed(title="Bridge is old", outlet="Evening News", date="5 January 2019")
    reading = read(tmp_path, Printed(), second, stated=2, bookmarks=bookmarks)
    assert [d.file for d in reading.drafts] == ["n.docx#1", "n.docx#2"]
    one, two = reading.drafts
    assert (one.title, one.outlet, one.date) == (
        "Road opens in May", "The Herald (Anytown)", "2019-01-05",
    )  # fmt: skip
    assert (two.title, two.outlet, two.date) == ("Bridge is old", "Evening News", "2019-01-05")
    assert one.text == "\n\n".join(["Road opens in May", *SENTENCES])
    assert dict(one.further) == {"section": "NEWS; Pg. 1", "length": "60 words", "byline": "By Jane Doe"}  # fmt: skip
    assert (reading.problems, reading.skipped) == ((), ())
    assert reading.notes[0] == "2 of 2 articles read from n.docx"


def test_an_article_that_the_cover_counts_and_the_file_lacks_is_a_problem(tmp_path):
    (problem,) = read(tmp_path, Printed(), stated=3).problems
    assert problem.startswith("n.docx says it holds 3 articles, 1 were read from it")


def test_an_article_without_text_is_skipped_and_counted(tmp_path):
    reading = read(tmp_path, Printed(), Printed(body=()), stated=2)
    assert [item.file for item in reading.skipped] == ["n.docx#2"]
    assert "says it holds 2 articles, 1 were read" in reading.problems[0]


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("January 5, 2019 Saturday 9:20 AM GMT", "2019-01-05"),
        ("January 5, 2019, Saturday,, FINAL EDITION", "2019-01-05"),
        ("Saturday 5 January 2019", "2019-01-05"),
        ("5. Januar 2019 Samstag", "2019-01-05"),
        ("samedi 5 janvier 2019", "2019-01-05"),
        ("2019-01-05", "2019-01-05"),
        ("13/01/2019", "2019-01-13"),
    ],
)
def test_dates_are_read_in_the_forms_and_languages_of_the_archive(tmp_path, printed, iso):
    (draft,) = read(tmp_path, Printed(date=printed)).drafts
    assert (draft.date, draft.outlet) == (iso, "The Herald (Anytown)")


@pytest.mark.parametrize("printed", ["January 2019", "Winter 2019", "May/June 2019"])
def test_a_month_is_no_day_and_said(tmp_path, printed):
    reading = read(tmp_path, Printed(date=printed))
    assert (reading.drafts[0].date, reading.drafts[0].outlet) == (None, "The Herald (Anytown)")
    assert f"n.docx: 1 date without a day stay empty: {printed} (n.docx#1)" in reading.notes


def test_day_and_month_are_not_guessed(tmp_path):
    reading = read(tmp_path, Printed(date="05/06/2019"))
    assert reading.drafts[0].date is None
    assert "may be day first or month first" in reading.problems[0]


@pytest.mark.parametrize(
    ("article", "title", "outlet"),
    [
        (Printed(title="Roads|They open in May"), "Roads They open in May", "The Herald (Anytown)"),
        (Printed(title="January 6, 2018: a day"), "January 6, 2018: a day", "The Herald (Anytown)"),
        (Printed(title=""), None, "The Herald (Anytown)"),
        (Printed(title="No Headline In Original"), None, "The Herald (Anytown)"),
        (Printed(outlet="Herald Blogs|(Roads)"), "Road opens in May", "Herald Blogs"),
        (Printed(date=""), "Road opens in May", "The Herald (Anytown)"),
        (Printed(labels={}), "Road opens in May", "The Herald (Anytown)"),
    ],
)
def test_heads_of_other_shapes(tmp_path, article, title, outlet):
    (draft,) = read(tmp_path, article).drafts
    assert (draft.title, draft.outlet) == (title, outlet)
    assert draft.text.endswith(SENTENCES[-1])


@pytest.mark.parametrize(
    "after",
    [
        (paragraph("Graphic", 28, True), paragraph("A bridge in the evening light, seen from afar.")),
        (paragraph("Classification", 28, True, "Classification"), paragraph("ENGLISH", label="Language")),
        (paragraph("Correction", 28, True, "Correction_3"), paragraph("An article named the wrong mayor.")),
        (paragraph("Zeitungstyp", label="Grafik"),),
        (paragraph("https://example.org/road"),),
        (paragraph("PHOTOS: The bridge in May. (B1)"), paragraph("Related Articles"), paragraph("Old Bridges"), paragraph("New Roads")),
        (paragraph("Follow Jane Doe on Twitter: @janedoe."),),
        (paragraph("Copyright 2019 The Herald"),),
        (paragraph("Link to Image"),),
    ],
)  # fmt: skip
def test_what_stands_behind_an_article_is_not_in_it(tmp_path, after):
    (draft,) = read(tmp_path, Printed(after=after)).drafts
    assert draft.text == "\n\n".join(["Road opens in May", *SENTENCES])


def test_bold_words_and_notes_inside_a_text_do_not_end_it(tmp_path):
    body = [SENTENCES[0], "Note: the road is wet.", "Smith: I said no.", *SENTENCES[1:]]
    (draft,) = read(tmp_path, Printed(body=body)).drafts
    assert draft.text == "\n\n".join(["Road opens in May", *body])


SENTENCE = st.sampled_from(SENTENCES) | st.text(
    "abcdefghij é“”’ßñ\u05d0\U0001f600", min_size=30, max_size=60
).map(lambda text: f"The word {text} was said.")


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(SENTENCE, min_size=1, max_size=5), min_size=1, max_size=12))
def test_any_texts_come_back(tmp_path_factory, bodies):
    articles = [Printed(title=f"Headline {n}", body=body) for n, body in enumerate(bodies)]
    reading = read(tmp_path_factory.mktemp("n"), *articles, stated=len(articles))
    assert [d.text for d in reading.drafts] == [
        "\n\n".join([f"Headline {n}", *(" ".join(text.split()) for text in body)])
        for n, body in enumerate(bodies)
    ]
    assert reading.notes[0].startswith(f"{len(bodies)} of {len(bodies)} article")
