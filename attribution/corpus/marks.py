"""Quotation marks that do not pair, counted without parsing."""

import re
from dataclasses import dataclass

from attribution.corpus.wording import counted
from attribution.types import Article

_STRAIGHT = re.compile(r'"|(?<!\')\'\'(?!\')')
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ("‹", "›"))


@dataclass(frozen=True, slots=True)
class MarkFault:
    """What is odd about the quotation marks of an article, in words."""

    file: str
    fault: str


def check_marks(article: Article) -> MarkFault | None:
    """Look for quotation marks that do not pair.

    A quotation over several paragraphs opens each of them and closes once, so an opening mark at
    the beginning of a paragraph needs no partner.

    Arguments:
        article: with its paragraphs.

    Returns:
        The first fault found, or None.
    """
    texts = [article.paragraphs[index].of(article.text) for index in article.body]
    whole = "\n".join(texts)
    straight = len(_STRAIGHT.findall(whole)) if '"' in whole or "''" in whole else 0
    if straight % 2 and not any(_STRAIGHT.match(text) for text in texts):
        return MarkFault(article.file, f"{counted(straight, 'straight mark')}, an odd number")
    german = "„" in whole
    for opening, closing in _PAIRS:
        if opening == ("“" if german else "„"):  # “ closes what „ opens, or opens itself
            continue
        opened, closed = whole.count(opening), whole.count(closing)
        begins = sum(text.startswith(opening) for text in texts)
        if opened and not closed:
            return MarkFault(article.file, f"{opened} times {opening}, and nothing closes it")
        if closed > opened:
            return MarkFault(
                article.file, f"{closed} times {closing}, but {opened} times {opening}"
            )
        if opened - closed > begins:
            return MarkFault(
                article.file, f"{opened} times {opening}, but {closed} times {closing}"
            )
    return None
