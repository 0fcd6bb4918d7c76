"""Charts show what the measures count, and can be read with one outlet or thirty."""

import random
from functools import cache

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from attribution.reporting.charts import Plots
from attribution.reporting.style import read_aloud
from tests.conftest import make_study


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def plots(study, by="outlet") -> Plots:
    return Plots(study.tables, by, Figure)


def rows_of(axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in axes.get_yticklabels()]


def columns_of(axes) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in axes.get_xticklabels()]


@cache
def many_outlets(number: int, long: bool) -> Plots:
    """A study of some outlets, all of which report some of eighteen quotes.

    Its figures are computed once: every pair of outlets is compared, which takes long for thirty.
    """
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
            quotes.append((outlet, draw.choice([*speakers, ""]), draw.choice(["direct", "mixed", "indirect"]), f"{outlet} says that road {quote} opens"))  # fmt: skip
            groups.append((f"g{quote:03d}", f"s{len(quotes)}"))
    study = make_study(quotes, groups)
    cues = ["said", "claimed", "insisted", "argued", "lamented"]
    study.statements["cue_text"] = [draw.choice(cues) for _ in quotes]
    study.speakers["source_class"] = ["official", "expert", "citizen", "media", "state"]
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


def test_bars_are_shares_of_each_outlets_statements(small_study):
    axes = plots(small_study).speakers_by_outlet()
    assert columns_of(axes) == ["Courier", "Herald"]
    assert rows_of(axes) == ["Ada Byron", "Carl Gauss", "anonymous voices", "no speaker found"]
    # the bars of the Courier, then those of the Herald
    widths = [bar.get_width() for bar in axes.patches]
    assert widths == pytest.approx([0.5, 0.0, 0.0, 0.5, 0.5, 0.5, 0.0, 0.0])


def test_voices_without_a_name_stand_below_all_others_and_are_grey():
    quotes = [("A", "", "direct", f"road {n} opens") for n in range(8)]
    quotes += [("A", "Ann", "direct", "no road"), ("A", "an official", "direct", "a road")]
    study = make_study(quotes)
    study.speakers.loc[study.speakers["speaker"] == "an official", "type"] = "anonymous"
    axes = plots(study).speakers_by_outlet()
    assert rows_of(axes) == ["Ann", "anonymous voices", "no speaker found"]
    assert [bar.get_width() for bar in axes.patches] == [0.1, 0.1, 0.8]
    colours = [bar.get_facecolor()[:3] for bar in axes.patches]
    assert colours[1] == colours[2] != colours[0]
    assert len(set(colours[1])) == 1
    assert [bar.get_hatch() for bar in axes.patches][1:] == ["////", "////"]


def test_speakers_beyond_the_most_heard_are_a_note_and_no_bar():
    quotes = [("A", f"speaker {n:02d}", "direct", f"road {n:02d} opens") for n in range(15)]
    axes = plots(make_study(quotes)).speakers_by_outlet()
    assert len(rows_of(axes)) == 12 + 2
    note = axes.figure.get_supxlabel().replace("\n", " ")
    assert note.endswith("Not shown: 3 more speakers, 20 %.")


def test_two_speakers_of_one_name_are_told_apart():
    study = make_study([("A", "Republicans", "direct", f"road {n} opens") for n in range(5)])
    study.statements.loc[3:, "speaker_id"] = "republicans-2"
    study.tables.speakers.loc[1] = {**study.speakers.loc[0], "speaker_id": "republicans-2"}
    rows = rows_of(plots(study).speakers_by_outlet())
    assert rows[:2] == ["Republicans [republicans]", "Republicans [republicans-2]"]


def test_beyond_seven_outlets_voices_are_a_heat_map():
    axes = many_outlets(8, long=False).speakers_by_outlet()
    assert not axes.patches
    assert all(len(image.get_array()[0]) == 8 for image in axes.images)


def test_a_dot_stands_at_the_share_that_is_measured(small_study):
    axes = plots(small_study).measures_by_outlet("form")
    assert rows_of(axes) == ["form: direct", "form: mixed", "form: indirect"]
    dots = {line.get_label(): list(line.get_xdata()) for line in axes.lines if line.get_marker() in "os"}  # fmt: skip
    assert dots == {"Courier": [0.0, 0.5, 0.5], "Herald": [0.5, 0.0, 0.5]}


def test_outlets_have_markers_of_their_own_up_to_seven():
    axes = many_outlets(7, long=False).measures_by_outlet("form")
    markers = [line.get_marker() for line in axes.lines if len(line.get_xdata()) == 3]
    assert len(set(markers)) == len(markers) == 7


def test_beyond_seven_outlets_the_highest_and_the_lowest_are_named():
    chart = many_outlets(9, long=False)
    axes = chart.measures_by_outlet("form")
    table = chart.figures.measures
    direct = table[(table["measure"] == "form") & (table["group"] == "direct")]
    highest = direct.loc[direct["value"].astype(float).idxmax()]
    told = [text.get_text() for text in axes.texts]
    assert told[0] == f"highest: {highest['outlet']}, {100 * highest['value']:.0f} %"
    assert len(told) == 6


def test_intervals_are_drawn_where_there_are_some(small_study):
    chart = plots(small_study)
    assert np.isnan(chart.figures.measures["low"].astype(float)).all()
    assert "no intervals" in chart.measures_by_outlet("form").figure.get_supxlabel()
    chart.figures.measures["low"], chart.figures.measures["high"] = 0.1, 0.6
    axes = chart.measures_by_outlet("form")
    assert {tuple(segment[:, 0]) for lines in axes.collections for segment in lines.get_segments()} == {(0.1, 0.6)}  # fmt: skip
    assert "95 % intervals over stories" in axes.figure.get_supxlabel()


@pytest.mark.parametrize(
    ("names", "message"),
    [("shape", "no measure shape; there are "), (("form", "words per quotation"), "cannot be in one chart")],
)  # fmt: skip
def test_measures_that_cannot_be_drawn_are_refused(small_study, names, message):
    small_study.statements["cue_text"] = "said"
    with pytest.raises(ValueError, match=message):
        plots(small_study).measures_by_outlet(names)


def test_a_title_names_what_is_farthest_apart_where_nothing_is_tested():
    quotes = [("A", "Ann", "direct", f"road {n:02d} opens") for n in range(12)]
    quotes += [("B", "Ann", "indirect", f"path {n:02d} opens") for n in range(12)]
    figure = plots(make_study(quotes)).measures_by_outlet("form").figure
    assert figure.get_suptitle() == "Farthest apart in “form: direct”: A 100 %, B 0 %"
    assert figure.get_supxlabel().startswith("Not tested: too few common stories.")


def test_a_cell_says_what_an_outlet_made_of_an_utterance():
    quotes = [
        ("A", "Ann", "direct", "the new road opens in May after all"),
        ("B", "Ann", "direct", "the new road opens"),
        ("C", "Ann", "indirect", "the new road opens in May after all"),
        ("D", "Bo", "direct", "nothing of it"),
    ]
    axes = plots(make_study(quotes, [("g001", "s1"), ("g001", "s2"), ("g001", "s3")])).utterances_by_outlet()  # fmt: skip
    assert columns_of(axes) == ["A", "B", "C", "D"]
    assert [text.get_text() for text in axes.texts] == ["in full", "cut", "told", "omitted"]
    assert rows_of(axes) == ["Ann: the new road opens in May after all"]


def test_an_outlet_that_does_not_cover_a_story_has_an_empty_cell():
    quotes = [("A", "Ann", "direct", "the road opens"), ("B", "Ann", "direct", "the road opens"), ("C", "Bo", "direct", "a bridge falls"), ("D", "Bo", "direct", "a bridge falls")]  # fmt: skip
    study = make_study(quotes, [("g001", "s1"), ("g001", "s2"), ("g002", "s3"), ("g002", "s4")])
    other = study.articles["outlet"].isin(["C", "D"])
    study.articles.loc[other, "story_id"] = "s002"
    axes = plots(study).utterances_by_outlet()
    assert len(axes.texts) == 4
    alone = plots(study).utterances_by_outlet("s002")
    assert columns_of(alone) == ["C", "D"]


@pytest.mark.parametrize(
    ("reports", "label"),
    [
        (("I told the mayor of it that we will open the road", "from the start we will open the road"),
         "Ann: … we will open the road"),
        (("when we talk we will open the road", "when we talk the road"),
         "Ann: when we talk we will open the road"),
    ],
)  # fmt: skip
def test_an_utterance_is_named_by_the_words_that_are_shared(reports, label):
    quotes = [(outlet, "Ann", "direct", words) for outlet, words in zip("ABC", reports)]
    groups = [("g001", f"s{number}") for number in range(1, len(reports) + 1)]
    assert rows_of(plots(make_study(quotes, groups)).utterances_by_outlet()) == [label]


def test_a_chart_says_how_many_utterances_it_leaves_out():
    note = many_outlets(3, long=False).utterances_by_outlet().figure.get_supxlabel()
    assert note.startswith("14 of 18 shared utterances are shown.")


def test_bars_of_verbs_are_shares_of_each_outlets_cues():
    study = make_study([("A", "Ann", "direct", f"road {n} opens") for n in range(4)])
    study.statements["cue_text"] = ["said", "said", "said", "claimed"]
    axes = plots(study).verbs_by_outlet()
    bars = dict(zip([t.get_text() for t in axes.get_legend().get_texts()], axes.patches, strict=True))  # fmt: skip
    assert bars["neutral"].get_width() == 0.75
    assert bars["doubting"].get_width() == 0.25
    assert bars["doubting"].get_x() == 0.75
    looks = {bar.get_hatch() for name, bar in bars.items() if name not in ("neutral", "other")}
    assert len(looks) == 4


def test_voices_are_shown_by_a_fact_that_was_filled(small_study):
    small_study.speakers["party"] = pd.Series(["Blue", "Green"], dtype="str")
    small_study.statements["party"] = small_study.statements["speaker"].map({"Ada Byron": "Blue", "Carl Gauss": "Green"})  # fmt: skip
    axes = plots(small_study).voices_by("party")
    assert {"party: Blue", "party: Green"} <= set(rows_of(axes))
    with pytest.raises(ValueError, match='no column "side"'):
        plots(small_study).voices_by("side")


def test_a_chart_is_drawn_on_axes_that_are_given(small_study):
    small_study.speakers["source_class"] = "official"
    small_study.speakers["gender"] = "female"
    figure, places = plt.subplots(2, 2)
    chart = small_study.plot
    for place, draw in zip(
        places.flat,
        (chart.measures_by_outlet, chart.speakers_by_outlet, chart.utterances_by_outlet, chart.verbs_by_outlet),
    ):  # fmt: skip
        assert draw(ax=place) is place
        assert place.get_title(loc="left")
    assert figure.get_suptitle() == ""
    assert plt.get_fignums() == [figure.number]


def test_a_column_is_compared_in_place_of_the_outlet(small_study):
    small_study.articles["leaning"] = pd.Series(["left", "right"], dtype="str")
    axes = plots(small_study, by="leaning").speakers_by_outlet()
    assert columns_of(axes) == ["left", "right"]
    assert "each leaning's statements" in axes.figure.get_supxlabel()


def test_a_chart_tells_its_figures_to_those_who_do_not_see_it(small_study):
    told = read_aloud(plots(small_study).measures_by_outlet("form").figure)
    assert "form: direct: Courier 0 %, Herald 50 %." in told


def test_signs_of_formulas_are_shown_as_they_are():
    study = make_study([("$a$ _b_", r"$x^2$ \frac{1}{2}", "direct", "the road opens")])
    texts = (
        plots(study)
        .speakers_by_outlet()
        .figure.findobj(lambda item: isinstance(item, Text) and "$" in item.get_text())
    )
    assert texts
    assert not any(text.get_parse_math() for text in texts)


def test_a_formula_that_is_none_is_drawn_also_where_lines_are_wrapped():
    study = make_study([("$x^$ Post", "$_{$ Bo", "direct", "the road opens")])
    figure = plots(study).speakers_by_outlet().figure
    assert "$" in figure.get_suptitle() + figure.get_supxlabel()
    figure.draw_without_rendering()


@pytest.mark.parametrize(
    ("number", "long"),
    [
        *((number, long) for long in (False, True) for number in (1, 3, 7)),
        pytest.param(30, False, marks=pytest.mark.slow),  # those with long names need more room
        (30, True),
    ],
)
def test_no_text_of_a_chart_lies_over_another(number, long):
    charts = many_outlets(number, long).all()
    assert set(charts) >= {"measures-voice", "measures-form", "speakers", "verbs"}
    for name, figure in charts.items():
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
    axes = many_outlets(number, long=True).utterances_by_outlet()
    axes.figure.draw_without_rendering()
    width = axes.transData.transform((1, 0))[0] - axes.transData.transform((0, 0))[0]
    height = axes.transData.transform((0, 0))[1] - axes.transData.transform((0, 1))[1]
    assert max(text.get_window_extent().width for text in axes.texts) < width
    assert max(text.get_window_extent().height for text in axes.texts) < height


@pytest.mark.parametrize("number", [3, 7])
def test_a_legend_covers_no_mark(number):
    chart = many_outlets(number, long=True)
    for axes in (chart.measures_by_outlet("form"), chart.verbs_by_outlet()):
        axes.figure.draw_without_rendering()
        legend = axes.get_legend().get_window_extent()
        assert legend.y0 >= axes.get_window_extent().y1 - 2


def test_outlets_keep_different_labels_when_their_names_are_cut():
    columns = columns_of(many_outlets(30, long=True).speakers_by_outlet())
    assert len(set(columns)) == 30
