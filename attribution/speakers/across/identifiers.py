"""Identifiers of speakers, made of their names."""

import re

from anyascii import anyascii

_LONGEST = 60


def make_id(name: str, taken: set[str]) -> str:
    """An identifier nobody has yet; it is added to those taken.

    Arguments:
        name: the speaker's name.
        taken: identifiers given out so far; changed.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")[:_LONGEST] or "speaker"
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    taken.add(found)
    return found
