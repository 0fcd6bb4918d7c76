"""What becomes a statement by default, and what of the rest is listed."""

import pytest

from attribution.statements import extract


def contents(extraction, text: str) -> list[str]:
    return [" … ".join(span.of(text) for span in s.content) for s in extraction.statements]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The mayor declined to comment on the state of the pier.", "nothing is said"),
        ("Ann Miller believes that the pier will be open in May.", "thought or intention"),
    ],
)
def test_what_nobody_voices_is_listed_with_the_reason(read, text, reason):
    extraction = extract(read(text))
    assert extraction.statements == ()
    assert [item.reason.split(";")[0] for item in extraction.left_out] == [reason]


def test_all_acts_keep_thoughts(read):
    text = "Ann Miller believes that the pier will be open in May."
    assert contents(extract(read(text), "all"), text)


def test_a_cue_of_several_words_is_known(read):
    text = "Ann Miller made clear that the pier would be closed until the end of the winter."
    (statement,) = extract(read(text)).statements
    assert statement.act == "speech"


def test_a_participle_at_the_head_of_a_sentence_reports(read):
    text = "Noting that the pier was old, Ann Miller asked the council to close it in the spring."
    assert any("the pier was old" in content for content in contents(extract(read(text)), text))
