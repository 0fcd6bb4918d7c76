"""Words of reports stand under the words they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.reporting.interlinear import align_reports

WORDS = st.lists(st.sampled_from(["the", "road", "opens", "in", "May", "and", "a", "bridge", "falls,", "“soon”"]), min_size=1, max_size=14).map(" ".join)  # fmt: skip


def rows_of(lines) -> list[list[tuple[str, str]]]:
    """Each report's cells over all lines."""
    return [
        [(cell.words, cell.change) for line in lines for cell in line[number]]
        for number in range(len(lines[0]))
    ]


def test_dropped_words_are_repeated_at_their_place():
    _, other = rows_of(align_reports("the new road opens", ["the road opens"]))
    assert other == [("the", "kept"), ("new", "dropped"), ("road", "kept"), ("opens", "kept")]


def test_a_word_stands_under_the_one_it_stands_for():
    first, other = rows_of(align_reports("the road opens today", ["the street opens today"]))
    assert [first[1][0], other[1]] == ["road", ("street", "replaced")]


def test_added_words_have_columns_of_their_own():
    first, one, two = rows_of(
        align_reports("we will go", ["we will also go", "we will soon perhaps go"])
    )
    assert [words for words, _ in first] == ["we", "will", "", "", "go"]
    assert one[2:4] == [("also", "added"), ("", "kept")]
    assert two[2:4] == [("soon", "added"), ("perhaps", "added")]


def test_marks_stay_with_their_words():
    first, _ = rows_of(align_reports("he said “no way”, twice.", ["no way"]))
    assert [words for words, _ in first] == ["he", "said", "“no", "way”,", "twice."]


def test_a_long_report_is_broken_into_lines_of_as_many_columns():
    words = " ".join(f"longish{number}" for number in range(40))
    lines = align_reports(words, [words.replace("longish7", "short")])
    assert len(lines) > 2
    assert all(len(one) == len(other) for one, other in lines)
    assert " ".join(words for words, _ in rows_of(lines)[0]) == words


def test_no_row_has_more_own_words_than_allowed():
    lines = align_reports("a b c d e f", ["x y z w v u t a b c d"], limit=3)
    for row in rows_of(lines):
        assert sum(bool(words) and change != "dropped" for words, change in row) <= 3


@given(WORDS, WORDS)
def test_every_report_can_be_read_off_its_row(fullest, report):
    first, other = rows_of(align_reports(fullest, [report]))
    assert " ".join(words for words, _ in first if words) == fullest
    own = " ".join(words for words, change in other if words and change != "dropped")
    assert own == report
