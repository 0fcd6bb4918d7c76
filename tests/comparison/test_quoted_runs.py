"""Parts of different stories that quote the same words."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.comparison.likeness import Voice
from attribution.comparison.quoted_runs import RUN, QuotedRuns

ANN, BO = Voice.of("ann", "Ann Lee", True), Voice.of("bo", "Bo May", True)
PARTS = st.tuples(
    st.lists(st.sampled_from("ab"), max_size=RUN + 3),
    st.integers(0, 2),
    st.integers(0, 5),
    st.sampled_from([ANN, BO, Voice.of(None, None, False)]),
)


@settings(deadline=None)
@given(st.lists(PARTS, max_size=9))
def test_they_are_those_that_looking_at_every_pair_finds(parts):
    runs = QuotedRuns()
    for number, (quoted, story, article, voice) in enumerate(parts):
        runs.add(10 * number, quoted, story, article, voice)

    def held(part) -> set[tuple[str, ...]]:
        return {tuple(part[0][at : at + RUN]) for at in range(len(part[0]) - RUN + 1)}

    expected = [
        (10 * a, 10 * b)
        for a, b in combinations(range(len(parts)), 2)
        if held(parts[a]) & held(parts[b])
        and parts[a][1] != parts[b][1]
        and parts[a][2] != parts[b][2]
        and {parts[a][3], parts[b][3]} != {ANN, BO}
    ]
    assert runs.pairs_across_stories() == expected


def test_what_everybody_quotes_is_a_phrase_of_the_trade():
    runs = QuotedRuns()
    for number in range(51):
        runs.add(number, list("abcdef"), number, number, ANN)
    assert runs.pairs_across_stories() == []
