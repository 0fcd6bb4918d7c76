"""Shared by all tests: one language pipeline a session, and a small study made by hand."""

import hashlib

import pytest

from attribution import tables
from attribution.comparison import find_differences
from attribution.corpus.boilerplate import find_headings, mark_boilerplate
from attribution.corpus.paragraphs import split_paragraphs
from attribution.language.annotated import AnnotatedArticle
from attribution.study import Study
from attribution.types import Article

# files whose few tests take longest; begun first, so that no process has one left at the end
LONG = (
    "test_resuming.py", "test_notebooks.py", "test_charts.py", "test_hostile.py", "test_cli.py",
    "test_workers.py", "test_stopping.py", "test_report.py",
)  # fmt: skip


def make_article(text: str, file: str = "a.txt", outlet: str = "unknown") -> Article:
    """An article from a text, prepared the way the corpus reader does it."""
    paragraphs = split_paragraphs(text)
    boilerplate = mark_boilerplate(text, paragraphs)
    headings = find_headings(text, paragraphs, boilerplate)
    return Article(
        file, text, outlet, paragraphs=paragraphs, boilerplate=boilerplate, headings=headings
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that load the language package: `-m "not model"` leaves them out.

    The files that take longest come first.
    """
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))
    for item in items:
        if "package" in getattr(item, "fixturenames", ()):
            item.add_marker("model")


@pytest.fixture(scope="session")
def package():
    """The embedded language package, loaded once."""
    from attribution.language.package import load_package

    return load_package()


@pytest.fixture(scope="session")
def read(package):
    """Parse a text into an annotated article."""
    from attribution.language.annotate import annotate

    def parse(text: str) -> AnnotatedArticle:
        return annotate(make_article(text), package)

    return parse


def make_study(
    quotes: list[tuple[str, str, str, str]], groups: list[tuple[str, str]] = ()
) -> Study:
    """A study from (outlet, speaker, kind, words); groups are (group, statement number)."""
    outlets = sorted({quote[0] for quote in quotes})
    texts = {o: "\n\n".join(q[3] for q in quotes if q[0] == o) for o in outlets}
    rows = []
    for number, (outlet, speaker, kind, words) in enumerate(quotes, start=1):
        start = texts[outlet].index(words)
        rows.append(
            {
                "statement_id": f"s{number}", "article": f"{outlet}.txt", "outlet": outlet,
                "paragraph": 0, "kind": kind, "content": [[start, start + len(words)]],
                "cue": [], "source": [], "content_text": words, "cue_text": "said",
                "source_text": speaker, "speaker_id": speaker.lower() if speaker else None,
                "speaker": speaker or None, "evidence": "parser", "act": "speech",
                "name_in_article": speaker or None, "resolved_by": [],
            }
        )  # fmt: skip
    statements = tables.make_table(rows, tables.STATEMENTS)
    articles = tables.make_table(
        [
            {
                "article": f"{o}.txt", "outlet": o, "words": 9, "text": texts[o], "story_id": "s001",
                "statements": sum(quote[0] == o for quote in quotes),
                "sha256": hashlib.sha256(texts[o].encode("utf-8", "surrogatepass")).hexdigest(),
            }
            for o in outlets
        ],
        tables.ARTICLES,
    )  # fmt: skip
    named = statements.dropna(subset=["speaker"])
    speakers = tables.make_table(
        [
            {
                "speaker_id": s.lower(), "speaker": s, "type": "person", "statements": len(t),
                "outlets": t["outlet"].nunique(), "articles": t["article"].nunique(), "aliases": [], "joins": [], "facts": [],
            }
            for s, t in named.groupby("speaker")
        ],
        tables.SPEAKERS,
    )  # fmt: skip
    members = []
    seen: set[str] = set()
    for group, statement in groups:
        row = statements.set_index("statement_id").loc[statement]
        members.append(
            {
                "group_id": group, "statement_id": statement, "article": row["article"],
                "outlet": row["outlet"], "kind": row["kind"], "speaker": row["speaker"],
                "content_text": row["content_text"], "similarity": 0.8, "relation": "strict",
                "story_id": "s001", "spans_stories": False, "spans": row["content"],
                "is_fullest": group not in seen,
            }
        )  # fmt: skip
        seen.add(group)
    made_groups = tables.make_table(members, tables.GROUPS)
    stories = [{"story_id": "s001", "outlets": len(outlets), "articles": len(outlets), "label": ""}]
    made = tables.Tables(
        articles, statements, speakers, made_groups,
        find_differences(made_groups, statements, articles, speakers),
        tables.make_table(stories, tables.STORIES), tables.make_table([], tables.LEFT_OUT),
    )  # fmt: skip
    run = {"version": "0", "schema": tables.SCHEMA, "models": {}, "skipped": [], "notes": []}
    return Study(made, run)


@pytest.fixture
def small_study() -> Study:
    """Two outlets, three speakers, one shared quote."""
    return make_study(
        [
            ("Herald", "Ada Byron", "direct", "We will put our concerns on the table"),
            ("Herald", "Carl Gauss", "indirect", "the meeting starts on Monday in Geneva"),
            ("Courier", "Ada Byron", "indirect", "they would put their worries on the table"),
            ("Courier", "", "mixed", "=1+1 and $x$ *b* @c are not sums"),
        ],
        [("g001", "s1"), ("g001", "s3")],
    )
