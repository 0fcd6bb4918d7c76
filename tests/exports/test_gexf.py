"""The graph is read back by networkx with its weights."""

import networkx

from tests.exports.studies import make_study


def opened(study, tmp_path) -> networkx.DiGraph:
    study.export(tmp_path / "a.gexf", "gexf")
    return networkx.read_gexf(tmp_path / "a.gexf")


def test_weights_count_the_statements_of_each_speaker_in_each_outlet(tmp_path):
    study = make_study()
    notes = study.export(tmp_path / "a.gexf", "gexf")
    assert notes == ["2 of 12 statements have no speaker and are in no edge"]
    graph = networkx.read_gexf(tmp_path / "a.gexf")
    labels = networkx.get_node_attributes(graph, "label")
    found = {
        (labels[a], labels[b], kind): edge[kind]
        for a, b, edge in graph.edges(data=True)
        if edge["relation"] == "reports"
        for kind in ("direct", "mixed", "indirect")
        if edge[kind]
    }
    named = study.statements.dropna(subset=["speaker"])
    assert found == named.groupby(["outlet", "speaker", "kind"]).size().to_dict()
    for _, _, edge in graph.edges(data=True):
        assert edge["weight"] == edge["direct"] + edge["mixed"] + edge["indirect"]


def test_a_speaker_quotes_another_where_one_statement_stands_in_the_other(tmp_path):
    text = "Lee said that Moe had told her it was late. Lee said that she, Lee, said no."
    said = [
        ("a.txt", "indirect", "Lee", ["Moe had told her it was late"], [], []),
        ("a.txt", "indirect", "Moe", ["it was late"], [], []),
        ("a.txt", "indirect", "Lee", ["she, Lee, said no"], [], []),
        ("a.txt", "direct", "Lee", ["no"], [], []),
    ]
    graph = opened(make_study({"a.txt": text}, said), tmp_path)
    quotes = [(a, b) for a, b, edge in graph.edges(data=True) if edge["relation"] == "quotes"]
    assert quotes == [("speaker lee", "speaker moe")]
    assert graph.nodes["speaker lee"]["node"] == "speaker"
    assert graph.nodes["outlet Herald"]["articles"] == 1


def test_names_are_escaped(tmp_path):
    study = make_study()
    study.speakers.loc[0, "speaker"] = 'A\x07 <b> & "c"\n😀'
    labels = set(networkx.get_node_attributes(opened(study, tmp_path), "label").values())
    assert {'A\ufffd <b> & "c"\n😀', "Courier & <Sons>"} <= labels


def test_it_holds_no_day_of_writing(tmp_path):
    opened(make_study(), tmp_path)
    assert b"lastmodifieddate" not in (tmp_path / "a.gexf").read_bytes()
