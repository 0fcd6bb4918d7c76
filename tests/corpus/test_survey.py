"""What a corpus holds and lacks."""

import pytest

from attribution.corpus.marks import check_marks
from attribution.corpus.read import Columns, Draft, prepare
from attribution.corpus.survey import survey
from tests.corpus.exports import SENTENCES, Printed, nexis_text

TEXT = " ".join(SENTENCES)
GERMAN = "Der Minister sagte, dass die Straße im Mai wieder offen sein werde und dass es für die Arbeiter noch nicht zu spät sei, die ihn gebeten hatten."


def look(folder, **options):
    return survey(folder, Columns(), **options)


def test_files_articles_outlets_and_dates_are_counted(tmp_path):
    (tmp_path / "Courier").mkdir()
    (tmp_path / "Courier" / "a.txt").write_text(TEXT)
    (tmp_path / "n.txt").write_text(nexis_text([Printed(), Printed(date="March 1, 2019 Friday")]))
    (tmp_path / "x.pdf").touch()
    found = look(tmp_path)
    assert found.files == {"plain text": 1, "Nexis (text)": 1, ".pdf (not read)": 1}
    assert found.articles == 3
    assert [(o.outlet, o.articles, o.first, o.last, o.undated) for o in found.outlets] == [
        ("The Herald (Anytown)", 2, "2019-01-05", "2019-03-01", 0),
        ("Courier", 1, None, None, 1),
    ]
    assert [(g.first, g.last, g.days) for g in found.gaps] == [("2019-01-06", "2019-02-28", 54)]
    assert found.missing == {"outlet": 0, "date": 1, "title": 1}
    assert "2 of 2 articles read from n.txt" in found.notes
    assert [item.file for item in found.skipped] == ["x.pdf"]


def test_texts_in_other_languages_are_counted_and_skipped_unless_wanted(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(GERMAN)
    found = look(tmp_path)
    assert found.languages == {"English": 1, "German": 1}
    assert (found.articles, found.skipped[0].reason) == (1, "it is in German; remove it or pass --any-language")  # fmt: skip
    assert look(tmp_path, any_language=True).articles == 2


def test_texts_that_differ_in_spaces_and_case_only_are_copies(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT.upper().replace(" ", "  "))
    (tmp_path / "c.txt").write_text(TEXT + " And so on.")
    assert look(tmp_path, any_language=True).copies == (("a.txt", "b.txt"),)


def test_metadata_are_held_against_the_files_and_may_not_leave_the_folder(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "corpus.csv").write_text(
        "file,outlet\na.txt,Herald\nc.txt,Herald\n../d.txt,Herald\n/etc/passwd,Herald\n"
    )
    problems = look(tmp_path).problems
    assert any("names 1 file that the folder does not hold: c.txt" in line for line in problems)
    assert any(
        "names 2 files outside the folder, which is refused: ../d.txt, /etc/passwd" in line
        for line in problems
    )
    assert any("does not name 1 file of the folder: b.txt" in line for line in problems)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('He said: "No. And "Yes" was said.', "3 straight marks, an odd number"),
        ("He said: “No. And “yes” was said.", "2 times “, but 1 times ”"),
        ("He said: “No", "1 times “, and nothing closes it"),
        ("He said: No” and left.", "1 times ”, but 0 times “"),
        ("Er sagte: „Nein.", "1 times „, and nothing closes it"),
        ("Il a dit : « Non », « Oui.", "2 times «, but 1 times »"),
        ('He said: "No." And "Yes" was said.', None),
        ("“It opens.\n\n“It closes,” he said.", None),
        ("Er sagte: „Nein“ und „Ja“.", None),
        ("He said: “No.” It wasn't 5' 3'' high.", "1 straight mark, an odd number"),
    ],
)
def test_quotation_marks_that_do_not_pair_are_found(text, fault):
    found = check_marks(prepare(Draft("a.txt", text)))
    assert (found.fault if found else None) == fault


def test_nothing_usable_is_said(tmp_path):
    (tmp_path / "b.txt").write_text(GERMAN)
    assert look(tmp_path).advice == ("Nothing can be analyzed: see what was skipped, and why.",)
