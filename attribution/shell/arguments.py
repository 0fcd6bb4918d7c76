"""The options that verbs share."""

from pathlib import Path
from typing import Annotated

import typer

from attribution.arithmetic import Arithmetic
from attribution.exports import Format
from attribution.options import Acts
from attribution.progress import Progress
from attribution.types import Kind

Input = Annotated[
    Path,
    typer.Argument(
        help="Folder of articles, a table or an archive's download, or a folder written by analyze."
    ),
]
Output = Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")]
TextColumn = Annotated[str, typer.Option(help="Column of a table that holds the text.")]
OutletColumn = Annotated[str, typer.Option(help="Column that names the outlet.")]
DateColumn = Annotated[str, typer.Option(help="Column that holds the date.")]
Map = Annotated[
    str,
    typer.Option(
        metavar="FIELD=COLUMN,…", help="Other columns of tables: text=Body,outlet=Source,date=Day."
    ),
]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Keep texts not in English.")]
Package = Annotated[str, typer.Option(help="Language package: embedded or stanza-default.")]
ActsOption = Annotated[
    Acts, typer.Option(help="speech: speech and writing; all: also thought and intention.")
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, help="Processes; by default one a core, at most four."),
]
SpeakersFile = Annotated[
    Path | None,
    typer.Option("--speakers", help="Corrected table of speakers (see speakers --write-speakers)."),
]
PairsFile = Annotated[
    Path | None,
    typer.Option("--pairs", help="Table of decided pairs (see compare --write-pairs)."),
]
ArticleSeconds = Annotated[
    float, typer.Option(min=1, help="What reading one article may take; over it, it is skipped.")
]
ArithmeticOption = Annotated[
    Arithmetic | None,
    typer.Option(
        "--arithmetic",
        help="exact: the same figures everywhere; fast: bfloat16, default on processors made for it.",
    ),
]
StoryDays = Annotated[
    int, typer.Option(min=0, help="Days that articles on one event may lie apart.")
]
Metonyms = Annotated[
    bool,
    typer.Option(
        "--join-metonyms/--separate-metonyms", help="Count Moscow, the Kremlin and Russia as one."
    ),
]
Shelf = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Folder that keeps what was read; by default readings/ in the output folder.",
    ),
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Read everything again.")]
Cluster = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Read on a Dask cluster; local:N starts N processes."),
]
Part = Annotated[
    str | None,
    typer.Option(metavar="K/N", help="Only read the K-th of N parts onto the shelf; link later."),
]
ProgressOption = Annotated[
    Progress,
    typer.Option("--progress", help="bar, in a terminal; plain: a line now and then; or none."),
]
Force = Annotated[
    bool, typer.Option("--force", help="Overwrite files of these names that no run wrote.")
]
Json = Annotated[bool, typer.Option("--json", help="Print data instead of a table.")]
Speaker = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only this speaker's: a name, id or alias.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Only those in this outlet.")]
KindOption = Annotated[Kind | None, typer.Option("--kind", help="Only those of this kind.")]
MinConfidence = Annotated[
    float | None, typer.Option(min=0, max=1, help="Only those at least this sure.")
]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many.")]
Explain = Annotated[
    str | None, typer.Option(metavar="NAME", help="Print why statements are NAME's.")
]
ForceFile = Annotated[bool, typer.Option("--force", help="Overwrite FILE.")]
WriteSpeakers = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write the joined names, to be corrected.")
]
WritePairs = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write the pairs that may be one utterance, to be decided."),
]
Least = Annotated[
    float, typer.Option(min=0, max=1, help="Probability of pairs that --write-pairs lists.")
]
By = Annotated[
    str, typer.Option(metavar="COLUMN", help="Compare the values of this column of the articles.")
]
Period = Annotated[
    str | None, typer.Option(metavar="month|week", help="One value for each, where dates allow.")
]
One = Annotated[
    str | None, typer.Argument(metavar="[A]", help="An outlet, in any case; without it all pairs.")
]
Other = Annotated[
    str | None, typer.Argument(metavar="[B]", help="What A is held against; without it all others.")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title of the report.")]
Outlets = Annotated[
    str | None,
    typer.Option(metavar="A,B", help="Report on these outlets only, with commas between."),
]
Only = Annotated[
    str | None, typer.Option(metavar="charts|pdf", help="Write the charts only, or the PDF only.")
]
WithoutText = Annotated[
    bool, typer.Option("--without-text", help="For sharing: no article texts, words cut short.")
]
To = Annotated[
    Format,
    typer.Option(
        help="xlsx: Excel; qdpx: NVivo, MAXQDA, ATLAS.ti; xmi: INCEpTION; tei: TEI; gexf: Gephi."
    ),
]
ExportFile = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="File to write; by default named after the study."
    ),
]
