"""How true reports are to the fullest report of the same utterance."""

import pandas as pd

from attribution.comparison.differences import Label
from attribution.framing.compared import Compared
from attribution.framing.observed import Observed, count, gather

KEPT, CHANGES = "words kept", "changes"
# What a reader is told, and the labels of which any one says so.
_CHANGES = {
    "words dropped": {Label.DROPPED},
    "words added": {Label.ADDED},
    "words replaced": {Label.REWORDED},
    "negation changed": {Label.NEGATION},
    "number changed": {Label.NUMBER},
    "hedge changed": {Label.HEDGE},
    "quotation marks moved": {Label.QUOTATION},
    "attribution changed": {Label.CUE, Label.SPEAKER},
}


def observe_fidelity(compared: Compared) -> Observed:
    """Words kept of the fullest report of an utterance, and reports with each kind of change.

    What is counted are the members of groups that report one utterance, without each group's
    fullest, which nothing is held against: an outlet whose reports are often the fullest has few,
    and the fullest is no record of what was said. "words kept" is the mean over them of the share
    of the fullest's words that is kept; "changes" are shares of them, and one may have several.

    Arguments:
        compared: see there.
    """
    members = compared.differences
    hits, _ = count(KEPT, members, weight="share_kept")
    _, bases = count(KEPT, members)
    labels = members["labels"].map(set)
    changed = [
        count(CHANGES, members, labels.map(wanted.isdisjoint).map({True: None, False: name}))
        for name, wanted in _CHANGES.items()
    ]
    return gather(
        [
            Observed(hits, bases, {KEPT: ("",)}),
            Observed(
                pd.concat([part[0] for part in changed], ignore_index=True),
                changed[0][1],
                {CHANGES: tuple(_CHANGES)},
            ),
        ]
    )
