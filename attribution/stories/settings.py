"""What counts as one story, a copy and a shared quote: values that are passed, with their reasons."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StorySettings:
    """Settings of the room.

    Attributes:
        story_days: the dates of a story's articles lie at most so many days apart. Outlets report
            an event within two days; what comes later is mostly the next event.
        words_weight: share of rare common words in the likeness; the rest is nearness of meaning.
            Half to three quarters do equally well: words tell events of one topic apart, meaning
            joins those told in other words.
        alike: least mean likeness of the articles of a story, where dates are known to agree. On
            BASIL (`benchmarks/basil_stories.py --choose`) anything from .26 to .36 does about
            equally well; towards the strict end, because in a month of election news articles on
            one topic and different events are nearly as alike.
        alike_undated: the same where a date is missing. The number of pairs that may be mistaken
            grows with the square of the corpus, and no date keeps topics apart.
        fewest_words: an article with fewer content words is a story of its own: a caption or a
            dead page is like anything.
        copy_run: so many words in a row are not common by chance.
        copied: least share of the shorter article's words that stand in such runs of the other.
        common_run: a run found in more articles than this is a footer and no evidence.
        quote_words: least content words in a row of a quote that two articles share. Runs of
            function words and pairs of words ("health care") meet by chance.
        not_names: least content words among them that have no capital; the name of a committee is
            shared by whoever mentions it.
    """

    story_days: int = 3
    words_weight: float = 0.6
    alike: float = 0.34
    alike_undated: float = 0.4
    fewest_words: int = 5
    copy_run: int = 8
    copied: float = 0.8
    common_run: int = 1000
    quote_words: int = 3
    not_names: int = 2
