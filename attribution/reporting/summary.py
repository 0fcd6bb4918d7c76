"""A study in a few words: what a notebook shows of it."""

from html import escape

from attribution.corpus.wording import counted
from attribution.harmless import in_terminal
from attribution.reporting.findings import coverage
from attribution.tables import Tables

_TOP = 5  # speakers shown


def summarize(tables: Tables) -> str:
    """One line: articles, outlets, dates, statements, speakers, shared quotes.

    Arguments:
        tables: of a study.
    """
    strict = tables.groups["relation"] == "strict"
    shared = tables.groups.loc[strict, "group_id"].nunique()
    return in_terminal(
        f"{coverage(tables.articles)}:"
        f" {counted(len(tables.statements), 'statement')} by {counted(len(tables.speakers), 'speaker')},"
        f" {counted(shared, 'shared quote')}"
    )


def summarize_html(tables: Tables) -> str:
    """The line of `summarize` and the speakers heard most, as HTML.

    Arguments:
        tables: of a study.
    """
    speakers = tables.speakers
    columns = ("speaker", "statements", "outlets", "articles")
    head = "".join(f"<th>{name}</th>" for name in columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_shown(row[name])}</td>' for name in columns)}</tr>"
        for row in speakers.head(_TOP).to_dict("records")
    )
    table = f"<table><tr>{head}</tr>{rows}</table>" if rows else ""
    line = summarize(tables)
    rest = len(speakers) - _TOP
    more = f"<p>{counted(rest, 'more speaker')}</p>" if rest > 0 else ""
    return f"<p><b>Study</b>: {escape(line)}</p>{table}{more}"


def _shown(value: object) -> str:
    return escape(in_terminal(str(value)))
