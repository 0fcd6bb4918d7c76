"""The table of speakers a scholar can correct, and its way back into a study.

Each row is a name as an article gives it, with the speaker it was joined to. Giving two rows the
same `speaker` joins them, another one splits them, an empty one leaves the statements without a
speaker. The columns gender, source_class, party, country and side go into every table and chart.
The class that was found stands beside source_class, in class_found: every speaker has one, and names
of different classes could not be joined if each filled cell were taken for the scholar's own.
"""

import re
from pathlib import Path
from typing import Any

import pandas as pd

from attribution.corpus.wording import several
from attribution.linking import compare_again
from attribution.speakers.across.identifiers import make_id
from attribution.study.decisions import decisions_of
from attribution.study.edited import CorrectionsError, read_edited
from attribution.tables import FACTS, SPEAKERS, Tables, count_by_speaker

_COLUMNS = ("name", "article", "type", "class_found", "statements", "speaker", *FACTS, "why")
_CUT = "it ends before the column speaker; leave the cell empty where nobody speaks"
_IN_ONE_ARTICLE = ("role", "anonymous")  # "an official" is somebody else in the next article


def propose_corrections(statements: pd.DataFrame, speakers: pd.DataFrame) -> pd.DataFrame:
    """The joins as they were made, to be corrected.

    Arguments:
        statements: see ``tables.STATEMENTS``.
        speakers: see ``tables.SPEAKERS``.

    Returns:
        One row for each name: the article it holds in (empty: in all), its type and the class
        found, its number of statements, the speaker it was joined to, what is known of the speaker
        (the class only where a corrected table gave it), and why.
    """
    known = speakers.set_index("speaker_id")
    labels = _labels(speakers)
    named = statements.dropna(subset=["name_in_article", "speaker_id"])
    kinds = named["speaker_id"].map(known["type"])
    # a name that several speakers bear ("Lund", a man here and a town there) holds in its article
    several = named.groupby("name_in_article")["speaker_id"].transform("nunique") > 1
    places = named["article"].where(kinds.isin(_IN_ONE_ARTICLE) | several, "")
    shown = [fact for fact in FACTS if fact != "source_class" or fact in statements]
    rows = []
    for (name, place, speaker), group in named.groupby(
        [named["name_in_article"], places, named["speaker_id"]], sort=True
    ):
        facts = known.loc[speaker]
        rows.append(
            {
                "name": name,
                "article": place,
                "type": facts["type"],
                "class_found": _fact(facts, "source_class"),
                "statements": len(group),
                "speaker": labels[speaker],
                **{fact: _fact(facts, fact) if fact in shown else "" for fact in FACTS},
                "why": "; ".join(facts["joins"]),
            }
        )
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    return table.sort_values(["speaker", "name", "article"], ignore_index=True)


def _labels(speakers: pd.DataFrame) -> dict[str, str]:
    """What stands for each speaker id: the name, or name and id where several bear the name."""
    shared = speakers["speaker"].duplicated(keep=False)
    return {
        speaker_id: f"{name} [{speaker_id}]" if several else name
        for speaker_id, name, several in zip(
            speakers["speaker_id"], speakers["speaker"], shared, strict=True
        )
    }


def _fact(facts: pd.Series, fact: str) -> str:
    if fact == "country":
        place = facts.get("country", facts.get("affiliation"))
        return str(place) if isinstance(place, str) and re.fullmatch("[A-Z]{2}", place) else ""
    value = facts.get(fact)
    return value if isinstance(value, str) else ""


def read_corrections(path: str | Path) -> pd.DataFrame:
    """Read a corrected table.

    Arguments:
        path: a file as `propose_corrections` describes it, with any separator and encoding that
            spreadsheets write; columns may be left out, but for name and speaker.

    Returns:
        The table, every cell a string.

    Raises:
        CorrectionsError: the file cannot be read, lacks a column, or contradicts itself.
    """
    source = "attribution speakers --write-speakers"
    table = read_edited(path, _COLUMNS, ("name", "speaker"), source, _CUT)
    table = table.reset_index(drop=True)
    if "article" not in table:
        table["article"] = ""
    for columns, what in ((["name", "article"], "speaker"), *((["speaker"], f) for f in FACTS)):
        if what in table:
            _refuse_contradictions(path, table[table["speaker"] != ""], columns, what)
    return table


def _refuse_contradictions(
    path: str | Path, table: pd.DataFrame, columns: list[str], what: str
) -> None:
    filled = table[table[what] != ""]
    several = filled.groupby(columns)[what].nunique()
    if (several > 1).any():
        name = several.index[several > 1][0]
        shown = name if isinstance(name, str) else name[0]
        raise CorrectionsError(f"{path}: {shown} has more than one {what}; keep one")


def correct_statements(
    statements: pd.DataFrame, corrections: pd.DataFrame
) -> tuple[pd.DataFrame, list[str]]:
    """Give statements the speakers of a corrected table; it always wins.

    Arguments:
        statements: see ``tables.STATEMENTS``.
        corrections: see `read_corrections`.

    Returns:
        The statements, with those of the columns `FACTS` that the table fills, and the names of
        the table that no statement has, with the article where the table gives one.
    """
    wanted = {
        (row["name"], row["article"]): row["speaker"] for row in corrections.to_dict("records")
    }
    given = statements.dropna(subset=["speaker"])[["speaker_id", "speaker"]].drop_duplicates()
    taken = set(given["speaker_id"])
    known = {label: speaker_id for speaker_id, label in _labels(given).items()}
    shown = dict(zip(given["speaker_id"], given["speaker"], strict=True))
    table = statements.copy()
    used = set()
    for index, row in statements.dropna(subset=["name_in_article"]).iterrows():
        exact, anywhere = (row["name_in_article"], row["article"]), (row["name_in_article"], "")
        key = exact if exact in wanted else anywhere
        if key not in wanted:
            continue
        used.add(key)
        label = wanted[key]
        if label and label not in known:
            known[label] = make_id(label, taken)
            shown[known[label]] = label
        speaker_id = known[label] if label else None
        table.at[index, "speaker_id"] = speaker_id
        table.at[index, "speaker"] = shown[speaker_id] if speaker_id else None
    for fact in FACTS:
        values = {
            known[label]: value
            for label, value in _values(corrections, fact).items()
            if label in known
        }
        if values:
            table[fact] = table["speaker_id"].map(values).astype("str")
    unused = sorted(set(wanted) - used)
    return table, [f"{name} (in {place})" if place else name or '""' for name, place in unused]


def _values(corrections: pd.DataFrame, fact: str) -> dict[str, str]:
    if fact not in corrections:
        return {}
    filled = corrections[(corrections[fact] != "") & (corrections["speaker"] != "")]
    return dict(zip(filled["speaker"], filled[fact], strict=True))


def correct_speakers(speakers: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """The speakers of corrected statements, most heard first.

    Arguments:
        speakers: the speakers before.
        statements: from `correct_statements`.
    """
    before = speakers.set_index("speaker_id")
    counts = count_by_speaker(statements)
    of_name = statements.dropna(subset=["speaker_id"]).groupby("speaker_id")
    names_before = speakers.explode("aliases")[["speaker_id", "aliases"]].dropna()
    owner = dict(zip(names_before["aliases"], names_before["speaker_id"], strict=True))
    owner |= dict(zip(speakers["speaker"], speakers["speaker_id"], strict=True))
    rows = []
    for speaker_id, group in of_name:
        origin = speaker_id if speaker_id in before.index else owner.get(group["name_in_article"].iloc[0])  # fmt: skip
        facts = (
            before.loc[origin].to_dict() if origin in before.index else {"joins": [], "facts": []}
        )
        name = group["speaker"].iloc[0]
        names = sorted(set(group["name_in_article"].dropna()) - {name})
        row = facts | {
            "speaker_id": speaker_id,
            "speaker": name,
            **counts.loc[speaker_id],
            "aliases": names,
        }
        given = {fact: group[fact].iloc[0] for fact in FACTS if fact in group}
        row |= {fact: value for fact, value in given.items() if pd.notna(value)}
        rows.append(row)
    columns = [column.name for column in SPEAKERS]
    facts_given = [fact for fact in FACTS if fact in statements and fact not in columns]
    table = pd.DataFrame(rows, columns=[*columns, *facts_given])
    table = table.astype({column.name: column.type for column in SPEAKERS})
    return table.sort_values(["statements", "speaker"], ascending=[False, True], ignore_index=True)


def apply_corrections(
    tables: Tables, run: dict[str, Any], path: Path
) -> tuple[Tables, dict[str, Any]]:
    """The tables and the facts of a run with the speakers of a corrected table.

    Arguments:
        tables: of a study.
        run: its facts.
        path: see `read_corrections`.

    Raises:
        CorrectionsError: the file cannot be used.
    """
    corrections = read_corrections(path)
    statements, unused = correct_statements(tables.statements, corrections)
    speakers = correct_speakers(tables.speakers, statements)
    known = fill_facts(statements, speakers)
    corrected = compare_again(tables, known, speakers, decisions_of(run))
    problems = list(run.get("problems", []))
    if unused:
        problems.append(f"{path.name}: in no article, not used: {several(unused, 10)}")
    return corrected, run | {"problems": problems, "speakers": corrections.to_dict("records")}


def fill_facts(statements: pd.DataFrame, speakers: pd.DataFrame) -> pd.DataFrame:
    """Where a corrected table tells a fact of some speakers only, the others keep what was found.

    Arguments:
        statements: from `correct_statements`.
        speakers: from `correct_speakers`.
    """
    filled = statements.copy()
    for fact in (fact for fact in FACTS if fact in filled and fact in speakers):
        found = filled["speaker_id"].map(speakers.set_index("speaker_id")[fact])
        filled[fact] = filled[fact].fillna(found).astype("str")
    return filled
