"""The benchmark's command."""

import json

from benchmarks import polnear

TEXT = 'The mayor said the pier would open in May. "We are ready," she said.\n'


def run(monkeypatch, folder, *more: str) -> None:
    arguments = [
        "polnear",
        "--data",
        str(folder),
        "--predictions",
        str(folder / "out.jsonl"),
        *more,
    ]
    monkeypatch.setattr("sys.argv", arguments)
    polnear.main()


def test_predictions_are_written_and_nothing_scored_without_gold(tmp_path, monkeypatch, capsys):
    (tmp_path / "dev" / "text").mkdir(parents=True)
    (tmp_path / "dev" / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    run(monkeypatch, tmp_path)
    (record,) = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert record["doc"] == "a"
    assert {tuple(sorted(item)) for item in record["attributions"]} == {
        ("content", "cue", "source")
    }
    assert "nothing is scored" in capsys.readouterr().out


def test_the_table_has_a_row_for_each_class(tmp_path, monkeypatch, capsys):
    (tmp_path / "dev" / "text").mkdir(parents=True)
    (tmp_path / "dev" / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("the pier")
    gold = {"content": [[start, start + 25]], "source": [[0, 9]], "cue": [[10, 14]]}
    line = json.dumps({"doc": "a", "attributions": [gold]})
    (tmp_path / "gold_dev.jsonl").write_text(line + "\n", encoding="utf-8")
    run(monkeypatch, tmp_path)
    printed = capsys.readouterr().out
    for name in polnear.CLASSES:
        assert f"\n{name} " in printed
