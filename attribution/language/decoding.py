"""From scores of words to whole attributions."""

from dataclasses import dataclass

import torch
from torch import Tensor

from attribution.language.attribution_head import AttributionScores

_NONE, _CUE, _SOURCE, _CONTENT = range(4)
_STRAY = 2  # so few content words far from their content are a slip of the pointer
_BRIDGE = 3  # unlabelled words inside a content that are taken as slips of the role head


@dataclass(frozen=True, slots=True)
class WordAttribution:
    """An attribution over the words of a window, each part as sorted word indices.

    Attributes:
        score: mean probability of the roles of its words.
    """

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    score: float


def decode_window(scores: AttributionScores, row: int, length: int) -> list[WordAttribution]:
    """Read the attributions of one window.

    Every word takes its likeliest role, every role word the likeliest cue. A cue without source
    words is asked for the first word of its source, so that two cues can share one source.

    Arguments:
        scores: scores of a batch of windows.
        row: the window in the batch.
        length: its number of words.

    Returns:
        Attributions with content, in order of their cues.
    """
    probabilities = torch.softmax(scores.roles[row, :length], dim=-1)
    best, roles = probabilities.max(dim=-1)
    cues = scores.cues[row, :length, :length]
    sources = scores.sources[row, :length, :length]
    heads = _cue_heads(roles, cues)
    if not heads:
        return []
    members: dict[int, dict[int, list[int]]] = {
        head: {_CUE: [head], _SOURCE: [], _CONTENT: []} for head in heads
    }
    columns = torch.tensor(heads)
    nearest = columns[cues[:, columns].argmax(dim=-1)].tolist()
    for word, role in enumerate(roles.tolist()):
        if role in (_SOURCE, _CONTENT) or (role == _CUE and word not in members):
            members[nearest[word]][role].append(word)
    found = []
    for head, parts in members.items():
        if not parts[_CONTENT]:
            continue
        source = _one_source(head, _bridge(parts[_SOURCE], roles), sources) or _shared_source(
            head, roles, sources
        )
        content = _without_strays(_bridge(parts[_CONTENT], roles), parts[_CUE] + source)
        words = [*parts[_CUE], *parts[_SOURCE], *parts[_CONTENT]]
        found.append(
            WordAttribution(
                cue=tuple(sorted(parts[_CUE])),
                source=tuple(sorted(source)),
                content=tuple(content),
                score=round(float(best[words].mean()), 4),
            )
        )
    return found


def _cue_heads(roles: Tensor, cues: Tensor) -> list[int]:
    """Words labelled cue that point at themselves rather than at another cue word."""
    labelled = (roles == _CUE).nonzero().flatten()
    if not len(labelled):
        return []
    goal = labelled[cues[labelled][:, labelled].argmax(dim=-1)]
    heads = set(goal.tolist())
    return sorted(heads)


def _runs(words: list[int]) -> list[list[int]]:
    """Split ascending indices where one is missing."""
    runs: list[list[int]] = []
    for word in words:
        if runs and runs[-1][-1] + 1 == word:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _one_source(head: int, words: list[int], sources: Tensor) -> list[int]:
    """A cue has one source, and a source is one phrase: the run the source pointer prefers."""
    return max(_runs(words), key=lambda run: float(sources[head, run].max()), default=[])


def _without_strays(content: list[int], frame: list[int]) -> list[int]:
    """Drop runs of a word or two that are cut off from the rest by more than cue and source."""
    runs = _runs(content)
    longest = max(runs, key=len)
    around = set(frame) | set(longest)
    kept = []
    for run in runs:
        touches = any(run[0] - 2 <= word <= run[-1] + 2 for word in around)
        if run is longest or len(run) > _STRAY or touches:
            kept += run
    return kept


def _shared_source(head: int, roles: Tensor, sources: Tensor) -> list[int]:
    """The run of source words the cue's source pointer opens; none if it points at itself."""
    allowed = (roles == _SOURCE).nonzero().flatten().tolist()
    first = max([head, *allowed], key=lambda word: float(sources[head, word]))
    if first == head:
        return []
    run = [first]
    while run[-1] + 1 in set(allowed):
        run.append(run[-1] + 1)
    return run


def _bridge(content: list[int], roles: Tensor) -> list[int]:
    """Fill gaps of a few words that have no role at all."""
    filled = content[:1]
    for word in content[1:]:
        gap = range(filled[-1] + 1, word)
        if len(gap) <= _BRIDGE and all(int(roles[between]) == _NONE for between in gap):
            filled.extend(gap)
        filled.append(word)
    return filled
