"""Small files of the structure that archives give their downloads, with words written for tests."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from html import escape
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
SENTENCES = (
    "The minister said on Tuesday that the road would be open to all of the traffic by May.",
    "“We have waited for this bridge since the flood,” the mayor of the town told reporters.",
    "Critics say that it will cost more than the council had been told when it gave its vote.",
    "Nobody could say what would become of the ferry that had carried people over the river.",
)


@dataclass(frozen=True)
class Printed:
    """An article as an archive prints it."""

    title: str = "Road opens in May"
    outlet: str = "The Herald (Anytown)"
    date: str = "January 5, 2019 Saturday"
    body: Sequence[str] = SENTENCES
    labels: dict[str, str] = field(
        default_factory=lambda: {"Section": "NEWS; Pg. 1", "Length": "60 words", "Byline": "By Jane Doe"}
    )  # fmt: skip
    after: Sequence[str] = ()


def paragraph(
    text: str = "", size: int = 20, bold: bool = False, bookmark: str = "", label: str = ""
) -> str:
    """A paragraph of a Word file as XML; a label is set in bold letters before the text."""
    mark = (
        f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/><w:bookmarkEnd w:id="1"/>'
        if bookmark
        else ""
    )
    runs = [(f"{label}:", True), (f"\u00a0{text}", bold)] if label else [(text, bold)]
    shown = "".join(
        f'<w:r><w:rPr>{"<w:b/>" if strong else ""}<w:sz w:val="{size}"/></w:rPr>'
        + "<w:br/>".join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in words.split("\n")
        )
        + "</w:r>"
        for words, strong in runs
        if words
    )
    return f"<w:p>{mark}{shown}</w:p>"


def write_docx(path: Path, paragraphs: Sequence[str], before: str = "") -> Path:
    """A Word file of paragraphs."""
    document = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_W}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("word/document.xml", document)
    return path


def nexis_paragraphs(
    articles: Sequence[Printed], stated: int | None = None, bookmarks: bool = True
) -> list[str]:
    """The paragraphs of a download from Nexis as Word, with its cover."""
    found = [
        paragraph("User Name: READER"),
        paragraph("Date and Time: Friday, 5. July 2019 09:31:00 CEST"),
    ]
    if stated is not None:
        found.append(paragraph(f"Documents ({stated})"))
        found += [paragraph(f"{n}. {a.title}") for n, a in enumerate(articles, start=1)]
    for number, article in enumerate(articles):
        suffix = f"_{number - 1}" if number else ""
        if bookmarks:
            found.append(paragraph(bookmark=f"Bookmark_{number + 1}"))
        if article.title:
            found += [paragraph(line, 28, True) for line in article.title.split("|")]
        found += [paragraph(line) for line in article.outlet.split("|")]
        found += [paragraph(article.date)] if article.date else []
        found.append(paragraph("Copyright 2019 The Herald All Rights Reserved", 16))
        found += [paragraph(value, label=label) for label, value in article.labels.items()]
        found.append(paragraph("Body", 28, True, f"Body{suffix}"))
        found += [paragraph(text) for text in article.body]
        found += article.after
        found.append(paragraph("January 6, 2019", label="Load-Date"))
        found.append(paragraph("End of Document", 16, True))
    return found


def nexis_text(articles: Sequence[Printed], total: int | None = None) -> str:
    """A download from Nexis as text."""
    total = len(articles) if total is None else total
    parts = ["Download Request: Selected Items\nTerms: road"]
    for number, article in enumerate(articles, start=1):
        head = f"{' ' * 30}{number} of {total} DOCUMENTS\n\n{' ' * 30}{article.outlet}\n\n{' ' * 25}{article.date}\n{' ' * 30}Late Edition\n"
        title = "\n\n".join(article.title.split("|"))
        labels = "\n\n".join(f"{label.upper()}: {value}" for label, value in article.labels.items())
        body = "\n\n".join(text.replace(" that ", "\nthat ") for text in article.body)
        tail = f"LOAD-DATE: January 6, 2019\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: A bridge\n\n{' ' * 20}Copyright 2019 The Herald\n{' ' * 24}All Rights Reserved"
        parts.append("\n\n".join((head, title, labels, body, tail)))
    return "\n\n".join(parts)


def nexis_page(articles: Sequence[Printed], stated: int | None = None) -> str:
    """A download from Nexis as a web page."""

    def division(kind: str, *paragraphs: str) -> str:
        return (
            f'<BR><DIV CLASS="{kind}">'
            + "".join(f'<P CLASS="c1"><SPAN CLASS="c2">{p}</SPAN></P>' for p in paragraphs)
            + "</DIV>"
        )

    stated = len(articles) if stated is None else stated
    page = (
        '<HTML><HEAD><STYLE TYPE="text/css"><!--\n.c0 { text-align: center; }\n.c1 { text-align: left; }\n'
        f'.c3 {{ text-align: center; margin-left: 13%; }}\n.c5 {{ text-align: left; }}\n--></STYLE><META TOPIC="null" DOCUMENTS="{stated}"/></HEAD><BODY>'
    )
    for number, article in enumerate(articles, start=1):
        page += f'<A NAME="DOC_ID_0_{number}"></A><!-- Hide XML section from browser\n<DOC NUMBER={number}>\n<DOCFULL> -->'
        page += division("c0", f"{number} of {len(articles)} DOCUMENTS")
        page += division("c3", escape(article.outlet)) + division(
            "c3", f"{article.date}<BR>Late Edition"
        )
        page += division("c5", "<BR>".join(map(escape, article.title.split("|"))))
        page += "".join(
            division("c5", f"{label.upper()}: {escape(value)}")
            for label, value in article.labels.items()
        )
        page += division("c5", *map(escape, article.body))
        page += division("c5", "LOAD-DATE: January 6, 2019") + division("c5", "LANGUAGE: ENGLISH")
        page += division("c5", "GRAPHIC: A bridge") + division("c3", "Copyright 2019 The Herald")
        page += "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->"
    return page + "</BODY></HTML>"


def factiva_page(articles: Sequence[Printed], tagged: bool) -> str:
    """A page saved from Factiva, with its fields tagged or in the plain layout."""
    page = "<html><head><title>Factiva</title></head><body><h1>Dow Jones Factiva</h1><form><div id='contentLeft'>"
    for article in articles:
        texts = [
            f'<p class="articleParagraph enarticleParagraph">{escape(text)} </p>'
            for text in article.body
        ]
        if tagged:
            rows = {"SE": "News", "HD": f"<b class='enHeadline'>{escape(article.title)}</b>", "BY": "By Jane Doe", "WC": "60 words",
                    "PD": article.date, "ET": "15:32", "SN": escape(article.outlet), "SC": "HERLD", "LA": "English", "CY": "(c) The Herald.",
                    "LP": texts[0], "TD": "".join(texts[1:]), "NS": "gvote1 : Elections", "AN": "Document HERLD0020190105"}  # fmt: skip
            inside = "".join(
                f'<tr><td class="index"><b>{tag}</b>&nbsp;</td><td>{value}</td></tr>'
                for tag, value in rows.items()
            )
            page += f'<div class="article enArticle"><table>{inside}</table></div>'
        else:
            lines = [
                "60 W\u00f6rter",
                article.date,
                "15:32",
                escape(article.outlet),
                "HERLD",
                "Late Edition - Final",
                "1",
                "Englisch",
                "Copyright 2019 The Herald. All Rights Reserved.",
            ]
            page += (
                '<div id="article-HERLD1" class="article"><div class="article enArticle"><p></p><div>News; 1</div>'
                f'<div id="hd"><span class="enHeadline">{escape(article.title)} </span></div><div class="author">By Jane Doe </div>'
                + "".join(f"<div>{line}</div>" for line in lines) + "".join(texts)
                + "<p>The Herald Digital (Full Text)</p><p>Dokument HERLD0020190105dp1900j9s</p></div></div>"
            )  # fmt: skip
    return (
        page
        + "</div></form><div id='pageFooter'>&copy; 2019 Factiva, Inc. All rights reserved.</div></body></html>"
    )


def proquest_page(articles: Sequence[Printed]) -> str:
    """A page saved from ProQuest."""
    page = ""
    for number, article in enumerate(articles):
        fields = {"Subject": "Roads; Bridges", "Publication title": f"{article.outlet}; Anytown", "Pages": "A.2",
                  "Publication date": article.date, "Section": "News", "Language of publication": "English",
                  "ProQuest document ID": str(number), "Copyright": "(Copyright (c) 2019 The Herald)"}  # fmt: skip
        page += f'<div><a name="DocID_MSTAR_{number}"></a><p></p><p>{escape(article.title)}</p><p><strong>Author:  </strong>Doe, Jane</p>'
        page += '<p><a href="x">ProQuest document link</a></p><p><strong>Abstract:  </strong></p><p>In short.</p>'
        page += "<p><strong>Full text: </strong><text>" + "".join(
            f"<p>{escape(text)}</p>" for text in article.body
        )
        page += "<p>Credit: Jane Doe</p></text></p>"
        page += (
            "".join(
                f"<p><strong>{label}: </strong>{escape(value)}</p>"
                for label, value in fields.items()
            )
            + "</div>"
        )
    return page


def news_page(article: Printed, date: str = "2019-01-05T10:00:00Z") -> str:
    """A page of a news site, with menu, comments and notices around the article."""
    texts = "".join(
        f"<p>{escape(text)}</p>"
        for text in (*article.body, *(f"Again: {text}" for text in article.body))
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{article.title} | {article.outlet}</title><meta property="og:title" content="{article.title}">'
        f'<meta property="og:site_name" content="{article.outlet}"><meta property="article:published_time" content="{date}">'
        '<meta name="author" content="Jane Doe"></head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<article><h1>{article.title}</h1>{texts}</article><section id='comments'><h3>Leave a comment</h3><p>Bob: This is nonsense, and the minister"
        " should resign at once.</p></section><aside><ul><li><a href='/a'>Ten things to read</a></li></ul></aside>"
        "<footer>Copyright 2019 The Herald. All rights reserved.</footer></body></html>"
    )


def mail(page: str) -> bytes:
    """A page in a mail."""
    message = EmailMessage()
    message["From"], message["Subject"] = "noreply@example.org", "Your articles"
    message.set_content("See the page.")
    message.add_alternative(page, subtype="html")
    return message.as_bytes()


def warc(pages: dict[str, bytes], encoding: str = "") -> bytes:
    """A web archive, one response for each address."""
    records = b""
    for address, page in pages.items():
        coding = f"Content-Encoding: {encoding}\r\n" if encoding else ""
        http = (
            f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{coding}Content-Length: {len(page)}\r\n\r\n".encode()
            + page
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{len(records)}>\r\nWARC-Date: 2019-01-05T00:00:00Z\r\n"
            f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records += head.encode() + http + b"\r\n\r\n"
    return records
