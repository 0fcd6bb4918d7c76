"""Which column of a table holds what: as was said, by its usual name, or by one that is common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from attribution.corpus.sheets import find_column
from attribution.options import Options

# names that archives, crawlers and R packages give; the field's own name goes before them
COMMON = {
    "text": ("body", "full text", "fulltext", "article text", "maintext", "plain text", "content", "article"),
    "outlet": ("publication", "newspaper", "source", "source name", "source_domain", "publication title", "medium"),
    "date": ("publication date", "published", "date publish", "pubdate", "pub date", "published at"),
    "title": ("headline", "heading"),
    "note": ("notes",),
    "story": ("event",),
    "file": ("filename", "file name"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns of a table of articles or of metadata."""

    text: str = "text"
    outlet: str = "outlet"
    date: str = "date"
    title: str = "title"
    note: str = "note"
    story: str = "story"
    file: str = "file"

    def asked(self) -> dict[str, str]:
        """The columns that were named otherwise than is usual, by field."""
        usual = Columns()
        names = {field.name: getattr(self, field.name) for field in fields(self)}
        return {field: name for field, name in names.items() if name != getattr(usual, field)}


def columns_of(options: Options) -> Columns:
    """The columns that options name; what is mapped goes before an option of its own.

    Arguments:
        options: with `map`, `text_column`, `outlet_column` and `date_column`.
    """
    named = {
        "text": options.text_column, "outlet": options.outlet_column, "date": options.date_column,
    }  # fmt: skip
    return Columns(**(named | options.mapped()))


def find_field(names: Sequence[str], field: str, name: str) -> list[str]:
    """The columns that may hold a field, by the name that was asked for, else by a common name.

    Arguments:
        names: the columns there are.
        field: one of `Columns`.
        name: what it is called.

    Returns:
        The column of the very name, else those that are like it but for case and spaces, else the
        first of a common name; none where none fits.
    """
    if name in names:
        return [name]
    alike = [column for column in names if find_column([column], name)]
    if alike or name != field:
        return alike
    common = find_column(names, *COMMON[field])
    return [common] if common else []


def notes_on_columns(table: str, found: Mapping[str, Sequence[str]]) -> list[str]:
    """A note on each column that is read by a common name.

    Arguments:
        table: its name.
        found: by field, see `find_field`.
    """
    return [
        f'{table}: its column "{column}" is read as {field}; another is named with --map {field}=NAME'
        for field, columns in found.items()
        for column in columns
        if find_column([column], *COMMON.get(field, ()))
    ]
