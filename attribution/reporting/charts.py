"""The charts of a study; each draws on axes, returns them, and is titled with its finding."""

from collections.abc import Callable, Sequence
from dataclasses import InitVar, dataclass, field

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from attribution.corpus.wording import counted
from attribution.framing.compared import OUTLET
from attribution.framing.sources import COLUMNS
from attribution.framing.wording import VERBS
from attribution.reporting import utterances
from attribution.reporting.dots import MOST_TOLD_APART, Dots, choose_rows, draw_dots
from attribution.reporting.figures import Figures, compute, drawable_figures
from attribution.reporting.findings import no_test, percent, phrase_range
from attribution.reporting.grids import LEGEND, draw_carried, size_of_carried
from attribution.reporting.style import canvas, describe, figure_of, shown_figure
from attribution.reporting.verbs import draw_verbs, height_of_verbs
from attribution.reporting.voices import draw_voices, size_of_voices, voices
from attribution.tables import Tables

# What the dot plots of a report show.
VOICE = ("source class", "women")
FORM = ("form", "hedges", "utterances carried", "words kept")
TYPE = (COLUMNS["type"],)
MOST_SPEAKERS = 12
MOST_GROUPS = 12  # of a measure whose groups are found, not fixed
MOST_UTTERANCES = 14
MOST_SIDES = 30  # rows or columns
_WIDTH = 9  # inches


@dataclass(frozen=True, slots=True)
class Plots:
    """The charts of one study.

    Attributes:
        tables: of the study.
        by: the column of `articles` whose values are compared.
        make: makes an empty figure.
        figures: those the charts show; computed from the tables where they are not given.
    """

    tables: InitVar[Tables]
    by: InitVar[str] = OUTLET
    make: Callable[..., Figure] = shown_figure
    given: InitVar[Figures | None] = None
    figures: Figures = field(init=False)

    def __post_init__(self, tables: Tables, by: str, given: Figures | None) -> None:
        figures = given or compute(tables, by)
        object.__setattr__(self, "figures", drawable_figures(figures))

    def measures_by_outlet(
        self, measures: str | Sequence[str] | None = None, ax: Axes | None = None
    ) -> Axes:
        """Measures of each outlet as dots with 95 % intervals; past seven outlets the extremes.

        Arguments:
            measures: one or several, see the column `measure` of ``study.measures()``; None for
                classes of sources, or types of speakers where there are no classes, and women.
            ax: axes to draw on.

        Raises:
            ValueError: there is no such measure, or shares and other numbers are mixed.
        """
        wanted = self._there(VOICE) or TYPE if measures is None else measures
        names = (wanted,) if isinstance(wanted, str) else tuple(wanted)
        dots = choose_rows(self.figures.measures, names, MOST_GROUPS)
        width = _WIDTH if len(dots.sides) <= MOST_TOLD_APART else _WIDTH + 2.5
        with canvas(self.make, ax, width, dots.height) as (axes, entitle):
            draw_dots(axes, dots)
            describe(axes, dots.told())
            note = f"{self._tested(names)} {_about_intervals(dots)}".strip()
            entitle(axes, self._finding(names, dots), note)
        return axes

    def speakers_by_outlet(self, ax: Axes | None = None) -> Axes:
        """Speakers as shares of each outlet's statements; unnamed voices apart, in grey.

        Arguments:
            ax: axes to draw on.
        """
        found = voices(self.figures.compared, MOST_SPEAKERS)
        with canvas(self.make, ax, *size_of_voices(found)) as (axes, entitle):
            draw_voices(axes, found)
            describe(axes, found.told())
            if len(found.named):
                top = found.named.index[0]
                finding = f"{top} is heard most: {phrase_range(found.named.loc[top])} of the statements"  # fmt: skip
            else:
                finding = "No statement has a known speaker"
            note = f"Per cent of each {self.figures.noun}'s statements; nested speech counts for both speakers."  # fmt: skip
            if found.left:
                note += f" Not shown: {counted(found.left, 'more speaker')}, {phrase_range(found.rest)}."
            entitle(axes, finding, note)
        return axes

    def utterances_by_outlet(self, story: str | None = None, ax: Axes | None = None) -> Axes:
        """Shared utterances by outlet: carried in full, cut, told, omitted, or story not covered.

        Arguments:
            story: the id of one story; None for the most shared utterances of all.
            ax: axes to draw on.
        """
        shared = utterances.shared(self.figures, story)
        shown = utterances.most_shared(shared)[:MOST_UTTERANCES]
        relations = utterances.relations(shared, shown)
        outlets = list(relations)[:MOST_SIDES]
        with canvas(self.make, ax, *size_of_carried(outlets, len(shown))) as (axes, entitle):
            draw_carried(axes, utterances.names(self.figures, shared, shown), relations[outlets])
            describe(axes, utterances.told(relations))
            note = LEGEND.format(noun=self.figures.noun)
            if len(shown) < shared["utterance"].nunique():
                note = f"{len(shown)} of {counted(shared['utterance'].nunique(), 'shared utterance')} are shown. {note}"  # fmt: skip
            entitle(axes, utterances.finding(shared, self.figures.noun), note)
        return axes

    def verbs_by_outlet(self, ax: Axes | None = None) -> Axes:
        """Reporting verbs by class, as shares of each outlet's cues.

        Arguments:
            ax: axes to draw on.
        """
        table = self.figures.measures
        table = table[(table["measure"] == VERBS) & (table["texts"] == "all")]
        shares = (
            table.pivot(index="outlet", columns="group", values="value").astype(float).fillna(0)
        )
        counts = table.groupby("outlet")["base"].first()
        order = counts.nlargest(MOST_SIDES).index
        shares = shares[shares.index.isin(order)]
        with canvas(self.make, ax, _WIDTH, height_of_verbs(shares)) as (axes, entitle):
            draw_verbs(axes, shares, counts)
            sides = [
                f"{side}: {', '.join(f'{name} {percent(share)}' for name, share in row.items() if share)}."
                for side, row in shares.iterrows()
            ]
            describe(axes, " ".join(sides))
            if len(shares):
                finding = self._found((VERBS,)) or (
                    f"Neutral verbs report {phrase_range(shares['neutral'])} of the statements with a cue"
                )
            else:
                finding = "No reporting verb was found"
            note = (
                "Per cent of the statements with a cue; their number stands at the end of each bar."
            )
            entitle(axes, finding, f"{note} {self._tested((VERBS,))}".strip())
        return axes

    def voices_by(self, fact: str, ax: Axes | None = None) -> Axes:
        """Statements by a fact about their speakers (gender, party, country, side) and outlet.

        Arguments:
            fact: a column of speakers that is filled.
            ax: axes to draw on.

        Raises:
            ValueError: no speaker has it.
        """
        column = COLUMNS.get("speaker_side" if fact == "side" else fact)
        if column is None or column not in set(self.figures.measures["measure"]):
            raise ValueError(f'no column "{fact}": fill it in a table of speakers and give it back')
        return self.measures_by_outlet(column, ax)

    def all(self) -> dict[str, Figure]:
        """Every chart of a report by file name."""
        there = set(self.figures.measures["measure"])
        axes = {}
        for name, wanted in (
            ("measures-voice", self._there(VOICE) or TYPE),
            ("measures-form", FORM),
        ):
            if found := self._there(wanted):
                axes[name] = self.measures_by_outlet(found)
        axes["speakers"] = self.speakers_by_outlet()
        if VERBS in there:
            axes["verbs"] = self.verbs_by_outlet()
        if self.figures.carried["shared"].any():
            axes["utterances"] = self.utterances_by_outlet()
        for fact in ("party", "country", "side"):  # gender and class are among the voices
            if COLUMNS.get("speaker_side" if fact == "side" else fact) in there:
                axes[f"voices-by-{fact}"] = self.voices_by(fact)
        return {name: figure_of(one) for name, one in axes.items()}

    def _there(self, names: Sequence[str]) -> list[str]:
        """Those of some measures that were counted."""
        counted = set(self.figures.measures["measure"])
        return [name for name in names if name in counted]

    def _found(self, names: Sequence[str]) -> str | None:
        """The largest difference that holds in some measures."""
        found = self.figures.found
        mine = found.loc[found["measure"].isin(names), "sentence"]
        return None if mine.empty else str(mine.iloc[0]).rstrip(".")

    def _finding(self, names: Sequence[str], dots: Dots) -> str:
        if holds := self._found(names):
            return holds
        apart = dots.apart()
        if dots.values["value"].isna().all():
            return "Nothing was counted"
        if apart is None and len(dots.sides) > 1:
            return f"{', '.join(names).capitalize()}: too few to tell {self.figures.noun}s apart"
        if apart is None:
            largest = dots.values.loc[dots.values["value"].idxmax()]
            return f"Largest is “{largest['row']}”: {dots.figure(largest['value'])} in {largest['side']}"
        row, high, low = apart
        return (
            f"Farthest apart in “{row}”: {high['side']} {dots.figure(high['value'])},"
            f" {low['side']} {dots.figure(low['value'])}"
        )

    def _tested(self, names: Sequence[str]) -> str:
        if len(self.figures.sides) < 2 or self._found(names):
            return ""
        return no_test(self.figures.contrasts) or "No difference between two holds here."


def _about_intervals(dots: Dots) -> str:
    lines = "Lines are 95 % intervals over stories (the machine's own errors left out)."
    if dots.values["low"].isna().all():
        lines = "Fewer than ten stories, so no intervals."
    many = " Each stroke is a value." if len(dots.sides) > MOST_TOLD_APART else ""
    of = " Rows are shares: what of, is in the codebook." if dots.percent else ""
    return f"{lines}{many}{of}"
