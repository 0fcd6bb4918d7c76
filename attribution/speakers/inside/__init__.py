"""From mention to person or role, inside one article."""

from attribution.speakers.inside.resolve import resolve

__all__ = ["resolve"]
