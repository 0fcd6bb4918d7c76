"""The page on method: how figures came about, what they are worth, how to write and cite them."""

from typing import Any

from attribution.corpus.wording import counted
from attribution.framing.contrast import PAIRED
from attribution.framing.intervals import FEWEST_STORIES
from attribution.lexicons import read_lexicon
from attribution.reporting.figures import Figures
from attribution.tables import Tables

TITLE = "attribution: who said what in the news, and how each outlet reports it"
AUTHORS = "The attribution developers"
_DIGITS = 12  # of a hash
_STEPS = (
    "Statements. A statement is content that an article attributes to somebody, with a cue and a"
    " source where it has them. Direct: all content stands in quotation marks; mixed: some does;"
    " indirect: none. Attributions are parsed by a model trained on PolNeAR (Newell, Margolin and Ruths"
    " 2018), completed by dependency rules, and brought to the boundaries of quotation marks.",
    "Speakers. Sources are linked by coreference (coreferee on a Stanza parse), definite descriptions"
    " and the running speaker; spellings of a name are joined across articles when given names, titles"
    " and roles do not contradict. Their classes come from their roles, by a codebook.",
    "Utterances. Reports of one utterance are grouped by the likeness of their words and of their"
    " sentence vectors (all-MiniLM-L6-v2) and held against the fullest of them word by word. The fullest"
    " is a measuring rod, not what was said.",
)
_INTERVALS = (
    f"A side's figure is a ratio of sums, its interval clustered by story ({FEWEST_STORIES} stories or"
    " more). A difference is the mean over the stories that both sides cover of what one has more in the"
    " story than the other, so that the event is held constant, with a paired t test over stories (a sign"
    " test where few differ). p is corrected after Holm over a family fixed beforehand (one form of each measure × its groups × pairs of sides)."
    " A finding has corrected p < .05, with the same sign without copies.",
    "The intervals generalise over stories like these: to what these outlets would do with other stories"
    " of the kind. They leave out the machine's own errors, which the table below gives, and they say"
    " nothing about outlets, times or kinds of stories that are not in the corpus.",
)
_LIMITS = (
    "Every figure is a machine's reading. Errors that are alike in all outlets make differences smaller;"
    " errors that one outlet's style provokes (unusual cues, no quotation marks) can make them."
    " English only; headlines, teasers and comment forms are not read; irony, hypothetical speech and"
    " sources that only a reader's knowledge identifies are not recognised. What outlets tell in quite"
    " different words is mostly not found to be one utterance, so “omitted” and “in one outlet only” are"
    " upper bounds."
)


def method_page(tables: Tables, run: dict[str, Any], figures: Figures) -> dict[str, Any]:
    """What the page on method shows.

    Arguments:
        tables: of the study.
        run: facts of the run.
        figures: of the study, drawable.
    """
    options = run.get("options", {})
    filters = [f"only {_options(one)}" for one in run.get("filters", [])]
    return {
        "steps": list(_STEPS),
        "intervals": list(_INTERVALS),
        "limits": _LIMITS,
        "scores": [
            [row["part"], row["what"], row["figure"]]
            for row in read_lexicon("reporting", "scores.csv")
        ],
        "options": "; ".join(
            [_options(options) or "all as by default", f"compared by {figures.noun}", *filters]
        ),
        "models": [[name, sha[:_DIGITS]] for name, sha in sorted(run.get("models", {}).items())],
        "paragraph": _paragraph(tables, run, figures),
        "cite": cite(run["version"]),
    }


def cite(version: str) -> str:
    """How the program is cited; the same as ``CITATION.cff``.

    Arguments:
        version: that was used.
    """
    return (
        f"{AUTHORS}. {TITLE}. Version {version}. Please cite the corpora and tools its models rest on as"
        " well: Stanza (Qi et al. 2020), PolNeAR (Newell, Margolin and Ruths 2018), UD English EWT and"
        " GUM, LitBank, coreferee, MiniLM (Wang et al. 2020)."
    )


def _options(values: dict[str, Any]) -> str:
    given = {name: value for name, value in values.items() if value not in (None, "")}
    return ", ".join(f"{name} = {value}" for name, value in sorted(given.items()))


def _paragraph(tables: Tables, run: dict[str, Any], figures: Figures) -> str:
    """A paragraph for a methods section, with the numbers of this study."""
    articles, compared = tables.articles, figures.compared.articles
    dates = sorted(articles["date"].dropna())
    when = f" published from {dates[0]} to {dates[-1]}" if dates else ""
    when = f" published on {dates[0]}" if dates and dates[0] == dates[-1] else when
    copies = int(articles["copy_of"].notna().sum())
    every = figures.contrasts[figures.contrasts["texts"] == "all"]
    tested = every[(every["design"] == PAIRED) & every["p_holm"].notna()]
    stories = compared["story"].nunique()
    text = (
        f"We analysed {counted(len(articles), 'article')} by {counted(len(figures.sides), figures.noun)}"
        f"{when} with attribution {run['version']} ({AUTHORS}). The program found"
        f" {counted(len(tables.statements), 'statement')} by {counted(len(tables.speakers), 'speaker')} and"
        f" grouped the articles into {counted(stories, 'story')};"
        f" {f'{copies:,}' if copies else 'none'} of them"
        f" {'was a copy' if copies < 2 else 'were copies'} of another. "
    )
    if tested.empty:
        return text + (
            f"Since no two {figures.noun}s cover {FEWEST_STORIES} common stories, all comparisons are"
            " descriptive and no differences were tested."
        )
    few, many = int(tested["stories"].min()), int(tested["stories"].max())
    over = f"{few}" if few == many else f"{few} to {many}"
    return text + (
        f"Differences between {figures.noun}s are means over the {over} stories that both sides of a"
        f" comparison cover, tested with paired t tests over stories; p was corrected after Holm for"
        f" {counted(int(tested['p_holm'].notna().sum()), 'test')}"
        + (", and differences had to hold without copies as well" if copies else "")
        + f". {counted(len(figures.found), 'difference')} had a corrected p below .05."
    )
