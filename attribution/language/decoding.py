"""From scores of words to whole attributions.

Every word is in one state: outside, or cue, source or content of one of the window's cues. The best
path through the window is found with the algorithm of Viterbi (1967). Entering a content costs
something, because a content is a stretch of words and not a scatter; so does belonging to a cue in
another paragraph: worth .001 on well-kept texts, but without it one quotation nobody closes can take
the next paragraph's cue. The costs were chosen on PolNeAR dev (see the model card); weighing
quotation marks as well was worth nothing there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from attribution.language.attribution_head import AttributionScores, Role

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]

_FIXED = -50.0
_STRAY = 2  # so few content words far from their content are a slip of the pointer
_BRIDGE = 3  # unlabelled words inside a content that are taken as slips of the role head


@dataclass(frozen=True, slots=True)
class WordAttribution:
    """An attribution over the words of a window, each part as sorted word indices.

    Attributes:
        score: mean probability of the roles of its words.
        agreement: mean probability with which its words point at its cue.
    """

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    score: float
    agreement: float


@dataclass(frozen=True, slots=True)
class Costs:
    """What the best path pays.

    Attributes:
        cue_probability: above which a word may be a cue.
        enter_content: for entering a content, in nats.
        other_paragraph: for each word of a cue in another paragraph, in nats.
        sure_run: mean probability a stretch of content apart from the main one needs.
    """

    cue_probability: float = 0.1
    enter_content: float = 2.0
    other_paragraph: float = 4.0
    sure_run: float = 0.5


SHIPPED = Costs()


def decode_window(
    scores: AttributionScores, row: int, paragraphs: Numbers, costs: Costs = SHIPPED
) -> list[WordAttribution]:
    """Read the attributions of one window.

    Arguments:
        scores: scores of a batch of windows.
        row: the window in the batch.
        paragraphs: number of each word's paragraph; as many as the window has words.
        costs: see `Costs`.

    Returns:
        Attributions with content, in order of their cues.
    """
    length = len(paragraphs)
    roles = torch.log_softmax(scores.roles[row, :length], dim=-1)
    cues = scores.cues[row, :length, :length]
    sources = scores.sources[row, :length, :length]
    heads = _cue_heads(roles.exp(), cues, costs.cue_probability)
    if not heads:
        return []
    emissions = _emissions(roles, cues, heads, paragraphs, costs.other_paragraph)
    path = _best_path(emissions, len(heads), costs.enter_content)
    likely = roles.exp().numpy()
    pointing = torch.softmax(cues, dim=-1).numpy()
    found = []
    for number, head in enumerate(heads):
        parts = {
            role: np.flatnonzero(path == 1 + (role - 1) * len(heads) + number).tolist()
            for role in (Role.CUE, Role.SOURCE, Role.CONTENT)
        }
        if not parts[Role.CONTENT]:
            continue
        source = _one_source(head, _bridge(parts[Role.SOURCE], path), sources)
        source = source or _shared_source(head, _is_source(path, len(heads)), sources)
        sure = likely[:, Role.CONTENT] * pointing[:, head]
        content = _sure_runs(_bridge(parts[Role.CONTENT], path), sure, costs.sure_run)
        content = _without_strays(content, parts[Role.CUE] + source)
        probabilities = [likely[word, role] for role, words in parts.items() for word in words]
        words = [word for role in parts for word in parts[role]]
        found.append(
            WordAttribution(
                cue=tuple(parts[Role.CUE]),
                source=tuple(sorted(source)),
                content=tuple(content),
                score=round(float(np.mean(probabilities)), 4),
                agreement=round(float(pointing[words, head].mean()), 4),
            )
        )
    return found


def _cue_heads(roles: Tensor, cues: Tensor, probability: float) -> list[int]:
    """Words that may be cues and that others, or they themselves, point at."""
    likely = (roles[:, Role.CUE] > probability) | (roles.argmax(dim=-1) == Role.CUE)
    labelled = likely.nonzero().flatten()
    if not len(labelled):
        return []
    goal = labelled[cues[labelled][:, labelled].argmax(dim=-1)]
    return sorted(set(goal.tolist()))


def _emissions(
    roles: Tensor, cues: Tensor, heads: Sequence[int], paragraphs: Numbers, other_paragraph: float
) -> Floats:
    """Log probability of each word (rows) in each state (columns).

    States: outside; cue, source, content of each head, in this order of roles.
    """
    columns = torch.tensor(heads)
    pointer = torch.log_softmax(cues[:, columns], dim=-1).numpy()
    elsewhere = paragraphs[:, None] != paragraphs[list(heads)][None, :]
    pointer = pointer - elsewhere * np.float32(other_paragraph)
    logs = roles.numpy()
    own = [logs[:, role : role + 1] + pointer for role in (Role.CUE, Role.SOURCE, Role.CONTENT)]
    states = np.concatenate([logs[:, :1], *own], axis=1).astype(np.float32)
    for number, head in enumerate(heads):
        states[head] = _FIXED
        states[head, 1 + number] = 0
    return states


def _best_path(emissions: Floats, heads: int, enter_content: float) -> Numbers:
    """The best state of each word; staying in a state is free."""
    length, states = emissions.shape
    enter = np.zeros(states, dtype=np.float32)
    enter[1 + 2 * heads :] = enter_content
    back = np.zeros((length, states), dtype=np.int64)
    own = np.arange(states)
    best = emissions[0] - enter
    for word in range(1, length):
        leader = int(best.argmax())
        changed = best[leader] - enter
        back[word] = np.where(best >= changed, own, leader)
        best = np.maximum(best, changed) + emissions[word]
    path = np.zeros(length, dtype=np.int64)
    path[-1] = int(best.argmax())
    for word in range(length - 1, 0, -1):
        path[word - 1] = back[word, path[word]]
    return path


def _is_source(path: Numbers, heads: int) -> Flags:
    return (path > heads) & (path <= 2 * heads)


def _runs(words: Sequence[int]) -> list[list[int]]:
    """Split ascending indices where one is missing."""
    runs: list[list[int]] = []
    for word in words:
        if runs and runs[-1][-1] + 1 == word:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _one_source(head: int, words: Sequence[int], sources: Tensor) -> list[int]:
    """A cue has one source, and a source is one phrase: the run the source pointer prefers."""
    return max(_runs(words), key=lambda run: float(sources[head, run].max()), default=[])


def _shared_source(head: int, is_source: Flags, sources: Tensor) -> list[int]:
    """The run of source words the cue's source pointer opens; none if it points at itself."""
    allowed = np.flatnonzero(is_source).tolist()
    first = max([head, *allowed], key=lambda word: float(sources[head, word]))
    if first == head:
        return []
    run = [first]
    while run[-1] + 1 < len(is_source) and is_source[run[-1] + 1]:
        run.append(run[-1] + 1)
    return run


def _sure_runs(content: Sequence[int], sure: Floats, least: float) -> list[int]:
    """The main stretch of a content, and others the model is sure of."""
    runs = _runs(content)
    main = max(runs, key=lambda run: float(sure[run].sum()))
    return [w for run in runs if run is main or sure[run].mean() >= least for w in run]


def _without_strays(content: Sequence[int], frame: Sequence[int]) -> list[int]:
    """Drop runs of a word or two that are cut off from the rest by more than cue and source."""
    runs = _runs(content)
    longest = max(runs, key=len)
    around = set(frame) | set(longest)
    kept: list[int] = []
    for run in runs:
        touches = any(run[0] - 2 <= word <= run[-1] + 2 for word in around)
        if run is longest or len(run) > _STRAY or touches:
            kept += run
    return kept


def _bridge(words: Sequence[int], path: Numbers) -> list[int]:
    """Fill gaps of a few words that are outside every attribution."""
    filled = list(words[:1])
    for word in words[1:]:
        gap = range(filled[-1] + 1, word)
        if len(gap) <= _BRIDGE and all(path[between] == Role.NONE for between in gap):
            filled.extend(gap)
        filled.append(word)
    return filled
