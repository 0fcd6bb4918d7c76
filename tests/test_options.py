"""Options, refused where a value is none that there is."""

import pytest

from attribution.options import Acts, OptionError, Options


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"acts": "speach"}, 'acts is "speach"; choose speech or all'),
        ({"language_package": "embeded"}, "choose embedded or stanza-default"),
        ({"workers": 0}, "give 1 or more"),
        ({"article_seconds": 0}, "more than 0"),
        ({"join_metonyms": "no"}, "True or False"),
    ],
)
def test_a_misspelt_value_is_refused_with_those_there_are(wrong, message):
    with pytest.raises(OptionError, match=message):
        Options(**wrong)


def test_the_name_of_an_act_is_the_act():
    assert Options(acts="all").acts is Acts.ALL


def test_what_changes_no_figure_is_not_kept():
    kept = Options(workers=3).kept()
    assert "workers" not in kept
    assert kept["acts"] == "speech"
