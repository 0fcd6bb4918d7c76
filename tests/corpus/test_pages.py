"""Downloads of archives as text and as web pages."""

import pytest

from attribution.corpus.drafts import gather
from attribution.corpus.files import read_file
from attribution.corpus.formats import Format, recognise
from attribution.corpus.read import Columns
from tests.corpus.exports import (
    SENTENCES,
    Printed,
    factiva_page,
    mail,
    nexis_page,
    nexis_text,
    proquest_page,
)

TWO = (Printed(), Printed(title="Bridge is old", outlet="Evening News", date="6 January 2019"))
LAYOUTS = {
    "nexis.txt": nexis_text,
    "nexis.html": nexis_page,
    "factiva-tagged.html": lambda articles: factiva_page(articles, True),
    "factiva-plain.html": lambda articles: factiva_page(articles, False),
    "proquest.html": proquest_page,
}


def read(tmp_path, content, name="d.html"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    form = recognise(path)
    assert form is not None
    return gather(read_file(name, path, form, Columns()))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_article_is_read_with_its_head_and_without_what_is_around_it(tmp_path, layout):
    reading = read(tmp_path, LAYOUTS[layout](TWO), layout)
    assert [(d.file, d.title, d.outlet, d.date) for d in reading.drafts] == [
        (f"{layout}#1", "Road opens in May", "The Herald (Anytown)", "2019-01-05"),
        (f"{layout}#2", "Bridge is old", "Evening News", "2019-01-06"),
    ]
    for draft in reading.drafts:
        assert draft.text == "\n\n".join([draft.title, *SENTENCES])
        further = dict(draft.further)
        assert "Jane" in further["byline"]
        assert further["section"].casefold().startswith("news")
        assert further["language"].casefold() in ("english", "englisch")
    assert reading.notes == (f"2 of 2 articles read from {layout}",)
    assert (reading.problems, reading.skipped) == ((), ())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_form_is_told_by_content_not_by_name(tmp_path, layout):
    reading = read(tmp_path, LAYOUTS[layout](TWO), "articles.txt")
    assert len(reading.drafts) == 2


def test_a_page_in_a_mail_is_read(tmp_path):
    path = tmp_path / "p.eml"
    path.write_bytes(mail(proquest_page(TWO)))
    assert recognise(path) is Format.MAIL
    assert len(read(tmp_path, mail(proquest_page(TWO)), "p.eml").drafts) == 2


@pytest.mark.parametrize(
    ("name", "content", "stated"),
    [
        ("n.html", nexis_page(TWO, stated=3), 3),
        ("n.txt", "Selected Items: 1-5\n" + nexis_text(TWO), 5),
        ("n.txt", nexis_text(TWO).replace(" 2 of 2 ", " 4 of 4 "), 4),
    ],
)
def test_a_file_that_holds_less_than_it_says_is_a_problem(tmp_path, name, content, stated):
    (problem,) = read(tmp_path, content, name).problems
    assert problem.startswith(f"{name} says it holds {stated} articles, 2 were read from it")


@pytest.mark.parametrize("layout", ["nexis.txt", "nexis.html"])
def test_labels_in_other_languages_and_headlines_in_parts(tmp_path, layout):
    article = Printed(
        title="Road opens|It took a year",
        date="samedi 5 janvier 2019",
        labels={"Auteur": "Jane Doe", "Rubrique": "POLITIQUE", "Longueur": "60 mots"},
    )
    (draft,) = read(tmp_path, LAYOUTS[layout]([article]), layout).drafts
    assert (draft.title, draft.date) == ("Road opens It took a year", "2019-01-05")
    assert dict(draft.further)["section"] == "POLITIQUE"
    assert draft.text == "\n\n".join([draft.title, *SENTENCES])


def test_transcripts_keep_their_speakers(tmp_path):
    body = ("BLITZER: Good evening to all of you who have joined us.", "SMITH: Thanks.")
    (draft,) = read(tmp_path, nexis_text([Printed(body=body)]), "n.txt").drafts
    assert draft.text == "\n\n".join(["Road opens in May", *body])


def test_europresse_is_read(tmp_path):
    article = (
        "<table><tr><td><span class='DocPublicationName'>The Herald, no. 12</span><br><span class='DocHeader'>Monde, </span>"
        "<span class='DocHeader'>samedi </span><span class='DocHeader'>5 janvier 2019</span><br><br>"
        f"<span class='TitreArticleVisu'>Road opens</span><br><br>{SENTENCES[0]}<p></p>{SENTENCES[1]}<p></p>"
        "<b><i>© 2019 The Herald. Tous droits réservés.</i></b><p></p>Numéro de document : news·1</td></tr></table>"
    )
    (draft,) = read(tmp_path, f"<html><body>www.europresse.com {article}</body></html>").drafts
    assert (draft.title, draft.outlet, draft.date) == ("Road opens", "The Herald", "2019-01-05")
    assert draft.text == "\n\n".join(["Road opens", *SENTENCES[:2]])
