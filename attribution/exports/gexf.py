"""Who quotes whom, as a graph for Gephi: outlets to speakers, and speakers to those they quote.

A speaker quotes another where a statement of the other stands inside one of theirs ("Lee said that
Moe had told her …"). Weights count statements, in all and by kind.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
from lxml import etree

from attribution.corpus.wording import counted
from attribution.exports.rows import Row, articles_with_statements
from attribution.harmless import in_xml
from attribution.tables import Tables, plain_rows
from attribution.types import Kind

_ABOUT = ("type", "role", "affiliation", "gender", "source_class")  # of a speaker
Edge = tuple[str, str]


def write(path: Path, tables: Tables, run: dict[str, Any]) -> list[str]:
    """Write the graph.

    Arguments:
        path: the file.
        tables: of the study.
        run: what ``run.json`` holds.

    Returns:
        How many statements are in no edge.
    """
    graph = make_graph(tables)
    root = etree.fromstring("".join(networkx.generate_gexf(graph)).encode())
    for meta in root.iter("{*}meta"):
        meta.attrib.clear()  # the day of writing: the same study shall give the same bytes
        meta[0].text = f"attribution {in_xml(str(run.get('version', '')))}"
    path.write_bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
    without = int(tables.statements["speaker_id"].isna().sum())
    if not without:
        return []
    all_of_them = counted(len(tables.statements), "statement")
    return [f"{without:,} of {all_of_them} have no speaker and are in no edge"]


def make_graph(tables: Tables) -> "networkx.DiGraph[str]":
    """The graph: nodes are outlets and speakers, edges count statements.

    Arguments:
        tables: of a study.
    """
    graph = networkx.DiGraph()
    for outlet, articles in tables.articles["outlet"].value_counts(sort=False).items():
        label = in_xml(str(outlet))
        graph.add_node(_outlet(label), label=label, node="outlet", articles=int(articles))
    for row in plain_rows(tables.speakers):
        facts = {f"speaker_{name}": in_xml(row[name]) for name in _ABOUT if row.get(name)}
        graph.add_node(
            _speaker(row["speaker_id"]), label=in_xml(row["speaker"]), node="speaker", **facts
        )
    kinds: dict[Edge, Counter[str]] = {}
    for edge, kind in _edges(tables):
        kinds.setdefault(edge, Counter())[kind] += 1
    for (source, target), counts in kinds.items():
        relation = "reports" if source.startswith("outlet ") else "quotes"
        by_kind = {str(kind): counts[kind] for kind in Kind}
        graph.add_edge(source, target, weight=counts.total(), relation=relation, **by_kind)
    return graph


def _edges(tables: Tables) -> Iterator[tuple[Edge, str]]:
    for article, statements in articles_with_statements(tables):
        outlet = _outlet(in_xml(article["outlet"]))
        for statement in statements:
            if statement["speaker_id"] is None:
                continue
            speaker = _speaker(statement["speaker_id"])
            yield (outlet, speaker), statement["kind"]
            around = _around(statement, statements)
            if around is not None and around["speaker_id"] not in (None, statement["speaker_id"]):
                yield (_speaker(around["speaker_id"]), speaker), statement["kind"]


def _around(inner: Row, statements: list[Row]) -> Row | None:
    """The statement in one of whose parts another stands whole: the shortest of them."""
    if not inner["content"]:
        return None
    start, end = inner["content"][0][0], inner["content"][-1][1]
    found = [
        (stop - begin, number)
        for number, outer in enumerate(statements)
        for begin, stop in outer["content"]
        if begin <= start and end <= stop and stop - begin > end - start
    ]
    return statements[min(found)[1]] if found else None


def _outlet(name: str) -> str:
    return f"outlet {name}"


def _speaker(identifier: str) -> str:
    return f"speaker {in_xml(identifier)}"
