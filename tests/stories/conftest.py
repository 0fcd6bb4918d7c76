"""Invented events, each told by several outlets, and one source of sentence vectors a session."""

import numpy as np
import pandas as pd
import pytest

HARBOUR = (
    "Fire destroys grain store in Port Ellery",
    "PORT ELLERY — A fire destroyed the grain store in the harbour of Port Ellery on Monday night. "
    "Mayor Ingrid Solberg said that nobody was hurt.\n\n“We lost the whole harvest of the valley in "
    "three hours,” Solberg said. Firefighters fought the flames until dawn.",
    "Harbour blaze: Port Ellery loses its grain store",
    "The grain store of Port Ellery burned down overnight. Firefighters needed until dawn to bring "
    "the blaze in the harbour under control.\n\nMayor Ingrid Solberg told reporters: “We lost the "
    "whole harvest of the valley in three hours.”",
    "Valley harvest lost in Port Ellery fire",
    "Farmers counted their losses on Tuesday after flames swept through the grain store at Port "
    "Ellery harbour. No one was injured, said Ingrid Solberg, the mayor, who spoke of a black day "
    "for the valley.",
)
BRIDGE = (
    "Court stops toll on Kestrel Bridge",
    "The administrative court in Varnholm stopped the toll on the Kestrel Bridge on Tuesday. Judge "
    "Tomas Wikander ruled that commuters had not been heard.\n\n“A toll nobody was asked about is a "
    "tax by stealth,” Wikander said.",
    "Kestrel Bridge toll illegal, judge rules",
    "Commuters will cross the Kestrel Bridge for free again. A Varnholm judge, Tomas Wikander, ruled "
    "the toll illegal, because the public had not been heard.",
    "Varnholm must pay back bridge toll",
    "The city of Varnholm must pay back the toll that commuters paid on the Kestrel Bridge, the "
    "administrative court ruled. Judge Tomas Wikander called it a tax by stealth.",
)
FINAL = (
    "Otters win ice hockey final",
    "The Brackwater Otters won the ice hockey final against the Lunden Lynx in overtime. Goalkeeper "
    "Mika Raes saved forty shots. Coach Dario Venn praised the defence.",
    "Raes saves forty shots as Otters take the cup",
    "Goalkeeper Mika Raes was the hero of the final: he stopped forty shots before the Brackwater "
    "Otters beat the Lunden Lynx in overtime, to the joy of coach Dario Venn.",
)
OUTLETS = ("Herald", "Courier", "Gazette")


def articles_of(*events: tuple[str, ...], dates: tuple[str | None, ...] = ()) -> pd.DataFrame:
    """A table of articles from (headline, text, headline, text, …); a date an event."""
    rows = []
    for number, event in enumerate(events):
        for at in range(0, len(event), 2):
            rows.append(
                {
                    "article": f"e{number}-{at // 2}.txt",
                    "outlet": OUTLETS[at // 2 % 3],
                    "date": dates[number] if dates else None,
                    "title": event[at],
                    "text": event[at + 1],
                    "event": number,
                }
            )
    return pd.DataFrame(rows)


@pytest.fixture(scope="session")
def embed():
    """Sentence vectors, each text read once a session."""
    from attribution.language.sentence_vectors import embed as read

    known: dict[str, np.ndarray] = {}

    def vectors(texts: list[str]) -> np.ndarray:
        new = sorted(set(texts) - known.keys())
        known.update(zip(new, read(new), strict=True))
        return np.array([known[text] for text in texts])

    return vectors


@pytest.fixture(scope="session")
def stories_of(embed):
    """Find stories with the session's vectors."""
    from attribution.stories import find_stories, leads

    def find(articles: pd.DataFrame, settings=None):
        return find_stories(articles, embed(leads(articles)), settings)

    return find
