"""What a reading is kept under."""

from dataclasses import replace

from attribution.options import Options
from attribution.shelf import find_recipe, key_of
from attribution.types import MarkedSpan, Span
from tests.conftest import make_article

ARTICLE = make_article('"We will go," she said.\n\nNobody answered.')


def test_the_name_the_outlet_and_the_date_of_an_article_do_not_count():
    renamed = replace(ARTICLE, file="b.txt", outlet="Herald", date="2020-01-01")
    assert key_of(renamed) == key_of(ARTICLE)


def test_text_title_and_layout_count():
    other = replace(ARTICLE, text=ARTICLE.text.replace("go", "do"))
    unread = replace(ARTICLE, boilerplate=(MarkedSpan(Span(0, 4), "menu"),))
    heading = replace(ARTICLE, headings=(ARTICLE.paragraphs[0],))
    titled = replace(ARTICLE, title="Going")
    articles = (ARTICLE, other, unread, heading, titled)
    assert len({key_of(article) for article in articles}) == 5


def test_options_of_reading_and_models_count_and_those_of_linking_do_not():
    models = {"encoder": "1f"}
    recipe = find_recipe(Options(), models)
    assert find_recipe(Options(story_days=9, join_metonyms=False, workers=3), models) == recipe
    assert find_recipe(Options(acts="all"), models) != recipe
    one, other = (find_recipe(Options(arithmetic=a), models) for a in ("exact", "fast"))
    assert one != other
    assert find_recipe(Options(), {"encoder": "2f"}) != recipe
