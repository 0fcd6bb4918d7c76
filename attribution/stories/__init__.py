"""Articles on one event, copies, and the quotes they share."""

from attribution.stories.agencies import Agency, find_agency
from attribution.stories.copies import find_copies
from attribution.stories.settings import StorySettings
from attribution.stories.shared_quotes import find_shared_quotes
from attribution.stories.stories import find_stories
from attribution.stories.words import leads

__all__ = [
    "Agency",
    "StorySettings",
    "find_agency",
    "find_copies",
    "find_shared_quotes",
    "find_stories",
    "leads",
]
