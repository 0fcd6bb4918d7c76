"""Classes of sources, on tables written by hand."""

import csv
from importlib.resources import files

import pytest

from attribution import tables
from attribution.framing.source_class import SOURCE_CLASSES, source_classes


def classes(*rows: dict) -> list[str]:
    """The classes of speakers given as name, type, role, affiliation, aliases."""
    filled = [
        {
            "speaker_id": str(number), "type": "person", "aliases": [], "joins": [], "facts": [],
            "statements": 1, "outlets": 1, "articles": 1, **row,
        }
        for number, row in enumerate(rows)
    ]  # fmt: skip
    return source_classes(tables.make_table(filled, tables.SPEAKERS)).tolist()


def class_of(speaker: str, **facts: object) -> str:
    return classes({"speaker": speaker, **facts})[0]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("senator", "politician"), ("mayor of Oslo", "politician"), ("Prime Minister", "politician"),
        ("Foreign Minister", "official"), ("police chief", "official"), ("Justice", "official"),
        ("inspector general", "official"), ("FBI Director", "official"),
        ("professor of law at Harvard", "expert"), ("economist", "expert"),
        ("reporter for the Herald", "media"), ("chief executive of Acme", "organisation"),
        ("director of the Harbour Museum", "organisation"), ("Bishop", "organisation"),
        ("dockworker", "citizen"), ("witness", "citizen"), ("singer", "other"),
        ("president of France", "politician"), ("president of the Dockers' Union", "organisation"),
        ("chairman of the Republican National Committee", "politician"),
        ("White House press secretary", "official"), ("spokesman for the governor", "politician"),
        ("spokeswoman for Brevard College", "organisation"), ("CNN spokesman", "media"),
        ("lawyer", "other"), ("lawyer for the F.B.I.", "official"),
    ],
)  # fmt: skip
def test_a_role_tells_the_class_of_a_person(role, expected):
    assert class_of("Ann Lee", role=role) == expected


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("Sen. Ann Lee (D-Ohio", "politician"), ("Ann Lee, D-Ohio", "politician"),
        ("Ann Lee, the Senate candidate", "politician"), ("Harbour Times columnist Ann Lee", "media"),
        ("Ann Lee of the Cato Institute", "expert"), ("Ann Lee, 60", "citizen"),
        ("Ann Lee, who was deputy secretary of defense", "official"),
        ("Ann Lee, who met the president", "other"), ("Ms. Lee", "other"),
    ],
)  # fmt: skip
def test_without_a_role_the_mentions_tell(mention, expected):
    assert class_of("Ann Lee", aliases=[mention]) == expected


def test_a_campaign_goes_before_the_office():
    mention = "Attorney General and Senate candidate Ann Lee"
    assert class_of("Ann Lee", role="Attorney General", aliases=[mention]) == "politician"


def test_the_affiliation_tells_of_which_body():
    assert class_of("Ann Lee", role="Chairman", affiliation="RNC") == "politician"
    assert class_of("Ann Lee", role="Chairman") == "organisation"


def test_whom_somebody_speaks_for_may_be_another_speaker():
    lee = {"speaker": "Ann Lee", "role": "senator"}
    assert classes(lee, {"speaker": "a spokesman for Ms. Lee", "type": "role"})[1] == "politician"
    assert classes({"speaker": "a spokesman for Ms. Lund", "type": "role"}) == ["other"]


def test_who_is_known_needs_no_office_unless_another_is_told():
    assert class_of("Angela Merkel") == "politician"
    assert class_of("Clinton", aliases=["Clinton, a dockworker"]) == "citizen"


def test_a_surname_is_no_outlet():
    assert class_of("Vicente Fox", role="former president") == "politician"
    assert class_of("Politico") == "media"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Justice Department", "official"), ("The Supreme Court", "official"),
        ("the U.S. Fish and Wildlife Service", "official"), ("the Bank of England", "official"),
        ("the Senate", "politician"), ("Lee's campaign", "politician"), ("The GOP", "politician"),
        ("the Harbour Times", "media"), ("Fox News", "media"), ("the Urban Institute", "expert"),
        ("Acme", "other"), ("the Acme Company", "organisation"), ("Harbour Watch", "organisation"),
        ("Her family", "citizen"), ("the Saudi government", "state"), ("California", "state"),
        ("the special counsel's office", "official"), ("aides", "anonymous"),
        ("Both the White House and lawyers for Ms. Lee", "state"),
        ("a report in The Guardian", "media"), ("a study by Acme", "expert"),
        ("the lawsuit", "other"), ("the new law", "other"), ("the indictment", "official"),
        ("a statement from the Senate", "politician"),
    ],
)  # fmt: skip
def test_bodies_and_texts(name, expected):
    assert class_of(name, type="organisation") == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Republicans", "role", "politician"), ("some Republicans", "role", "anonymous"),
        ("a Republican", "role", "anonymous"), ("the Ohio congressman", "role", "politician"),
        ("Critics of the law", "role", "anonymous"), ("Supporters", "role", "anonymous"),
        ("people familiar with the talks", "role", "anonymous"),
        ("federal prosecutors", "role", "official"), ("a judge", "role", "official"),
        ("a spokeswoman for the mayor", "role", "politician"), ("a spokesman", "role", "anonymous"),
        ("residents", "role", "citizen"), ("some residents", "anonymous", "citizen"),
        ("White House officials", "anonymous", "anonymous"), ("the officials", "anonymous", "anonymous"),
        ("the lawmakers", "anonymous", "politician"), ("many", "anonymous", "anonymous"),
        ("A Secret Service representative", "anonymous", "official"),
        ("One of the nation’s largest unions", "anonymous", "organisation"),
        ("A group of senators", "organisation", "anonymous"),
        ("Some on the House committee", "organisation", "anonymous"),
    ],
)  # fmt: skip
def test_who_stays_unnamed(name, kind, expected):
    assert class_of(name, type=kind) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Norway", "state"), ("the White House", "state"), ("the Pentagon", "official")],
)
def test_a_ministry_is_no_state(name, expected):
    assert class_of(name, type="state") == expected


def test_a_body_that_is_only_named_beside_somebody_tells_nothing():
    assert class_of("Ann Lee", aliases=["Ann Lee, opening the National Museum"]) == "other"
    assert class_of("Ann Lee", aliases=["the Herald’s Ann Lee, opening the museum"]) == "media"
    assert class_of("Ann Lee", aliases=["NBC’s Ann Lee"]) == "media"


def test_a_title_in_the_name_tells():
    assert class_of("Sen. Lee") == "politician"


def test_a_table_without_speakers():
    assert classes() == []


def test_names_that_are_no_words_are_other():
    assert classes({"speaker": "—"}, {"speaker": "", "type": "role"}) == ["other", "other"]


def test_each_line_of_the_lexicon_names_a_class_and_a_source():
    text = files("attribution.framing").joinpath("source_classes.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["class"] for row in rows} <= set(SOURCE_CLASSES)
    assert all(row["source"] for row in rows)
    keys = [(row["word"], row["kind"]) for row in rows]
    assert len(set(keys)) == len(keys)
