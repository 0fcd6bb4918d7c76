"""PolNeAR's articles as they were published."""

from corpora.polnear import read_published


def test_an_article_has_its_outlet_date_and_headline_and_its_text_untouched(tmp_path):
    texts = tmp_path / "dev" / "text"
    texts.mkdir(parents=True)
    (tmp_path / "metadata.tsv").write_text(
        "filename\tpublisher\tpublication_date\ttitle\nb\tnyt\t2016-09-12\tPier opens\n", "utf-8"
    )
    (texts / "b.txt").write_bytes(b"The pier\r\nopens.\n")
    (texts / "a.txt").write_text("Known to no metadata.", "utf-8")
    (article,) = read_published(tmp_path, "dev")
    assert (article.file, article.outlet, article.date, article.title) == (
        "b.txt", "nyt", "2016-09-12", "Pier opens",
    )  # fmt: skip
    assert article.text == "The pier\r\nopens.\n"
