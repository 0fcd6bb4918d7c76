"""What each side lets through of what was said on a story.

Selection is half of framing (Entman 1993, Framing: Toward Clarification of a Fractured Paradigm):
an utterance one outlet quotes and another leaves out. An utterance is a strict group, see
``tables.GROUPS``, or a statement that stands in none; then it is only its side's. What two outlets
tell in quite different words is mostly not found to be one utterance (one pair of four or fewer, see
the README). So what is "omitted" and what "nobody else has" is too much; differences between sides
and the shared utterances can be read, the levels cannot.
"""

from itertools import combinations

import pandas as pd

from attribution.comparison.differences import NAMED
from attribution.framing.compared import Compared
from attribution.framing.observed import BASES, Observed, count, observed
from attribution.types import Kind

IN_FULL, CUT, PARAPHRASED = "carried in full", "cut", "paraphrased"
OMITTED, NOT_COVERED = "omitted", "not covered"
_CARRIED = (IN_FULL, CUT, PARAPHRASED)  # the best an outlet can do for an utterance first
RELATIONS = (*_CARRIED, OMITTED, NOT_COVERED)
_WHOLE = 0.9  # of the fullest report's words: one in ten may be another form or a contraction

_UTTERANCE = ["story", "utterance"]
_CARRIED_COLUMNS = [*_UTTERANCE, "side", "relation", "shared", "speaker", "words", "article", "statement_id"]  # fmt: skip
_OVERLAP_COLUMNS = ["of", "side", "side_b", "stories", "one", "other", "both", "jaccard", "overlap"]


def observe_selection(compared: Compared) -> Observed:
    """Utterances carried, utterances nobody else has, and how shared ones are carried.

    Only of stories that two sides or more cover. "utterances carried": of all that any side reports
    in a story, those a side reports, in whatever form. "utterances nobody else has": of those a
    side reports, those no other does. "shared utterances": of those a side and another report,
    those it carries in full, cut, and paraphrased, see `carried`. A side's articles of one story
    count together, and their figures stand at the first of them.

    Arguments:
        compared: see there.
    """
    best = _best(compared)
    places = _shared_places(compared)
    told = best.drop_duplicates(_UTTERANCE).groupby("story").size().rename("base")
    bases = places.join(told, on="story").dropna(subset=["base"])
    mine = best.drop(columns="article").merge(places, on=["story", "side"])
    carried_hits, _ = count("utterances carried", mine)
    alone = pd.Series("", index=mine.index).where(~mine["shared"])
    shared = mine[mine["shared"]]
    counts = [
        (carried_hits, bases.assign(measure="utterances carried")[list(BASES)]),
        count("utterances nobody else has", mine, alone),
        count("shared utterances", shared, shared["relation"]),
    ]
    groups = {"utterances carried": ("",), "utterances nobody else has": ("",), "shared utterances": _CARRIED}  # fmt: skip
    return observed(counts, groups)


def carried(compared: Compared) -> pd.DataFrame:
    """What became of each utterance with each side, in stories that two sides or more cover.

    "carried in full": in quotation marks, whole or in part, with nine of ten words of the fullest
    report; "cut": so with fewer; "paraphrased": told in the side's own words only, however fully;
    "omitted": the side covers the story without it; "not covered": it does not cover the story.
    Of several reports of a side the first of these in this order counts.

    Arguments:
        compared: see there.

    Returns:
        One row an utterance and side: story, utterance (id of the group, or of the statement that
        is in none), side, relation, shared (whether two sides report it), speaker and words of the
        utterance's fullest report, and article and statement_id of the side's own, missing where
        it has none.
    """
    best = _best(compared)
    about = best.sort_values("kept", ascending=False, kind="stable").drop_duplicates(_UTTERANCE)
    every = about[[*_UTTERANCE, "shared", "speaker", "words"]].merge(
        pd.DataFrame({"side": pd.Series(compared.sides, dtype="str")}), how="cross"
    )
    own = best[[*_UTTERANCE, "side", "relation", "article", "statement_id"]]
    table = every.merge(own, on=[*_UTTERANCE, "side"], how="left")
    covering = pd.MultiIndex.from_frame(compared.articles[["story", "side"]])
    here = pd.MultiIndex.from_frame(table[["story", "side"]]).isin(covering)
    table["relation"] = table["relation"].mask(table["relation"].isna() & here, OMITTED)
    table["relation"] = table["relation"].fillna(NOT_COVERED)
    return table.sort_values([*_UTTERANCE, "side"], ignore_index=True)[_CARRIED_COLUMNS]


def overlap(compared: Compared) -> pd.DataFrame:
    """How far two sides let the same speakers and the same utterances through, in shared stories.

    Jaccard's index is what both have over what either has (Jaccard 1912); the overlap coefficient,
    what both have over what the one with less has (Szymkiewicz 1934, Simpson 1943), so that a side
    that merely reports less still overlaps. A speaker counts once a story; those without a name do
    not, because nobody can tell whether two unnamed officials are one.

    Arguments:
        compared: see there.

    Returns:
        Two rows a pair of sides: of (speakers or utterances), side, side_b, stories that both
        cover, how many one, other and both have, jaccard and overlap; missing where there are none.
    """
    named = compared.statements[compared.statements["type"].isin(NAMED)]
    things = {
        "speakers": named.rename(columns={"speaker_id": "thing"}),
        "utterances": _reports(compared).rename(columns={"utterance": "thing"}),
    }
    covering = {side: set(rows["story"]) for side, rows in compared.articles.groupby("side")}
    rows = []
    for of, table in things.items():
        unique = table[["side", "story", "thing"]].drop_duplicates()
        held = {
            side: set(zip(found["story"], found["thing"], strict=True))
            for side, found in unique.groupby("side")
        }
        for side, side_b in combinations(compared.sides, 2):
            stories = covering[side] & covering[side_b]
            one, other = (
                {thing for thing in held.get(name, ()) if thing[0] in stories}
                for name in (side, side_b)
            )
            both, least = len(one & other), min(len(one), len(other))
            either = len(one | other)
            shares = (both / either if either else None, both / least if least else None)
            sizes = (len(stories), len(one), len(other), both)
            rows.append((of, side, side_b, *sizes, *shares))
    return pd.DataFrame(rows, columns=_OVERLAP_COLUMNS).astype(
        {"jaccard": "Float64", "overlap": "Float64"}
    )


def _reports(compared: Compared) -> pd.DataFrame:
    """Every report of an utterance: members of groups, and statements that are in no group.

    A statement of several sentences may report several utterances; what of it is in no group is
    then no utterance of its own, since nobody can tell how many it would be.
    """
    key = ["group_id", "statement_id"]
    kept = compared.differences.set_index(key)["share_kept"].astype("float64")
    members = compared.groups.join(kept.rename("kept"), on=key)
    members["kept"] = members["kept"].mask(members["is_fullest"], 1.0)
    single = compared.statements[
        ~compared.statements["statement_id"].isin(members["statement_id"])
    ].assign(kept=1.0)
    columns = ["story", "side", "article", "statement_id", "kind", "kept", "speaker", "content_text"]  # fmt: skip
    return pd.concat(
        [
            members[columns].assign(utterance=members["group_id"]),
            single[columns].assign(utterance=single["statement_id"]),
        ],
        ignore_index=True,
    ).rename(columns={"content_text": "words"})


def _shared_places(compared: Compared) -> pd.DataFrame:
    """Of stories that two sides cover: story, side, and the side's first article."""
    places = compared.articles.groupby(["story", "side"], as_index=False)["article"].min()
    return places[places.groupby("story")["side"].transform("size") > 1]


def _best(compared: Compared) -> pd.DataFrame:
    """Each side's report of an utterance, the best it has, in stories that two sides cover."""
    reports = _reports(compared)
    reports = reports[reports["story"].isin(_shared_places(compared)["story"])]
    rank = pd.Series(_CARRIED.index(CUT), index=reports.index)
    rank = rank.mask(reports["kept"] >= _WHOLE, _CARRIED.index(IN_FULL))
    rank = rank.mask(reports["kind"] == Kind.INDIRECT, _CARRIED.index(PARAPHRASED))
    best = (
        reports.assign(rank=rank, relation=rank.map(dict(enumerate(_CARRIED))))
        .sort_values(["rank", "kept"], ascending=[True, False], kind="stable")
        .drop_duplicates([*_UTTERANCE, "side"])
    )
    return best.assign(shared=best.groupby(_UTTERANCE)["side"].transform("size") > 1)
