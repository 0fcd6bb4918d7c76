"""Small studies with texts in which positions slip, and what a format may make of a text."""

import hashlib
import re

from attribution import tables
from attribution.harmless import in_xml
from attribution.study import Study

Spans = list[list[int]]
# article, kind, speaker or "", content, cue, source: each part as words that stand in the text
Said = tuple[str, str, str, list[str], list[str], list[str]]

TEXTS = {
    "emoji/😀.txt": "😀 “We 👩‍👩‍👧 agree,” said Ada Byron 🎉. “It’s 𝒸𝓁𝑒𝒶𝓇.”\n\nThe end 😀.\n",
    "عربي.txt": "قالت آدا بايرون إن «الاجتماع غدا في جنيف» ثم \u202bسكتت\u202c \u200fabc.\n",
    "combining.txt": "A\u0308da said “cafe\u0301 \u0915\u094d\u0937 e\u0302\u0323t”.\u2028Next line.\u2029",
    "crlf.txt": "Head\r\n\r\nAda Byron said that the talks\r\nwill go on,\rhe added.\r\n\r\nEnd\r",
    "tabs & <b>.txt": "\tAda said:\t“a < b && c > d ]]> <!-- x --> &amp; 'q' \"r\"”\t \n <said>not one</said>",
    "control.txt": "\ufeffBell \x07 and nul \x00 and esc \x1b[31m, \x0b \x0c \ufffe \x85 she said _x0041_ so.",
    "=1+1.txt": "=SUM(A1:A9) said Ada. @cmd and +1 and -2 and #N/A. “=1+1,” she said, “is two.”",
    "empty.txt": "",
}
SAID: list[Said] = [
    ("emoji/😀.txt", "direct", "Ada Byron", ["We 👩‍👩‍👧 agree,", "It’s 𝒸𝓁𝑒𝒶𝓇."], ["said"], ["Ada Byron 🎉"]),
    ("عربي.txt", "mixed", "Ada Byron", ["«الاجتماع غدا في جنيف» ثم \u202bسكتت"], ["قالت"], ["آدا بايرون"]),
    ("combining.txt", "direct", "", ["cafe\u0301 \u0915\u094d\u0937 e\u0302\u0323t"], ["said"], ["A\u0308da"]),
    ("crlf.txt", "indirect", "Ada Byron", ["the talks\r\nwill go on,"], ["said"], ["Ada Byron"]),
    ("crlf.txt", "indirect", "Carl Gauss", ["on,\rhe added.\r\n\r\nEnd"], [], []),
    ("tabs & <b>.txt", "direct", "Ada Byron", ["a < b && c > d ]]> <!-- x --> &amp; 'q' \"r\""], ["said:\t"], ["Ada"]),
    ("control.txt", "indirect", "=Eve & <Co>", ["Bell \x07 and nul \x00 and esc \x1b[31m, \x0b \x0c \ufffe \x85"], ["said"], ["she"]),
    ("control.txt", "indirect", "", ["_x0041_ so."], [], []),
    ("=1+1.txt", "mixed", "Ada Byron", ["=SUM(A1:A9)"], ["said"], ["Ada"]),
    ("=1+1.txt", "direct", "=Eve & <Co>", ["=1+1,", "is two."], ["said"], ["she"]),
    ("=1+1.txt", "indirect", "Carl Gauss", ["-2 and #N/A. “=1+1,” she said, “is two.”"], [], []),
    ("=1+1.txt", "indirect", "Carl Gauss", ["@cmd and +1 and -2 and #N/A. “=1"], ["+1"], ["@cmd"]),
]  # fmt: skip


def make_study(texts: dict[str, str] = TEXTS, said: list[Said] | None = None) -> Study:
    """A study of articles and what is said in them.

    Arguments:
        texts: by the name of the article.
        said: its parts stand in the texts, each after the one before it.
    """
    placed = []
    for article, kind, speaker, *parts in SAID if said is None else said:
        placed.append((article, kind, speaker, *(_find(texts[article], words) for words in parts)))
    return make_placed(texts, placed)


def make_placed(texts: dict[str, str], placed: list[tuple]) -> Study:
    """The same from places: article, kind, speaker, content, cue, source.

    Arguments:
        texts: by the name of the article.
        placed: each part is a list of [start, end).
    """
    rows = []
    for number, (article, kind, speaker, *parts) in enumerate(placed, start=1):
        text = texts[article]
        names = ("content", "cue", "source")
        spans = dict(zip(names, parts, strict=True))
        words = {f"{name}_text": " … ".join(text[s:e] for s, e in spans[name]) for name in names}
        rows.append(
            {
                "statement_id": f"{article}:{number:03d}", "article": article, "outlet": _outlet(article),
                "paragraph": 0, "kind": kind, "act": "speech", "evidence": "parser", "confidence": 0.75,
                "resolved_by": [], "speaker_id": speaker.lower() or None, "speaker": speaker or None,
            }
            | spans
            | words
        )  # fmt: skip
    statements = tables.make_table(rows, tables.STATEMENTS)
    articles = [
        {
            "article": name, "outlet": _outlet(name), "date": "2020-01-31", "title": f"On {name}",
            "words": 9, "text": text, "story_id": "s001",
            "statements": int((statements["article"] == name).sum()),
            "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        }
        for name, text in texts.items()
    ]  # fmt: skip
    speakers = [
        {
            "speaker_id": name.lower(), "speaker": name, "role": "mayor", "gender": "female",
            "type": "organisation" if "Co" in name else "person", "statements": len(group),
            "outlets": group["outlet"].nunique(), "articles": group["article"].nunique(),
            "aliases": ["-x", name], "joins": [], "facts": [],
        }
        for name, group in statements.dropna(subset=["speaker"]).groupby("speaker")
    ]  # fmt: skip
    stories = [{"story_id": "s001", "outlets": 2, "articles": len(articles), "label": "talks"}]
    made = tables.Tables(
        tables.make_table(articles, tables.ARTICLES),
        statements,
        tables.make_table(speakers, tables.SPEAKERS),
        tables.make_table([], tables.GROUPS),
        tables.make_table([], tables.DIFFERENCES),
        tables.make_table(stories, tables.STORIES),
        tables.make_table([], tables.LEFT_OUT),
    )
    run = {"version": "1.2.3", "schema": tables.SCHEMA, "models": {}, "skipped": [], "notes": []}
    return Study(made, run)


def parts_of(study: Study) -> dict[tuple[str, str, int], str]:
    """Every part of every statement: its id, role and number, with the words the article has there.

    Arguments:
        study: any study.
    """
    texts = dict(zip(study.articles["article"], study.articles["text"], strict=True))
    return {
        (row["statement_id"], role, number): texts[row["article"]][start:end]
        for row in study.statements.to_dict("records")
        for role in ("content", "cue", "source")
        for number, (start, end) in enumerate(row[role], start=1)
    }


def with_line_feeds(words: str) -> str:
    """Words as a format has them that knows one line end: without those at their ends."""
    return re.sub("\r\n?", "\n", in_xml(words)).strip("\n")


def _outlet(article: str) -> str:
    return "Herald" if len(article) % 2 else "Courier & <Sons>"


def _find(text: str, parts: list[str]) -> Spans:
    found, start = [], 0
    for part in parts:
        start = text.index(part, start)
        found.append([start, start + len(part)])
        start += len(part)
    return found
