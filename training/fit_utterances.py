"""Fit how surely two sentences of different articles report one utterance.

    python -m training.fit_utterances --data ../shared/data/basil

Fitted on the half `choose` of benchmarks/sheets/basil_utterances.csv and on 44 further events,
benchmarks/sheets/basil_utterances_fit.csv: of these the sentences that the tool had found were
read, article by article, and joined by hand, so every pair of sentences is known. Prints what
cross-validation by event finds and writes attribution/comparison/likeness.json.
"""

import argparse
import json
from collections import defaultdict
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import expit

from attribution.comparison import likeness
from attribution.comparison.candidates import pairs_in_story
from attribution.comparison.likeness import FEATURES
from attribution.comparison.parts import cut
from attribution.comparison.sentences import Sentences, know, read_sentences
from attribution.study import Study
from attribution.study.folder import write_whole
from benchmarks.basil_utterances import SHEET, Report, read_sheet, words_of

FIT = SHEET.with_name("basil_utterances_fit.csv")
_RIDGE = 2.0
_FOLDS = 8
_AMBIGUOUS = -1  # other sentences of two reports that are one utterance as wholes


def observe(
    study: Study, events: dict[str, str], sheet: dict[str, list[list[Report]]]
) -> pd.DataFrame:
    """One row a pair of sentences: its features, `label` and `event`.

    Arguments:
        study: of all articles.
        events: of each article.
        sheet: the utterances of each event, see `read_sheet`.
    """
    stories = study.articles.assign(story_id=study.articles["article"].map(events))
    statements = study.statements.reset_index(drop=True)
    sentences = read_sentences(statements, know(stories, study.speakers))
    reports = _reports(study, statements, sentences)
    by_event: dict[str, list[int]] = defaultdict(list)
    for part, article in enumerate(sentences.articles):
        by_event[events[article]].append(part)
    rows = []
    for event in sorted(sheet):
        found = [
            (a, b)
            for a, b in pairs_in_story(by_event[event], sentences.facts, sentences.vectors)
            if sentences.articles[a] != sentences.articles[b]
        ]
        values = sentences.measure(found)
        labels = _label(found, values, reports, sheet[event])
        rows += [
            dict(zip(FEATURES, value, strict=True)) | {"label": label, "event": event}
            for value, label in zip(values.tolist(), labels, strict=True)
        ]
    return pd.DataFrame(rows)


def _reports(study: Study, statements: pd.DataFrame, sentences: Sentences) -> list[Report]:
    texts = dict(zip(study.articles["article"], study.articles["text"], strict=True))
    reports = []
    for part, article in zip(sentences.parts, sentences.articles, strict=True):
        row = statements.loc[part.row]
        spans, _ = cut(row["content"], row["content_text"], [part.place])
        reports.append(Report(article, "", "", words_of(texts[article], spans)))
    return reports


def _label(
    found: list[tuple[int, int]],
    values: np.ndarray,
    reports: list[Report],
    utterances: list[list[Report]],
) -> list[int]:
    """Of two reports with several sentences, the nearest ones are the same words."""
    labels = [0] * len(found)
    rivals: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for number, (a, b) in enumerate(found):
        for which, utterance in enumerate(utterances):
            for (m, one), (n, other) in combinations(enumerate(utterance), 2):
                if (reports[a].meets(one) and reports[b].meets(other)) or (
                    reports[a].meets(other) and reports[b].meets(one)
                ):
                    strict = one.relation == other.relation == "strict"
                    labels[number] = max(labels[number], 2 if strict else 1)
                    rivals[which, m, n].append(number)
    near = values[:, 1] + values[:, 2]
    for numbers in rivals.values():
        for number in numbers:
            if any(
                set(found[number]) & set(found[rival]) and near[rival] > near[number]
                for rival in numbers
            ):
                labels[number] = _AMBIGUOUS
    return labels


def fit(values: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression with a ridge on standardised features."""
    scale = values.std(axis=0)
    scale[scale == 0] = 1.0
    scaled = values / scale

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = scaled @ weights
        penalty = _RIDGE * np.r_[0, weights[1:]]
        value = (np.logaddexp(0, total) - right * total).sum()
        slope = scaled.T @ (expit(total) - right)
        return float(value + penalty @ weights / 2), slope + penalty

    return minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B").x / scale


def cross_validate(table: pd.DataFrame, least: int) -> np.ndarray:
    """Probability of each pair by weights fitted on other events.

    Arguments:
        table: see `observe`.
        least: label that counts as right, or any above.
    """
    events = sorted(table["event"].unique())
    fold = table["event"].map({event: number % _FOLDS for number, event in enumerate(events)})
    values = table[list(FEATURES)].to_numpy()
    estimated = np.zeros(len(table))
    for number in range(_FOLDS):
        learnt = ((fold != number) & (table["label"] >= 0)).to_numpy()
        right = (table["label"][learnt] >= least).to_numpy(float)
        weights = fit(values[learnt], right)
        held = (fold == number).to_numpy()
        estimated[held] = expit(values[held] @ weights)
    return estimated


def fit_all(table: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Weights of both relations.

    Arguments:
        table: see `observe`.
    """
    known = table[table["label"] >= 0]
    weights = {}
    for relation, least in (("strict", 2), ("loose", 1)):
        right = (known["label"] >= least).to_numpy(float)
        found = fit(known[list(FEATURES)].to_numpy(), right)
        weights[relation] = dict(zip(FEATURES, found.round(4).tolist(), strict=True))
    return weights


def main() -> None:
    from attribution.engine import analyze_corpus
    from attribution.types import Corpus
    from corpora.basil import read_events

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    events = read_events(arguments.data, 10**6)
    texts = {article.file: article.text for group in events.values() for article in group}
    sheet = read_sheet(SHEET, "choose", texts) | read_sheet(FIT, "fit", texts)
    wanted = sorted(sheet)
    articles = [article for event in wanted for article in events[event]]
    event_of = {article.file: event for event in wanted for article in events[event]}
    table = observe(analyze_corpus(Corpus(tuple(articles))), event_of, sheet)
    for relation, least in (("strict", 2), ("loose", 1)):
        estimated = cross_validate(table, least)
        for floor in (0.3, 0.5, 0.7, 0.9):
            shown = table[(estimated >= floor) & (table["label"] >= 0)]
            right = (shown["label"] >= least).sum()
            print(f"{relation}: above {floor} are {len(shown)} pairs, {right / max(1, len(shown)):.3f} right")  # fmt: skip
    target = Path(likeness.__file__).with_name("likeness.json")
    text = json.dumps(fit_all(table), indent=1) + "\n"
    write_whole(target, partial(Path.write_text, data=text, encoding="utf-8"))


if __name__ == "__main__":
    main()
