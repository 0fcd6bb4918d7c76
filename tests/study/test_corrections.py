"""The table a scholar corrects, and its way back."""

import pandas as pd
import pytest

from attribution.reporting.explain import UnknownSpeakerError, explain_speaker
from attribution.study import load_study
from attribution.study.corrections import read_corrections
from attribution.study.edited import CorrectionsError
from tests.conftest import make_study


@pytest.fixture
def study():
    made = make_study(
        [
            ("Herald", "Ada Byron", "direct", "We will put our concerns on the table"),
            ("Herald", "Byron", "indirect", "the meeting starts on Monday in Geneva"),
            ("Courier", "Carl Gauss", "indirect", "they would put their worries on the table"),
        ]
    )
    return made


def write(path, rows: list[dict]):
    pd.DataFrame(rows).to_csv(path, index=False)
    return path


def test_the_table_goes_out_and_comes_back_unchanged(study, tmp_path):
    path = study.write_speakers(tmp_path / "speakers.csv")
    corrected = study.correct(path)
    pd.testing.assert_series_equal(
        corrected.statements["speaker"], study.statements["speaker"], check_names=False
    )


def test_namesakes_stay_apart_in_an_unchanged_table(study, tmp_path):
    study.statements.loc[1, ["speaker", "name_in_article"]] = "Carl Gauss"
    study.speakers.loc[study.speakers["speaker_id"] == "byron", "speaker"] = "Carl Gauss"
    study.speakers.loc[study.speakers["speaker"] == "Carl Gauss", "type"] = "role"
    corrected = study.correct(study.write_speakers(tmp_path / "speakers.csv"))
    assert corrected.statements["speaker_id"].tolist() == study.statements["speaker_id"].tolist()
    assert corrected.statements["speaker"].tolist() == study.statements["speaker"].tolist()


def test_an_existing_table_is_kept(study, tmp_path):
    path = study.write_speakers(tmp_path / "speakers.csv")
    with pytest.raises(CorrectionsError, match="--force"):
        study.write_speakers(path)
    study.write_speakers(path, force=True)


def test_one_speaker_for_two_rows_joins_them(study, tmp_path):
    path = write(tmp_path / "s.csv", [{"name": "Byron", "speaker": "Ada Byron"}])
    corrected = study.correct(path)
    assert corrected.statements["speaker"].tolist() == ["Ada Byron", "Ada Byron", "Carl Gauss"]
    first = corrected.speakers.iloc[0]
    assert (first["speaker"], first["statements"]) == ("Ada Byron", 2)


def test_a_new_name_splits_and_an_empty_one_takes_the_speaker_away(study, tmp_path):
    rows = [{"name": "Byron", "speaker": "George Byron"}, {"name": "Carl Gauss", "speaker": ""}]
    corrected = study.correct(write(tmp_path / "s.csv", rows))
    assert corrected.statements["speaker"].fillna("").tolist() == ["Ada Byron", "George Byron", ""]
    assert corrected.speakers["speaker_id"].is_unique


def test_facts_flow_into_tables_charts_and_the_saved_study(study, tmp_path):
    rows = [{"name": "Ada Byron", "speaker": "Ada Byron", "party": "Whig", "side": "left"}]
    corrected = study.correct(write(tmp_path / "s.csv", rows))
    assert corrected.statements["party"].tolist()[0] == "Whig"
    assert corrected.speakers.set_index("speaker").loc["Ada Byron", "side"] == "left"
    assert "voices-by-party" in corrected.plot.all()
    corrected.save(tmp_path / "out")
    assert load_study(tmp_path / "out").statements["party"].tolist()[0] == "Whig"


def test_names_of_no_article_are_a_problem(study, tmp_path):
    rows = [
        {"name": "Nobody Known", "article": "", "speaker": "Nobody"},
        {"name": "Byron", "article": "absent.txt", "speaker": "Ada Byron"},
    ]
    problems = study.correct(write(tmp_path / "s.csv", rows)).run["problems"]
    assert problems == ["s.csv: in no article, not used: Byron (in absent.txt), Nobody Known"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_a_table_that_a_spreadsheet_saved_comes_back(study, tmp_path, separator, encoding):
    lines = ["Speaker ", "NAME"], ["Zoë Byron", "Byron"], ["Carl Gauss", "Carl Gauss"]
    path = tmp_path / "s.csv"
    path.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    corrected = study.correct(path)
    assert corrected.statements["speaker"].tolist() == ["Ada Byron", "Zoë Byron", "Carl Gauss"]


def test_a_broken_row_does_not_take_a_speaker_away(study, tmp_path):
    path = tmp_path / "s.csv"
    path.write_text("name,article,speaker\nCarl Gauss,,Carl Gauss\nByron\n")
    with pytest.raises(CorrectionsError, match=r"s.csv, line 3: it ends before the column speaker"):
        study.correct(path)


def test_cells_that_lack_at_the_end_are_empty(study, tmp_path):
    path = tmp_path / "s.csv"
    path.write_text("name,speaker,party,why\nByron,Ada Byron,Whig\nCarl Gauss,Carl Gauss\n")
    parties = study.correct(path).statements["party"].fillna("")
    assert parties.tolist() == ["Whig", "Whig", ""]


def test_a_quotation_mark_that_nothing_closes_is_named_with_its_line(tmp_path):
    path = tmp_path / "s.csv"
    path.write_text('name,speaker\na,b\n"c,d\ne,f\n')
    with pytest.raises(CorrectionsError, match="line 3: a quotation mark has no partner"):
        read_corrections(path)


def test_a_formula_comes_back_as_it_was(study, tmp_path):
    study.statements.loc[0, ["speaker", "name_in_article"]] = "=1+1"
    study.speakers.loc[study.speakers["speaker_id"] == "ada byron", "speaker"] = "=1+1"
    path = study.write_speakers(tmp_path / "s.csv")
    assert "\n=" not in path.read_text(encoding="utf-8")
    assert study.correct(path).statements["speaker"].tolist()[0] == "=1+1"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"name": "a"}], "no column speaker"),
        ([{"name": "a", "speaker": "b"}, {"name": "a", "speaker": "c"}], "more than one speaker"),
        (
            [
                {"name": "a", "speaker": "b", "party": "x"},
                {"name": "c", "speaker": "b", "party": "y"},
            ],
            "more than one party",
        ),
    ],
)
def test_bad_tables_are_refused_by_name(tmp_path, rows, message):
    path = write(tmp_path / "s.csv", rows)
    with pytest.raises(CorrectionsError, match=message) as caught:
        read_corrections(path)
    assert str(path) in str(caught.value)


def test_a_missing_table_names_the_remedy(tmp_path):
    with pytest.raises(CorrectionsError, match="--write-speakers"):
        read_corrections(tmp_path / "absent.csv")


def test_an_explanation_names_place_rule_and_mentions(study):
    study.statements["resolution"] = "named"
    study.statements["resolved_by"] = [["Ada Byron"]] * 3
    study.speakers["joins"] = [[] for _ in range(len(study.speakers))]
    lines = explain_speaker("ada byron", study.statements, study.speakers)
    assert "1 statement" in lines[0]
    assert "Herald.txt [" in lines[1]
    assert "named" in lines[1]


def test_an_unknown_name_is_answered_with_like_ones(study):
    with pytest.raises(UnknownSpeakerError, match="Ada Byron"):
        explain_speaker("Ada Brown", study.statements, study.speakers)


def test_a_speaker_is_found_by_another_spelling(study):
    study.statements["resolution"] = "named"
    study.speakers["joins"] = [[] for _ in range(len(study.speakers))]
    assert "Carl Gauss" in explain_speaker("Gauß", study.statements, study.speakers)[0]


def test_a_gender_given_for_one_speaker_leaves_the_others_theirs(study, tmp_path):
    study.speakers["gender"] = pd.Series(["female", None, "male"], dtype="str")
    rows = [{"name": "Byron", "speaker": "Byron", "gender": "female"}]
    corrected = study.correct(write(tmp_path / "s.csv", rows))
    genders = dict(zip(corrected.speakers["speaker"], corrected.speakers["gender"], strict=True))
    assert genders == {"Ada Byron": "female", "Byron": "female", "Carl Gauss": "male"}
    assert corrected.statements["gender"].tolist() == ["female", "female", "male"]


def test_a_name_of_a_person_here_and_of_a_body_there_comes_back(study, tmp_path):
    study.statements.loc[1, "name_in_article"] = "Carl Gauss"
    corrected = study.correct(study.write_speakers(tmp_path / "speakers.csv"))
    assert corrected.statements["speaker_id"].tolist() == study.statements["speaker_id"].tolist()


def test_the_class_found_is_shown_and_the_scholars_own_wins(study, tmp_path):
    study.speakers["source_class"] = pd.Series(["official", "other", "expert"], dtype="str")
    path = study.write_speakers(tmp_path / "speakers.csv")
    table = pd.read_csv(path, keep_default_na=False)
    assert table["class_found"].tolist() == ["official", "other", "expert"]
    assert table["source_class"].tolist() == ["", "", ""]
    table.loc[2, "source_class"] = "citizen"
    corrected = study.correct(write(tmp_path / "s.csv", table.to_dict("records")))
    assert corrected.speakers["source_class"].tolist() == ["official", "other", "citizen"]
    assert corrected.statements["source_class"].tolist() == ["official", "other", "citizen"]
    again = pd.read_csv(corrected.write_speakers(tmp_path / "again.csv"))
    assert again["source_class"].tolist() == ["official", "other", "citizen"]


def test_names_of_two_classes_can_be_joined(study, tmp_path):
    study.speakers["source_class"] = pd.Series(["official", "other", "expert"], dtype="str")
    path = study.write_speakers(tmp_path / "speakers.csv")
    table = pd.read_csv(path, keep_default_na=False)
    table.loc[table["name"] == "Byron", "speaker"] = "Ada Byron"
    corrected = study.correct(write(tmp_path / "s.csv", table.to_dict("records")))
    assert corrected.speakers["source_class"].tolist() == ["official", "expert"]
