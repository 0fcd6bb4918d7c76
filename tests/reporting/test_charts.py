"""Charts show what the tables count, and can be read with one outlet or thirty."""

import random

import matplotlib.pyplot as plt
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from attribution.reporting.charts import Plots
from tests.conftest import make_study

CHANGES = (
    ["same words"],
    ["dropped", "added", "reworded", "negation", "quotation", "kind", "cue", "speaker"],
    ["dropped", "reworded"],
)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def plots(study) -> Plots:
    return Plots(study.tables, make=Figure)


def rows_of(axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in axes.get_yticklabels()]


def columns_of(axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in axes.get_xticklabels()]


def many_outlets(number: int, long: bool) -> Plots:
    """A study of some outlets, all of which report some of eighteen quotes."""
    draw = random.Random(number)
    name = "The {} of the Greater Metropolitan Area and its Suburbs, no. {}"
    outlets = [
        (name if long else "{} {}").format(("Herald", "Daily Intelligencer")[n % 2], n)
        for n in range(number)
    ]
    speakers = [f"a spokesperson for the National Security Council of state {n}" for n in range(5)]
    quotes, groups = [], []
    for outlet in outlets:
        for quote in range(18):
            quotes.append((outlet, draw.choice(speakers), draw.choice(["direct", "mixed", "indirect"]), f"{outlet} says that road {quote} opens"))  # fmt: skip
            groups.append((f"g{quote:03d}", f"s{len(quotes)}"))
    study = make_study(quotes, groups)
    study.differences["labels"] = [draw.choice(CHANGES) for _ in range(len(study.differences))]
    return plots(study)


def drawn_texts(figure) -> list[Text]:
    """What is written on a chart, ticks beyond the ends of an axis aside."""
    texts = [child for child in figure.get_children() if isinstance(child, Text)]
    for axes in figure.axes:
        left, right = sorted(axes.get_xlim())
        ticks = zip(axes.get_xticks(), axes.get_xticklabels(), strict=True)
        texts += [*axes.texts, *axes.get_yticklabels()]
        texts += [label for at, label in ticks if left <= at <= right]
        texts += axes.get_legend().get_texts() if axes.get_legend() else []
    return texts


def test_a_title_names_the_finding(small_study):
    axes = small_study.plot.who_said_what()
    assert "Ada Byron is heard most: 2 of 4" in axes[0].figure.get_suptitle()


def test_matrix_counts_statements_by_speaker_and_outlet(small_study):
    axes = small_study.plot.speaker_by_outlet()
    cells = {(t.get_position()[0], t.get_position()[1]): t.get_text() for t in axes.texts}
    speakers, outlets = rows_of(axes), columns_of(axes)
    assert cells[(outlets.index("Courier"), speakers.index("Ada Byron"))] == "1"
    assert cells[(outlets.index("Courier"), speakers.index("Carl Gauss"))] == "·"


def test_two_speakers_of_one_name_are_told_apart_and_counted_by_id():
    study = make_study([("A", "Republicans", "direct", f"road {n} opens") for n in range(5)])
    study.statements.loc[3:, "speaker_id"] = "republicans-2"
    axes = plots(study).who_said_what()
    assert rows_of(axes[0]) == ["Republicans [republicans]", "Republicans [republicans-2]"]
    assert [t.get_text().strip() for t in axes[0].texts] == ["3", "2"]
    title = axes[0].figure.get_suptitle()
    assert title == "Republicans [republicans] is heard most: 3 of 5 statements (60%)"


def test_statements_without_a_speaker_are_noted_and_are_no_bar():
    quotes = [("A", "", "direct", f"road {n} opens") for n in range(3)]
    axes = plots(make_study([*quotes, ("A", "Ann", "direct", "no road")])).who_said_what()
    assert rows_of(axes[0]) == ["Ann"]
    note = axes[0].figure.get_supxlabel()
    assert "Not shown: 3 statements without a known speaker." in note.replace("\n", " ")


def test_a_chart_says_how_many_shared_quotes_it_leaves_out():
    note = many_outlets(3, long=False).shared_quotes().figure.get_supxlabel()
    assert note.startswith("14 of 18 shared quotes are shown")


@pytest.mark.parametrize(
    ("reports", "label"),
    [
        (("I told the mayor of it that we will open the road", "from the start we will open the road"),
         "… we will open the road"),
        (("when we talk we will open the road", "when we talk the road"),
         "when we talk we will open the road"),
        (("we will open the road, as I told the mayor", "we will open the road", "I told the mayor"),
         "we will open the road, as I told the mayor"),
        (("snow is late", "nobody came"), "snow is late"),
    ],
)  # fmt: skip
def test_a_shared_quote_is_named_by_the_words_that_are_shared(reports, label):
    quotes = [(outlet, "Ann", "direct", words) for outlet, words in zip("ABC", reports)]
    groups = [("g001", f"s{number}") for number in range(1, len(reports) + 1)]
    assert rows_of(plots(make_study(quotes, groups)).shared_quotes()) == [f"g001  {label}"]


def test_a_cell_counts_an_outlets_reports_and_shows_the_fullest():
    quotes = [("A", "Ann", "indirect", "the road opens"), ("A", "Ann", "direct", "the road opens in May"), ("B", "Ann", "mixed", "the road opens")]  # fmt: skip
    study = make_study(quotes, [("g001", "s2"), ("g001", "s1"), ("g001", "s3")])
    study.groups.sort_values("statement_id", inplace=True)
    texts = [text.get_text() for text in plots(study).shared_quotes().texts]
    assert texts[0] == "direct ×2\nfullest\u00a0report"
    assert texts[1].startswith("mixed\n")


def test_values_beyond_the_colours_are_folded_into_the_last_part():
    study = make_study([("A", "Ann", "direct", f"road {n} opens") for n in range(10)])
    study.statements["party"] = [f"party {n}" for n in range(10)]
    legend = plots(study).voices_by("party").get_legend()
    labels = [text.get_text() for text in legend.get_texts()]
    assert labels == [*(f"party {n}" for n in range(7)), "other"]


def test_the_first_bar_is_the_one_the_title_names_when_several_are_as_long():
    study = make_study([("A", "Ann", "direct", f"road {n} opens") for n in range(4)])
    study.statements["cue_text"] = ["told", "said", "told", "said"]
    axes = plots(study).reporting_verbs()
    assert rows_of(axes)[0] == "said"
    assert axes.figure.get_suptitle().startswith('"said" reports 2 of 4')


def test_signs_of_formulas_are_shown_as_they_are(small_study):
    study = make_study([("$a$ _b_", r"$x^2$ \frac{1}{2}", "direct", "the road opens")])
    axes = study.plot.who_said_what()
    texts = axes[0].figure.findobj(lambda item: isinstance(item, Text) and "$" in item.get_text())
    assert texts
    assert not any(text.get_parse_math() for text in texts)


@pytest.mark.parametrize("number", [1, 3, 7, 30])
@pytest.mark.parametrize("long", [False, True])
def test_no_text_of_a_chart_lies_over_another(number, long):
    for name, figure in many_outlets(number, long).all().items():
        figure.draw_without_rendering()
        boxes = [
            (text.get_text(), text.get_window_extent().padded(-1.5))
            for text in drawn_texts(figure)
            if text.get_text().strip(" ·")
        ]
        over = [
            (one, other)
            for index, (one, box) in enumerate(boxes)
            for other, opposite in boxes[index + 1 :]
            if box.overlaps(opposite)
        ]
        assert not over, name
        page = figure.bbox.padded(3)
        outside = [t for t, b in boxes if b.x0 < page.x0 or b.x1 > page.x1 or b.y1 > page.y1]
        assert not outside, name


@pytest.mark.parametrize("number", [3, 30])
def test_text_of_a_cell_stays_inside_it(number):
    axes = many_outlets(number, long=True).shared_quotes()
    axes.figure.draw_without_rendering()
    width = axes.transData.transform((1, 0))[0] - axes.transData.transform((0, 0))[0]
    height = axes.transData.transform((0, 0))[1] - axes.transData.transform((0, 1))[1]
    assert max(text.get_window_extent().width for text in axes.texts) < width
    assert max(text.get_window_extent().height for text in axes.texts) < height


def test_a_legend_covers_no_bar():
    for axes in many_outlets(30, long=True).who_said_what():
        axes.figure.draw_without_rendering()
        legend = axes.get_legend().get_window_extent()
        assert not any(bar.get_window_extent().overlaps(legend) for bar in axes.patches)


def test_outlets_keep_different_labels_when_their_names_are_cut():
    columns = columns_of(many_outlets(30, long=True).speaker_by_outlet())
    assert len(set(columns)) == 30
