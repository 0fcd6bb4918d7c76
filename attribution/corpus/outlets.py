"""One outlet, one spelling."""

from collections import Counter
from collections.abc import Sequence

from attribution.corpus.drafts import UNKNOWN_OUTLET
from attribution.corpus.wording import quoted, several
from attribution.near import fold


def join_outlets(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give outlets that differ in case or spaces only the spelling that is most frequent.

    Arguments:
        names: the outlet of each article, as written.

    Returns:
        The outlet of each article (of several spellings that are as frequent, the first), and a
        note for each outlet that was written in several ways.
    """
    written: dict[str, Counter[str]] = {}
    for name in names:
        written.setdefault(fold(name), Counter())[name] += 1
    chosen, notes = {}, []
    for key, ways in written.items():
        if key in ("", UNKNOWN_OUTLET):
            chosen[key] = UNKNOWN_OUTLET
            continue
        counts: Counter[str] = Counter()
        for way, count in ways.items():
            counts[" ".join(way.split())] += count
        # of equal counts, `most_common` puts the one that was met first before
        chosen[key] = counts.most_common(1)[0][0]
        if len(ways) > 1:
            shown = several([f"{quoted(way)} ({count})" for way, count in ways.items()], 6)
            notes.append(
                f"outlets that differ in case or spaces only are one, {chosen[key]}: {shown}"
            )
    return tuple(chosen[fold(name)] for name in names), tuple(notes)
