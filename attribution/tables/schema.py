"""The schema of each DataFrame: columns, types, meaning."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from attribution.harmless import storable

SCHEMA = 3  # of the tables; run.json names it, and tables of another are refused
ELLIPSIS = " … "  # between the parts of a content
FACTS = (
    "gender",
    "source_class",
    "party",
    "country",
    "side",
)  # about speakers, that a scholar may fill


@dataclass(frozen=True, slots=True)
class Column:
    """A column, its pandas type and what it means."""

    name: str
    type: str
    meaning: str


# What linking adds to `articles`.
ARTICLE_STORIES = (
    Column("story_id", "str", "the article's story in `stories`"),
    Column("copy_of", "str", "the article whose words it has, or missing"),
    Column("copied", "Float64", "share of its words that stand in that article, or missing"),
    Column("agency", "str", "the news agency that wrote it, or missing"),
    Column("agency_from", "str", "dateline, byline, credit, outlet or copy: what names the agency"),
)
STORIES = (
    Column("story_id", "str", "unique in the study, or the story's name in the metadata"),
    Column("first", "str", "earliest date, or missing"),
    Column("last", "str", "latest date, or missing"),
    Column("outlets", "Int64", "number of outlets that cover it"),
    Column("articles", "Int64", "number of articles"),
    Column("label", "str", "its most telling names and words"),
)
SHARED_QUOTES = (
    Column("story_id", "str", "the story"),
    Column("article", "str", "an article"),
    Column("start", "Int64", "first character of the words in it"),
    Column("end", "Int64", "after the last"),
    Column("article_b", "str", "another article of the story"),
    Column("start_b", "Int64", "first character of the words in that one"),
    Column("end_b", "Int64", "after the last"),
    Column("words", "str", "the words, as the first article has them"),
    Column("content_words", "Int64", "how many of them are no function words"),
    Column("quoted", "bool", "whether they stand in quotation marks in the first"),
    Column("quoted_b", "bool", "whether they do in the other"),
    Column("statements", "object", "list of statements of the first that hold some of them"),
    Column("statements_b", "object", "list of statements of the other that do"),
)
ARTICLES = (
    Column("article", "str", "file name with its extension, or the row's name; unique"),
    Column("outlet", "str", "name of the outlet, or unknown"),
    Column("date", "str", "ISO date, or missing"),
    Column("title", "str", "headline, or missing"),
    Column("note", "str", "remark from the metadata, or missing"),
    Column("story", "str", "what the metadata calls its story, or missing"),
    Column("words", "Int64", "number of words, boilerplate included"),
    Column("statements", "Int64", "number of statements found"),
    Column("sha256", "str", "hash of the text in UTF-8"),
    Column("text", "str", "exactly what offsets index"),
    *ARTICLE_STORIES,
)
STATEMENTS = (
    Column("statement_id", "str", "unique in the corpus, the same on every run"),
    Column("article", "str", "the article's name in `articles`"),
    Column("outlet", "str", "the article's outlet"),
    Column("date", "str", "the article's date"),
    Column("paragraph", "Int64", "index of the paragraph, counted from 0"),
    Column("kind", "str", "direct, mixed or indirect"),
    Column("act", "str", "speech, writing, thought, or other: a cue outside the lexicon"),
    Column("content", "object", "list of [start, end) in the article's text"),
    Column("cue", "object", "list of [start, end); empty where there is none"),
    Column("source", "object", "list of [start, end); empty where there is none"),
    Column("content_text", "str", "the words said, parts joined by an ellipsis"),
    Column("cue_text", "str", "the words that report"),
    Column("source_text", "str", "the words that name the source"),
    Column("speaker_id", "str", "the speaker in `speakers`, or missing"),
    Column("speaker", "str", "the speaker's name, or missing"),
    Column("name_in_article", "str", "the speaker's best name inside the article, or missing"),
    Column("resolution", "str", "the rule that linked source and speaker, or missing"),
    Column("resolved_by", "object", "list of the mentions the rule went by"),
    Column("resolution_confidence", "Float64", "share of the rule's links found right, or missing"),
    Column("evidence", "str", "what proposed the statement: parser, rule or marks"),
    Column("confidence", "Float64", "probability that content and source are right"),
)
SPEAKERS = (
    Column("speaker_id", "str", "made of the name; unique in the study"),
    Column("speaker", "str", "the fullest name or description found"),
    Column("type", "str", "person, role, anonymous, organisation or state"),
    Column("role", "str", "office as most articles give it, or missing"),
    Column("affiliation", "str", "country code or organisation of the role, or missing"),
    Column(
        "gender",
        "str",
        "male or female where a title, a given name or pronouns of two chains tell, or missing",
    ),
    Column(
        "source_class",
        "str",
        "official, politician, expert, organisation, media, citizen, anonymous, state or other",
    ),
    Column("statements", "Int64", "number of statements"),
    Column("outlets", "Int64", "number of outlets that report the speaker"),
    Column("articles", "Int64", "number of articles that report the speaker"),
    Column("aliases", "object", "list of other names and mentions"),
    Column("joins", "object", "list of the joins of names, each with its reason"),
    Column("facts", "object", "list of what tells role, affiliation and gender, with its place"),
)
GROUPS = (
    Column("group_id", "str", "unique in the study"),
    Column("statement_id", "str", "a member, in `statements`"),
    Column("article", "str", "the member's article"),
    Column("outlet", "str", "the member's outlet"),
    Column("kind", "str", "the member's kind"),
    Column("speaker", "str", "the member's speaker, or missing"),
    Column("content_text", "str", "the member's words: those sentences that report the utterance"),
    Column(
        "relation", "str", "strict: one utterance; loose: one claim, perhaps of another occasion"
    ),
    Column("story_id", "str", "the story of the member's article; empty where none is known"),
    Column("spans_stories", "boolean", "whether the group's articles are of several stories"),
    Column("spans", "object", "list of [start, end) of the member's words in its article"),
    Column(
        "similarity",
        "Float64",
        "probability of the relation to the nearest other article, 0 to 1; 1 where a scholar decided it",
    ),
    Column("is_fullest", "boolean", "whether it is the group's member with the most words"),
)
DIFFERENCES = (
    Column("group_id", "str", "the group in `groups`"),
    Column("relation", "str", "the group's: strict or loose"),
    Column("statement_id", "str", "the member that is held against the fullest"),
    Column("article", "str", "the member's article"),
    Column("outlet", "str", "the member's outlet"),
    Column("fullest", "str", "the group's fullest member, in `statements`"),
    Column("fullest_article", "str", "the fullest member's article"),
    Column("labels", "object", "list of what differs, see `comparison.differences.Label`"),
    Column("share_kept", "Float64", "share of the fullest member's words that are kept, 0 to 1"),
    Column("kept", "object", "list of [start, end) of kept words in the article"),
    Column("kept_in_fullest", "object", "the same words in the fullest member's article"),
    Column("dropped", "object", "list of [start, end) in the fullest member's article"),
    Column("added", "object", "list of [start, end) in the article"),
    Column("replaced", "object", "list of [start, end) in the article"),
    Column("replaced_in_fullest", "object", "what stands for each in the fullest member's article"),
    Column(
        "quoted_here",
        "object",
        "list of [start, end) of words, kept or replaced, quoted in the article only",
    ),
    Column("quoted_in_fullest", "object", "and in the fullest member's article only"),
    Column(
        "kind",
        "str",
        "the kind of the member's own words: a sentence of a mixed statement may be direct",
    ),
    Column("fullest_kind", "str", "the same of the fullest member"),
    Column("cue", "str", "the words that report in the article"),
    Column("fullest_cue", "str", "the words that report in the fullest member's article"),
    Column("speaker", "str", "same, other, named here only, named in the fullest only, or unknown"),
    Column("place", "Float64", "share of the article that stands before the member, 0 to 1"),
    Column("fullest_place", "Float64", "the same of the fullest member"),
)
LEFT_OUT = (
    Column("article", "str", "the article's name"),
    Column("start", "Int64", "first character"),
    Column("end", "Int64", "after the last character"),
    Column("text", "str", "the stretch"),
    Column("reason", "str", "why it is no statement"),
    Column("statement_id", "str", "the statement a quoted heading quotes, or missing"),
)
# What `framing` gives; computed from the tables above, so no part of `SCHEMAS`.
MEASURES = (
    Column("measure", "str", "what is measured, see docs/CODEBOOK.md"),
    Column("outlet", "str", "the outlet, or the value of the column that is compared"),
    Column("outlet_b", "str", "filled where the row is a difference: outlet minus outlet_b"),
    Column("group", "str", "the part: a kind, a class, a speaker; empty where there are none"),
    Column("period", "str", "the month or week, or empty for the whole corpus"),
    Column("unit", "str", "share, mean, or number"),
    Column("value", "Float64", "the share, mean or number; of a difference, the difference"),
    Column("value_of_outlet", "Float64", "of a difference, what outlet_b's is subtracted from"),
    Column("value_of_outlet_b", "Float64", "of a difference, what is subtracted"),
    Column("low", "Float64", "lower end of the 95 % interval, or missing"),
    Column("high", "Float64", "upper end of the 95 % interval, or missing"),
    Column("p", "Float64", "two-sided p of a difference, or missing"),
    Column(
        "p_holm",
        "Float64",
        "p corrected after Holm over the family of `framing.contrast`, or missing",
    ),
    Column("count", "Float64", "what is counted in the numerator, of both outlets if two"),
    Column("base", "Float64", "out of how many"),
    Column("statements", "Int64", "statements looked at"),
    Column("articles", "Int64", "articles looked at"),
    Column("stories", "Int64", "stories looked at; of a difference, those that both cover"),
    Column("design", "str", "paired by story, by story, or descriptive"),
    Column("texts", "str", "all, or without copies"),
    Column("note", "str", "why there is no interval, or what limits the figure; else empty"),
)


SCHEMAS = {
    "articles": ARTICLES,
    "statements": STATEMENTS,
    "speakers": SPEAKERS,
    "groups": GROUPS,
    "differences": DIFFERENCES,
    "stories": STORIES,
    "left_out": LEFT_OUT,
}


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a study.

    Attributes:
        articles: one row an article.
        statements: one row a statement.
        speakers: one row a speaker.
        groups: one row a member of a group of statements that report one utterance.
        differences: one row a member of a group: what differs from the group's fullest.
        stories: one row a story.
        left_out: what was not read as article or is no statement, and why.
    """

    articles: pd.DataFrame
    statements: pd.DataFrame
    speakers: pd.DataFrame
    groups: pd.DataFrame
    differences: pd.DataFrame
    stories: pd.DataFrame
    left_out: pd.DataFrame

    def by_name(self) -> dict[str, pd.DataFrame]:
        """The tables by the names of their files."""
        return {name: getattr(self, name) for name in SCHEMAS}


def make_table(rows: list[dict], columns: tuple[Column, ...]) -> pd.DataFrame:
    """Build a DataFrame with exactly these columns, also from no rows.

    Halves of a character, which no table can hold, are replaced; offsets stay.

    Arguments:
        rows: one dictionary a row; a key that is absent becomes a missing value.
        columns: the schema.
    """
    names = [column.name for column in columns]
    kept = [{name: _storable(value) for name, value in row.items()} for row in rows]
    table = pd.DataFrame(kept, columns=names)
    return table.astype({column.name: column.type for column in columns})


def _storable(value: Any) -> Any:
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return storable(value) if isinstance(value, str) else value


def with_changes(groups: pd.DataFrame, differences: pd.DataFrame) -> pd.DataFrame:
    """The groups that report one utterance, with what differs from the fullest report in words.

    Arguments:
        groups: see `GROUPS`.
        differences: see `DIFFERENCES`.

    Returns:
        The members of strict groups with the column `changes`, empty for the fullest report.
    """
    labels = {
        (row["group_id"], row["statement_id"]): ", ".join(row["labels"])
        for row in differences.to_dict("records")
    }
    strict = groups[groups["relation"] == "strict"]
    keys = zip(strict["group_id"], strict["statement_id"], strict["is_fullest"], strict=True)
    changes = [
        "" if fullest else labels.get((group, member), "") for group, member, fullest in keys
    ]
    return strict.assign(changes=pd.Series(changes, index=strict.index, dtype="str"))


def count_by_speaker(statements: pd.DataFrame) -> pd.DataFrame:
    """For each speaker id: the number of statements, and of outlets and articles with one.

    Arguments:
        statements: see `STATEMENTS`.
    """
    return statements.groupby("speaker_id").agg(
        statements=("statement_id", "size"),
        outlets=("outlet", "nunique"),
        articles=("article", "nunique"),
    )
