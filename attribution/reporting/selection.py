"""Some of the statements: a speaker's, an outlet's, of a kind, surer ones."""

import pandas as pd

from attribution.near import fold, suggest
from attribution.reporting.explain import find_speakers


class UnknownOutletError(LookupError):
    """No outlet bears the name; the message suggests some that do."""


def select_statements(
    statements: pd.DataFrame,
    speakers: pd.DataFrame,
    *,
    speaker: str | None = None,
    outlet: str | None = None,
    kind: str | None = None,
    min_confidence: float | None = None,
) -> pd.DataFrame:
    """The statements that are asked for, in the order of the table.

    Arguments:
        statements: see ``tables.STATEMENTS``.
        speakers: see ``tables.SPEAKERS``.
        speaker: a name, id or alias, see `find_speakers`.
        outlet: an outlet, in any case.
        kind: direct, indirect or mixed.
        min_confidence: the least `confidence`, 0 to 1; statements without one are left out.

    Raises:
        UnknownSpeakerError: nobody bears the name.
        UnknownOutletError: no outlet bears the name.
    """
    chosen = pd.Series(True, index=statements.index)
    if speaker is not None:
        ids = [row["speaker_id"] for row in find_speakers(speaker, speakers)]
        chosen &= statements["speaker_id"].isin(ids)
    if outlet is not None:
        same = statements["outlet"].map(fold) == fold(outlet)
        if not same.any():
            raise UnknownOutletError(
                f'no statement is in an outlet called "{outlet}"'
                f"{suggest(outlet, statements['outlet'].unique())}"
            )
        chosen &= same
    if kind is not None:
        chosen &= statements["kind"] == kind
    if min_confidence is not None:
        chosen &= (statements["confidence"] >= min_confidence).fillna(False)
    return statements[chosen.astype(bool)]
