"""Copies and the agencies they come from."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies

from attribution.stories import StorySettings, find_agency, find_copies
from attribution.stories.copies import _common_runs, _runs
from tests.stories.conftest import BRIDGE, HARBOUR

WIRE = (
    "PORT ELLERY, March 4 (Reuters) - A fire destroyed the grain store in the harbour of Port Ellery "
    "on Monday night, and with it the harvest of the whole valley, the mayor said.\n\nFirefighters "
    "from four towns fought the flames until dawn. The cause of the fire is not known, and the police "
    "asked witnesses to come forward. The store was built forty years ago by the farmers of the valley."
)
BODY = WIRE.split(" - ", 1)[1]


def table(*texts: str, dates: tuple[str | None, ...] = ()) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article": [f"{number}.txt" for number in range(len(texts))],
            "text": texts,
            "date": list(dates) or [None] * len(texts),
        }
    )


def test_reprints_are_copies_of_the_earliest():
    found = find_copies(
        table(BODY, WIRE, HARBOUR[1], dates=("2031-03-06", "2031-03-05", "2031-03-05"))
    )
    assert found["copy_of"].fillna("").tolist() == ["1.txt", "", ""]
    assert found["copied"][0] == 1.0


def test_without_dates_the_longest_is_the_original():
    shortened = BODY.split("The store was built")[0]
    assert find_copies(table(shortened, BODY))["copy_of"].fillna("").tolist() == ["1.txt", ""]


def test_all_copies_point_at_one_original():
    texts = (WIRE, BODY, BODY.replace("forty", "thirty"), BODY)
    assert find_copies(table(*texts))["copy_of"].fillna("").tolist() == ["", *["0.txt"] * 3]


def test_an_article_that_shares_a_quote_is_no_copy():
    assert find_copies(table(HARBOUR[1], HARBOUR[3]))["copy_of"].isna().all()


def test_a_later_digest_does_not_make_copies_of_what_it_prints():
    digest = f"{BODY}\n\n{BRIDGE[1]}"
    dates = ("2031-03-05", "2031-03-05", "2031-03-06")
    found = find_copies(table(BODY, BRIDGE[1], digest, dates=dates))
    assert found["copy_of"][:2].isna().all()
    assert 0 < found["copied"][2] < 0.8


def test_empty_and_tiny_texts_are_copies_only_of_the_same():
    found = find_copies(table("", "", "Photo gallery", "Photo gallery", "Photo of a gallery"))
    assert found["copy_of"].fillna("").tolist() == ["", "", "", "2.txt", ""]


def test_a_copy_bears_the_agency_of_its_family():
    found = find_copies(table(BODY, WIRE, BRIDGE[1]))
    assert found["agency"].fillna("").tolist() == ["Reuters", "Reuters", ""]
    assert found["agency_from"].fillna("").tolist() == ["copy", "dateline", ""]


def test_the_index_is_kept():
    articles = table(BODY, WIRE).set_axis([7, 3])
    assert find_copies(articles).index.tolist() == [7, 3]


@settings(max_examples=40, deadline=None)
@given(strategies.lists(strategies.sampled_from([WIRE, BODY, BODY[:350], HARBOUR[1], BRIDGE[1], ""]), max_size=7))  # fmt: skip
def test_no_copy_is_an_original_and_order_tells_nothing(texts):
    found = find_copies(table(*texts))
    articles = table(*texts)["article"]
    assert not set(found["copy_of"].dropna()) & set(articles[found["copy_of"].notna()])
    turned = find_copies(table(*texts)[::-1])
    pd.testing.assert_frame_equal(turned.sort_index(), found)


@pytest.mark.parametrize(
    ("text", "agency", "place"),
    [
        ("Headline\n\n(Reuters) - The store burned.", "Reuters", "dateline"),
        ("WASHINGTON (AP) — The store burned.", "AP", "dateline"),
        ("TRENTON, N.J. (AP) — The store burned.", "AP", "dateline"),
        ("PASADENA, Calif., Jan. 1 (UPI) -- The store burned.", "UPI", "dateline"),
        ("Paris, Dec 28 (AFP) – The store burned.", "AFP", "dateline"),
        ("MOSCOW, December 28. /TASS/. The store burned.", "TASS", "dateline"),
        ("Port Ellery, March 4 (AFP)\n\nThe store burned.", "AFP", "dateline"),
        ("By Ann Lee, Associated Press\n\nThe store burned.", "AP", "byline"),
        ("By The Associated Press | March 4, 2031\n\nThe store burned.", "AP", "byline"),
        ("BY ANN LEE AND BO LUND, REUTERS\n\nThe store burned.", "Reuters", "byline"),
        ("By J.P. Lee (Reuters)\n\nThe store burned.", "Reuters", "byline"),
        ("By Ann Lee of The Associated Press\n\nThe store burned.", "AP", "byline"),
        ("Headline\n\nReuters\n\nThe store burned.", "Reuters", "byline"),
        ("The store burned.\n\n© 2031 AFP", "AFP", "credit"),
        ("The store burned.\n\nCopyright 2031 The Associated Press. All rights reserved.", "AP", "credit"),
        ("The store burned.\n\nSource: Xinhua", "Xinhua", "credit"),
        ("The store burned. Nobody was hurt. (dpa)", "dpa", "credit"),
        ("The store burned.\n\n(Reporting by Ann Lee; Editing by Bo Lund)", "Reuters", "credit"),
    ],
)  # fmt: skip
def test_an_agency_is_read_from_dateline_byline_or_credit(text, agency, place):
    found = find_agency(text)
    assert found is not None and (found.name, found.place) == (agency, place)


@pytest.mark.parametrize(
    "text",
    [
        "The store burned, the mayor told Reuters.",
        "The store burned.\n\nThe Associated Press contributed to this report.",
        "The store burned.\n\n(AP Photo/Ann Lee)",
        "Photo: AFP\n\nThe store burned.",
        "The head of the Associated Press (AP) said on Monday that the store had burned.",
        "By Ann Lee, Ellery Herald\n\nThe store burned.",
        "The treaty was signed by heads of state (NAN)\n\nBy Monday AP had it, said the mayor.",
        "By Nanette Lee\n\nThe store burned.",
        "",
    ],
)
def test_photographs_help_and_mentions_name_no_author(text):
    assert find_agency(text) is None


@pytest.mark.parametrize(
    ("outlet", "agency"),
    [("Reuters", "Reuters"), ("Morning Post (AFP)", "AFP"), ("Reuters Fan Club", None), ("", None)],
)
def test_an_agency_is_the_author_of_what_it_publishes(outlet, agency):
    found = find_agency("The store burned.", outlet)
    assert (found.name if found else None) == agency
    assert found is None or found.place == "outlet"


NUMBERED = strategies.lists(
    strategies.lists(strategies.integers(0, 3), max_size=12).map(
        lambda words: np.array(words, dtype=np.int32)
    ),
    max_size=6,
)


@given(strategies.lists(strategies.integers(0, 3), max_size=12), strategies.integers(1, 5))
def test_equal_stretches_and_no_others_have_equal_numbers(words, length):
    runs = _runs(np.array(words, dtype=np.int32), length)
    length = min(length, len(words))
    stretches = [tuple(words[start : start + length]) for start in range(len(runs))]
    assert len(set(stretches)) == len(set(runs.tolist()))
    assert dict(zip(stretches, runs.tolist(), strict=True)) == dict(
        zip(reversed(stretches), reversed(runs.tolist()), strict=True)
    )


@given(NUMBERED, strategies.integers(2, 4))
def test_common_runs_are_those_that_several_texts_hold_but_not_too_many(texts, most):
    settings = StorySettings(copy_run=3, common_run=most)
    owners, columns, width = _common_runs(texts, settings)
    assert width == max(1, len(set(columns.tolist())))
    held = [set(_runs(text, 3).tolist()) for text in texts]
    counts = {run: sum(run in own for own in held) for run in set().union(*held)}
    expected = [sum(1 < counts[run] <= most for run in own) for own in held]
    assert [(owners == text).sum() for text in range(len(texts))] == expected
