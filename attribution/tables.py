"""The schema of each DataFrame: columns, types, meaning."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Column:
    """A column, its pandas type and what it means."""

    name: str
    type: str
    meaning: str


ARTICLES = (
    Column("article", "str", "file name with its extension, or the row's name; unique"),
    Column("outlet", "str", "name of the outlet, or unknown"),
    Column("date", "str", "ISO date, or missing"),
    Column("title", "str", "headline, or missing"),
    Column("note", "str", "remark from the metadata, or missing"),
    Column("words", "Int64", "number of words, boilerplate included"),
    Column("statements", "Int64", "number of statements found"),
    Column("sha256", "str", "hash of the text in UTF-8"),
    Column("text", "str", "exactly what offsets index"),
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
    Column("role", "str", "office as written most often, or missing"),
    Column("affiliation", "str", "country code or organisation, or missing"),
    Column("gender", "str", "male or female where titles, pronouns or names tell, or missing"),
    Column("statements", "Int64", "number of statements"),
    Column("outlets", "Int64", "number of outlets that report the speaker"),
    Column("articles", "Int64", "number of articles that report the speaker"),
    Column("aliases", "object", "list of other names and mentions"),
    Column("joins", "object", "list of the joins of names, each with its reason"),
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
        "similarity", "Float64", "probability of the relation to the nearest other article, 0 to 1"
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
        "quoted_here", "object", "list of [start, end) of kept words quoted in the article only"
    ),
    Column("quoted_in_fullest", "object", "and in the fullest member's article only"),
    Column("kind", "str", "the member's kind"),
    Column("fullest_kind", "str", "the fullest member's kind"),
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


def make_table(rows: list[dict], columns: tuple[Column, ...]) -> pd.DataFrame:
    """Build a DataFrame with exactly these columns, also from no rows.

    Arguments:
        rows: one dictionary a row; a key that is absent becomes a missing value.
        columns: the schema.
    """
    names = [column.name for column in columns]
    table = pd.DataFrame(rows, columns=names)
    return table.astype({column.name: column.type for column in columns})


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
