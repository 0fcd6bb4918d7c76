"""From a person or role in an article to themselves in every article."""

from attribution.speakers.across.merge import merge_speakers

__all__ = ["merge_speakers"]
