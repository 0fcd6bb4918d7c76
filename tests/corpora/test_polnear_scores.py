"""The definitions the benchmark scores by."""

import importlib.util
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.polnear_scores import (
    add_up,
    count_article,
    figures,
    intervals,
    pair_up,
    read_tokens,
    same_source,
    to_tokens,
)

TEXT = "Ann Lee said that “the pier is safe”, and Bo Lund warned of storms in May."
SCORER = Path(__file__).parents[2].parent / "shared" / "score" / "score_polnear.py"


def span(words: str, text: str = TEXT) -> list[list[int]]:
    start = text.index(words)
    return [[start, start + len(words)]]


def attribution(content: str, source: str = "") -> dict:
    return {"content": span(content), "source": span(source) if source else [], "cue": []}


def scores(gold: list[dict], predicted: list[dict]) -> dict[str, float]:
    return {name: f1 for name, (_, _, f1) in figures(count_article(TEXT, gold, predicted)).items()}


def test_marks_do_not_count():
    gold = [attribution("that “the pier is safe”", "Ann Lee")]
    assert scores(gold, [attribution("that “the pier is safe", "Ann Lee")])["exact"] == 1


def test_half_of_the_tokens_is_relaxed_but_not_exact():
    found = scores([attribution("the pier is safe")], [attribution("pier is safe")])
    assert found["relaxed"] == found["full"] == 1
    assert found["exact"] == 0


def test_less_than_half_is_no_match():
    assert scores([attribution("that “the pier is safe")], [attribution("is safe")])["relaxed"] == 0


def test_a_wrong_source_spoils_the_whole_attribution_only():
    gold = [attribution("the pier is safe", "Ann Lee")]
    found = scores(gold, [attribution("the pier is safe", "Bo Lund")])
    assert (found["relaxed"], found["full"]) == (1, 0)


def test_no_source_is_right_only_where_none_is_annotated():
    tokens = read_tokens(TEXT)
    (bare,) = to_tokens(tokens, [attribution("storms in May")])
    (named,) = to_tokens(tokens, [attribution("storms in May", "Bo Lund")])
    assert same_source(bare, bare)
    assert not same_source(bare, named)
    assert not same_source(named, bare)


def test_pairs_are_one_to_one_and_the_better_overlap_wins():
    tokens = read_tokens(TEXT)
    gold = to_tokens(tokens, [attribution("the pier is safe")])
    guesses = to_tokens(tokens, [attribution("pier is safe"), attribution("the pier is safe")])
    assert pair_up(gold, guesses) == [(0, 1)]


def test_intervals_hold_the_figure():
    gold = [attribution("the pier is safe", "Ann Lee")]
    right = count_article(TEXT, gold, gold)
    wrong = count_article(TEXT, gold, [attribution("storms in May")])
    low, high = intervals([right, wrong, right])["full"]
    assert low <= figures(add_up([right, wrong, right]))["full"][2] <= high


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
def test_a_prediction_equal_to_the_annotation_is_perfect(pairs):
    raw = [{"content": [sorted(pair)], "source": [], "cue": []} for pair in pairs]
    contents = {item.content for item in to_tokens(read_tokens(TEXT), raw)}
    found = scores(raw, raw)
    expected = 1.0 if contents else 0.0
    assert all(value == expected for value in found.values())


@pytest.mark.skipif(not SCORER.exists(), reason=f"{SCORER.name} is not beside the project")
def test_the_published_scorer_prints_the_same_figures(tmp_path):
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    draw = random.Random(3)
    words = [word for word in TEXT.split() for _ in range(3)]
    gold, predicted, counts = {}, {}, []
    for number in range(12):
        text = " ".join(draw.choices(words, k=60)) + "."
        tokens = list(read_tokens(text).starts)

        def some(most: int, tokens=tokens, text=text) -> list[dict]:
            found = []
            for _ in range(draw.randint(0, most)):
                cuts = sorted(draw.sample(range(len(tokens)), 4))
                parts = [tokens[cut] for cut in cuts]
                found.append(
                    {"content": [parts[:2]], "source": [parts[2:]] if draw.random() < 0.8 else [], "cue": []}
                )  # fmt: skip
            return found

        name = f"a{number:02}"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        gold[name] = some(5)
        predicted[name] = [dict(item) for item in gold[name] if draw.random() < 0.6] + some(3)
        counts.append(count_article(text, gold[name], predicted[name]))
    for file, records in (("gold.jsonl", gold), ("pred.jsonl", predicted)):
        lines = [json.dumps({"doc": doc, "attributions": a}) + "\n" for doc, a in records.items()]
        (tmp_path / file).write_text("".join(lines), encoding="utf-8")
    theirs = scorer.score_files(
        tmp_path / "gold.jsonl", tmp_path / "pred.jsonl", tmp_path, boot=100
    )
    ours, bounds = figures(add_up(counts)), intervals(counts, samples=100)
    for measure, (precision, found, f1) in ours.items():
        assert theirs[measure] == pytest.approx({"P": precision, "R": found, "F1": f1})
        assert theirs["ci95"][measure] == pytest.approx(list(bounds[measure]))
    assert theirs["quoted"]["relaxed_R"] == pytest.approx(
        add_up(counts)["class quoted relaxed"] / max(1, add_up(counts)["class quoted"])
    )
