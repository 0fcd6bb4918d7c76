"""From mention to person or role, then to one speaker in every outlet."""

from attribution.speakers.across import merge_speakers
from attribution.speakers.within import resolve

__all__ = ["merge_speakers", "resolve"]
