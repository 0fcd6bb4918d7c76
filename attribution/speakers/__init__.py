"""From mention to person or role (`inside`), then to one speaker in every outlet (`across`)."""

from attribution.speakers.across import merge_speakers
from attribution.speakers.inside import resolve

__all__ = ["merge_speakers", "resolve"]
