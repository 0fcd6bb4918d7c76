"""What joins people inside a story, and what across stories."""

import pytest

from tests.speakers.across.references import groups, holding, merge, reference


def test_a_suffix_on_one_side_joins_nobody_by_the_name_alone():
    father, son = reference(1, "John Harlow"), reference(2, "John Harlow Jr.")
    assert groups(("a1", father), ("a2", son)) == [{1}, {2}]
    assert groups(("a1", father), ("b1", son)) == [{1}, {2}]


def test_a_suffix_on_one_side_joins_by_the_same_office():
    found = merge(
        ("a1", holding(1, "John Harlow", "chief justice")),
        ("a2", holding(2, "John G. Harlow Jr.", "chief justice")),
    )
    assert len(found) == 1
    assert "chief justice" in found[0].joins[0]


def test_why_namesakes_are_kept_apart_is_told():
    found = merge(("a1", reference(1, "John Harlow")), ("a2", reference(2, "John Harlow Jr.")))
    assert {s.name: s.joins for s in found} == {
        "John Harlow": ("John Harlow is not John Harlow Jr.: only one bears the suffix",),
        "John Harlow Jr.": ("John Harlow Jr. is not John Harlow: only one bears the suffix",),
    }


def test_a_longer_form_that_is_rare_gives_nobody_its_name():
    located = [(f"a{n}", reference(n, "Ann Lund")) for n in range(3)]
    (speaker,) = merge(*located, ("a9", reference(9, "Ann Mary Lund-Berg Lund")))
    assert speaker.name == "Ann Lund"


def test_a_surname_of_two_words_is_no_full_form():
    located = [(f"a{n}", reference(n, "Lund Berg")) for n in range(3)]
    (speaker,) = merge(*located, ("a9", reference(9, "Ann Lund Berg")))
    assert speaker.name == "Ann Lund Berg"


def test_a_surname_joins_in_its_story_only():
    found = groups(
        ("a1", reference(1, "Ann Lund")),
        ("a2", reference(2, "Lund")),
        ("b1", reference(3, "Lund")),
        ("b2", reference(4, "Lund")),
    )
    assert found == [{1, 2}, {3, 4}]


def test_a_file_without_a_story_is_a_story_of_its_own():
    from attribution.speakers import merge_speakers

    located = [("a1", reference(1, "Ann Lund")), ("x", reference(2, "Lund"))]
    assert len(merge_speakers(located, stories={"a1": "a"})) == 2
    assert len(merge_speakers(located)) == 1


def test_a_full_name_joins_across_stories_and_says_why():
    (speaker,) = merge(("a1", reference(1, "Ann Lund")), ("b1", reference(2, "Ann Lund")))
    assert speaker.joins == (
        "Ann Lund = Ann Lund: one full name in several stories, nothing contradicts",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mayor of Springfield", "mayor of Riverton"),
        ("spokeswoman for Acme", "spokeswoman for Globex"),
        ("cardiologist", "goalkeeper"),
        ("senator", "coach"),
        ("Norwegian foreign minister", "Danish foreign minister"),
    ],
)
def test_offices_that_contradict_keep_a_full_name_apart(one, other):
    found = merge(("a1", holding(1, "Ann Lund", one)), ("b1", holding(2, "Ann Lund", other)))
    assert len(found) == 2
    assert all("Ann Lund is not Ann Lund" in speaker.joins[0] for speaker in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ohio Sen.", "senator"),
        ("senator", "President"),
        ("former mayor of Springfield", "mayor of Riverton"),
        ("lawyer", "governor"),
    ],
)
def test_a_career_keeps_nobody_apart(one, other):
    found = groups(("a1", holding(1, "Ann Lund", one)), ("b1", holding(2, "Ann Lund", other)))
    assert found == [{1, 2}]


def test_decades_keep_a_full_name_apart():
    located = ("a1", reference(1, "Ann Lund")), ("b1", reference(2, "Ann Lund"))
    assert groups(*located, dates={"a1": "1986-03-01", "b1": "2019-03-01"}) == [{1}, {2}]
    assert groups(*located, dates={"a1": "2010-03-01", "b1": "2019-03-01"}) == [{1, 2}]


def test_of_several_namesakes_none_is_joined_without_an_office():
    located = [
        ("a1", holding(1, "Ann Lund", "cardiologist")),
        ("b1", holding(2, "Ann Lund", "goalkeeper")),
    ]
    assert groups(*located, ("c1", reference(3, "Ann Lund"))) == [{1}, {2}, {3}]
    assert groups(*located, ("c1", holding(3, "Ann Lund", "goalkeeper"))) == [{1}, {2, 3}]


def test_names_that_are_only_like_join_nobody_across_stories():
    assert groups(("a1", reference(1, "John Levin")), ("b1", reference(2, "Jack Lewis"))) == [
        {1},
        {2},
    ]


def test_initials_in_the_middle_that_differ_contradict():
    found = groups(("a1", reference(1, "John A. Lund")), ("a2", reference(2, "John B. Lund")))
    assert found == [{1}, {2}]


def test_a_surname_is_not_the_juniors_where_the_senior_is_quoted():
    found = groups(
        ("a1", reference(1, "Don Ray")),
        ("a1", reference(2, "Don Ray Jr.")),
        ("a2", reference(3, "Ray")),
    )
    assert found == [{1, 3}, {2}]


def test_a_surname_is_whose_surname_alone_the_story_uses():
    more = {"mentions": ("Lund",)}
    located = [(f"a{n}", reference(n, "Ann Lund")) for n in range(4)]
    located = [(file, _with(r, more)) for file, r in located]
    found = groups(*located, ("a5", reference(5, "Bo Lund")), ("a6", reference(6, "Lund")))
    assert {0, 1, 2, 3, 6} in found


def _with(found, more):
    from dataclasses import replace

    return replace(found, **more)


@pytest.mark.parametrize(
    "names",
    [
        ["Vitaly Chernov", "Witali Tschernow", "Vitali Tchernov", "Witalij Czernow"],
        ["Yulia Shevchenko", "Julia Schewtschenko", "Ioulia Chevtchenko", "Julia Szewczenko"],
        ["Mikhail Khodorkovsky", "Michail Chodorkowski", "Mikhaïl Khodorkovski"],
        ["Nikita Khrushchev", "Nikita Chruschtschow", "Nikita Khrouchtchev", "Nikita Chruszczow"],
        ["Boris Yeltsin", "Boris Jelzin", "Boris Eltsine", "Boris Jelcyn"],
        ["Viktor Yushchenko", "Wiktor Juschtschenko", "Viktor Iouchtchenko", "Wiktor Juszczenko"],
        ["Georgy Zhukov", "Georgi Schukow", "Gueorgui Joukov", "Gieorgij Żukow"],
        ["Maria Zakharova", "Maria Sacharowa", "Maria Zakharova"],
        ["Yevgeny Prigozhin", "Jewgeni Prigoschin", "Evgueni Prigojine", "Jewgienij Prigożyn"],
        ["Sergei Shoigu", "Sergej Schoigu", "Sergueï Choïgou", "Siergiej Szojgu"],
        ["Volodymyr Zelensky", "Wolodymyr Selenskyj", "Volodymyr Zelenskyy", "Wołodymyr Zełenski"],
        ["Harun al-Rashid", "Haroun al-Rachid", "Harun ar-Raschid", "Harun el-Rashid"],
        ["Mohammed Sharif", "Muhammad Scharif", "Mohamed Charif"],
        ["Bashar al-Assad", "Baschar al-Assad", "Bachar el-Assad"],
    ],
)
def test_transliterations_are_one_speaker_in_every_outlet_and_story(names):
    located = [(f"{'abcd'[n]}1", reference(n, name)) for n, name in enumerate(names)]
    assert len(merge(*located)) == 1
    assert len(merge(*[("a" + file, found) for file, found in located])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Li Chen", "Li Cheng"), ("Ivan Petrov", "Ivan Pavlov"), ("Ann Levin", "Ann Lewis")],
)
def test_surnames_of_one_sound_only_in_part_stay_apart(one, other):
    assert groups(("a1", reference(1, one)), ("a2", reference(2, other))) == [{1}, {2}]
