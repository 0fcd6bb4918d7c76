"""A corpus by somebody who means harm, or whose files were harmed: `python -m tests.hostile FOLDER`.

`write_articles` makes a folder of articles with metadata, `write_tables` tables of articles. What a
file holds is named by its key; the prose around it is English, so that it is read and not only
refused. `HEAVY` files are small enough to be read and cost seconds to minutes.
"""

import codecs
import json
import os
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

Files = dict[str, bytes | Callable[[], bytes]]

TERMINAL = "\x1b]0;owned\x1b\\\x1b[2J\x1b[31m\x9b31m\x1bP1$r\x1b\\"
TYPST = (
    '#read("/etc/passwd") #panic("ran") #import "@preview/x:1.0.0": * #{while true {}} $x^$ *b* @c'
)
HTML = "<svg/onload=alert(1)> &lt;b&gt; ]]> <!-- \" '> javascript:alert(1)"
FORMULA = "=cmd|' /C calc'!A0"
FORMULAS = (FORMULA, '=HYPERLINK("http://evil","x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1")
RIGHT_TO_LEFT = "\u202egpj.eno\u202c \u2066two\u2069 \u200fthree\u061c \u202dfour"
ZERO_WIDTH = "o\u200bne \u200c\u200d t\u2060wo \ufeffthree so\u00adft\u200b"
EMOJI = "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 1️⃣ 🇳🇴🇸🇪 🫠 \U000e0067\U000e007f ☠️"
TOWER = "e" + "\u0301\u0323\u035c\u0489" * 60
NO_CHARACTERS = "\ufffe \uffff \U0010ffff \ue000 \ufdd0 \U0001fffe \ufffd \ufff9x\ufffay\ufffb"
FORMATS = "{0} {name} {__class__} %s %n %(x)s ${jndi:ldap://e/x} $(touch owned) `id` \\u001b[31m"
MARKUP = "[bold red]x[/bold red] [/] [link=http://e]y[/link] :skull: \\[z] $\\frac{1}{0}$ $_{$"
LINE_ENDS = "one\rtwo\x0cfour\x85five\u2028six\u2029seven\r\r\neight"
MATHEMATICAL = "𝐀𝐧𝐧 𝕄𝕚𝕝𝕝𝕖𝕣 ﬁnally ｓａｉｄ ①② Ⅷ ǅ ß İ ı ſ"
NULL = "a\0b"
TAGS = "\U000e0041\U000e0042 \ufe0f\ufe0e \u034f \u115f \u3164 \u2800 \u180e"
EVILS = {
    "terminal": TERMINAL, "typst": TYPST, "html": HTML, "formula": FORMULA,
    "right-to-left": RIGHT_TO_LEFT, "zero-width": ZERO_WIDTH, "emoji": EMOJI, "tower": TOWER,
    "no-characters": NO_CHARACTERS, "formats": FORMATS, "markup": MARKUP, "line-ends": LINE_ENDS,
    "mathematical": MATHEMATICAL, "null": NULL, "tags": TAGS,
}  # fmt: skip

PLAIN = (
    "Ann Miller said that the harbour would be closed for two weeks after the storm.\n\n"
    "“We will rebuild the pier in the spring,” she told the council on Monday evening.\n"
)
FRAME = (
    "{0} Road opens\n\n"
    "Ann {0} Miller said that the {0} harbour would be closed for two weeks after the storm.\n\n"
    "“We will {0} rebuild the pier in the spring,” Mayor Bo {0} Berg told the council on Monday,"
    " and {0} he was sure that they would.\n\n"
    "{0} According to the Ministry of {0}, it is too early to say “{0}”.\n"
)
NAMES = ("Ann Berg", "Bo Lund", "Carl Ek", "Dora Holm", "Emil Dahl", "Fay Strand", "Gus Moe")


def framed(evil: str) -> str:
    """A short report in which something stands in quotations, names, the heading and the cue."""
    return FRAME.replace("{0}", evil)


def nested_marks(depth: int) -> str:
    """Quotation marks that open again and again before they close."""
    return "“‘" * (depth // 2) + "we will open the road" + "’”" * (depth // 2)


def articles() -> Files:
    """Contents of files that can be read or refused in an instant, by name."""
    utf8 = PLAIN.encode()
    found: Files = {f"{name}.txt": framed(evil).encode() for name, evil in EVILS.items()}
    # more of it would make it no text, or no English
    once = FRAME.replace("{0} Miller", "{} Miller", 1).replace("{0} ", "").replace("{0}", "it")
    found |= {
        f"{name}.txt": (once.format(EVILS[name]) + PLAIN * 2).encode()
        for name in ("null", "formats")
    }
    found["bells.txt"] = (PLAIN * 3 + "Ann \x07\x08\x7f Miller said that it was over.\n").encode()
    found |= {
        # encodings
        "cut-in-a-character.txt": utf8 + "“".encode()[:2],
        "cut-everywhere.txt": b" ".join(word[:-1] for word in utf8.split()) + b"\xe2\x80",
        "utf-16-marked.txt": codecs.BOM_UTF16_LE + PLAIN.encode("utf-16-le"),
        "utf-16-big.txt": codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
        "utf-16-without-mark.txt": PLAIN.encode("utf-16-le"),
        "utf-16-odd.txt": codecs.BOM_UTF16_LE + PLAIN.encode("utf-16-le")[:-1],
        "utf-16-half-pair.txt": codecs.BOM_UTF16_LE + (PLAIN + "\ud800 x").encode("utf-16-le", "surrogatepass"),
        "utf-32.txt": PLAIN.encode("utf-32"),
        "two-marks.txt": codecs.BOM_UTF8 * 3 + utf8,
        "mark-in-the-middle.txt": utf8 + codecs.BOM_UTF8 + utf8,
        "windows-1252.txt": PLAIN.encode("windows-1252"),
        "latin-1-controls.txt": (PLAIN.replace("“", "\x93") + "\x85\x9b31m").encode("latin-1", "replace"),
        "shift-jis.txt": ("彼は言った。" * 30).encode("shift-jis"),
        "utf-7.txt": PLAIN.encode("utf-7"),
        "surrogates-as-utf-8.txt": (PLAIN + "\ud800\udfff").encode("utf-8", "surrogatepass"),
        "overlong-utf-8.txt": utf8 + b"\xc0\xaf\xf8\x88\x80\x80\x80",
        "binary.txt": bytes(range(256)) * 40,
        "null-bytes.txt": b"\0" * 5000,
        "null-beginning.txt": b"\0\0" + utf8 * 3,
        "bytes-255.txt": b"\xff" * 300,
        # hardly a text
        "empty.txt": b"",
        "mark-only.txt": codecs.BOM_UTF8,
        "spaces.txt": b" \t\r\n\x0c" * 500,
        "zero-widths-only.txt": "\u200b\u2060\ufeff".encode() * 200,
        "controls-only.txt": b"\x1b" * 200,
        "one-letter.txt": b"a",
        "one-mark.txt": "“".encode(),
        "digits.txt": ("0123456789 " * 400).encode(),
        "punctuation.txt": ("?!.,;:–—…()[]{}/\\|@#$%^&*_+=~`<> " * 60).encode(),
        "marks-only.txt": "“” \" '' « » „ ‟ ‹ › ‘ ’ `` ''\n".encode() * 20,
        "straight-marks-without-end.txt": (('"' + PLAIN.replace("“", '"')) * 5).encode(),
        "never-closed.txt": ("“" + PLAIN.replace("”", "") * 6).encode(),
        "nested-1000-deep.txt": f"Ann Miller said: {nested_marks(1000)}, and that was all.\n".encode(),
        "every-word-a-name.txt": " ".join(NAMES * 40).encode(),
        "every-word-said.txt": ("Said Said said said Said, said Said. " * 60).encode(),
        "every-word-quoted.txt": " ".join(f"“{word}”" for word in (PLAIN * 4).split()).encode(),
        "pronouns.txt": ("He said she said they said he said it. " * 60).encode(),
        "towers-in-names.txt": framed(f"M{TOWER}ller").encode(),
        "emoji-only.txt": (EMOJI * 40).encode(),
        "capitals.txt": (PLAIN * 3).upper().encode(),
        "one-word-a-line.txt": (PLAIN * 3).replace(" ", "\n").encode(),
        "letters-apart.txt": " ".join(PLAIN * 2).encode(),
        "no-spaces.txt": (PLAIN * 5).replace(" ", "").encode(),
        "mixed-line-ends.txt": PLAIN.replace("\n\n", "\r\n\r\r\n\n\r").encode() * 3,
        "old-mac-line-ends.txt": (PLAIN * 3).replace("\n", "\r").encode(),
        "speech-in-speech.txt": ("Ann said that Bo said that " * 40 + "it was over.\n").encode(),
        "and-and-and.txt": ("The mayor " + "and the mayor " * 200 + "said that it was over.").encode(),
        "dashes.txt": (PLAIN.replace(" ", " — ") * 4).encode(),
        "a-word-of-a-megabyte.txt": b"Ann said that " + b"x" * 990_000 + b" was not a word.\n",
        # what it only pretends to be
        "page.txt": f"<!DOCTYPE html><html><body onload=alert(1)><p>{PLAIN}</p></body></html>".encode(),
        "document.txt": b"{\\rtf1\\ansi " + utf8 + b"}",
        "entities.txt": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        "paper.txt": b"%PDF-1.7\n" + utf8,
        "archive.txt": b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)),
        "pickle.txt": b"cos\nsystem\n(S'touch owned'\ntR.",
        "too-large.txt": lambda: utf8 * (1_200_000 // len(utf8)),
        "too-long-a-line.txt": lambda: b"word " * 200_001,
        # names; the outlet is the name of the folder
        "new\nline\r.txt": utf8,
        "-rf.txt": utf8,
        "--output=owned.txt": utf8,
        "\x1b[31m\x1b]0;owned\x07.txt": utf8,
        "\u202etxt.exe\u202c.txt": utf8,
        "n" * 251 + ".txt": utf8,
        " .txt": utf8,
        "capital.TXT": utf8,
        "=1+1.txt": utf8,
        '#panic("ran").txt': utf8,
        "<script>alert(1)<|script>.txt": utf8,
        "\"quotes'.txt": utf8,
        "$(touch owned) `id`.txt": utf8,
        "C:\\con.txt": utf8,
        "%s%n{0}.txt": utf8,
        "e\u0301.txt": utf8,
        "\u00e9.txt": utf8,
        "[bold]x[|bold].txt": utf8,
        "=1+1/formula.txt": utf8,
        "\x1b[31mRed/terminal.txt": utf8,
        '#panic("ran") $x^$/typst.txt': utf8,
        "<b onclick=alert(1)>x/html.txt": utf8,
        "\u202eelttiL/right-to-left.txt": utf8,
        "o" * 250 + "/long.txt": utf8,
        "/".join(["deep"] * 200) + "/down.txt": utf8,
        "no-article.exe": b"MZ" + bytes(300),
        "page.html": b"<script>alert(1)</script>",
        "table.csv": b"text\n=1+1\n",
    }  # fmt: skip
    return found


HEAVY: Files = {
    "a-line-of-a-million.txt": lambda: (PLAIN.replace("\n", " ") * 6500)[:970_000].encode(),
    "a-megabyte-of-paragraphs.txt": lambda: (PLAIN * 6000)[:950_000].encode(),
    "marks-100000.txt": lambda: ("“" * 50_000 + "”" * 50_000).encode(),
    "straight-marks-100000.txt": lambda: b'"' * 100_000,
    "marks-and-words-100000.txt": lambda: ("“so” " * 50_000).encode(),
    "one-word-50000-times.txt": lambda: b"word " * 50_000,
    "buffalo.txt": lambda: b"said " * 50_000,
    "a-sentence-without-end.txt": lambda: ("Ann said that " + "Bo came and " * 20_000).encode(),
    "digits-a-megabyte.txt": lambda: b"0123456789 " * 90_000,
    "punctuation-a-megabyte.txt": lambda: b"?!.,;:()[] " * 90_000,
    "punctuation-apart.txt": lambda: b". " * 300_000,
    "names-100000.txt": lambda: (" ".join(NAMES * 7_000)).encode(),
    "names-each-another.txt": lambda: " ".join(f"Ann{n} Berg{n} said." for n in range(20_000)).encode(),
    "pronouns-100000.txt": lambda: b"He said she said they said. " * 12_000,
    "paragraphs-200000.txt": lambda: b"a\n\n" * 200_000,
    "lines-of-one-letter.txt": lambda: b"a\n" * 450_000,
    "towers-a-megabyte.txt": lambda: ((TOWER + " ") * 2000)[:450_000].encode(),
    "emoji-a-megabyte.txt": lambda: ((EMOJI + " ") * 9_000)[:240_000].encode(),
    "zero-widths-a-megabyte.txt": lambda: ("\u200b" * 330_000).encode(),
    "brackets.txt": lambda: ("(" * 100_000 + "x" + ")" * 100_000).encode(),
    "nested-100000-deep.txt": lambda: f"Ann said: {nested_marks(100_000)}.".encode(),
    "ideographs.txt": lambda: ("the of and to " * 200 + "日本語" * 90_000).encode(),
    "blank-lines.txt": lambda: PLAIN.encode() + b" \n" * 400_000 + PLAIN.encode(),
    "carriage-returns.txt": lambda: PLAIN.encode() + b"\r" * 900_000 + PLAIN.encode(),
    "tags.txt": lambda: b"<a " * 300_000,
    "comments.txt": lambda: b"<!--" * 200_000,
    "dots.txt": lambda: b"." * 900_000,
    "addresses.txt": lambda: ("https://example.org/" + "a/" * 40 + " ") .encode() * 9_000,
    "long-words.txt": lambda: (b"x" * 99 + b" ") * 9_000,
}  # fmt: skip

LONG_TITLE = "The harbour, “reopened” <b>" * 4000  # 100 kB
METADATA_CELLS = (
    ("plain.txt", "=1+1", "2020-02-30", "=1+1", FORMULA, ""),
    ("terminal.txt", TERMINAL, "\x1b[31m", TERMINAL, TERMINAL, TERMINAL),
    ("typst.txt", TYPST, "0000-00-00", TYPST, TYPST, TYPST),
    ("html.txt", HTML, "<b>2020</b>", HTML, HTML, ""),
    ("formula.txt", "@SUM(A1)", "99999999999999999999", LONG_TITLE, LONG_TITLE, LONG_TITLE),
    ("right-to-left.txt", RIGHT_TO_LEFT, "yesterday", RIGHT_TO_LEFT, "", ""),
    ("zero-width.txt", "\u200b", "\u0662\u0660\u0662\u0660-01-01", ZERO_WIDTH, "", ""),
    ("emoji.txt", EMOJI, "-1-01-01", EMOJI, "", ""),
    ("tower.txt", TOWER, "31/31/31", TOWER, "", ""),
    ("markup.txt", MARKUP, "20200131T999999", MARKUP, "", ""),
    ("no-characters.txt", NO_CHARACTERS, "NaN", NO_CHARACTERS, "", ""),
    ("null.txt", NULL, "2020-01-01\0", NULL, "", ""),
    ("line-ends.txt", LINE_ENDS, "1 Smarch 2020", LINE_ENDS, LINE_ENDS, ""),
    ("formats.txt", FORMATS, "{0}", FORMATS, FORMATS, FORMATS),
    ("empty.txt", "Empty", "1899-12-31", "", "", ""),
    ("../../etc/passwd", "Outside", "2020-01-01", "", "", ""),
    ("/etc/passwd", "Outside", "2020-01-01", "", "", ""),
    ("-rf.txt", "-rf", "2020-01-01", "-rf", "", ""),
    ("", "Nameless", "2020-01-01", "", "", ""),
)
METADATA_HEADER = ("file", "outlet", "date", "title", "note", TYPST, "=1+1", TERMINAL, "statements")


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def metadata() -> bytes:
    """A table of metadata that wishes no good: titles of 100 kB, dates that are none, columns too."""
    lines = [METADATA_HEADER]
    lines += [(*row[:5], row[5], row[1], row[2], row[3]) for row in METADATA_CELLS]
    text = "\r\n".join(",".join(_cell(cell) for cell in line) for line in lines)
    return text.encode("utf-8", "surrogatepass") + b'\r\n"never closed,x\r\ntoo,many,' + b"c," * 50


def write_articles(folder: Path, files: Mapping[str, bytes | Callable[[], bytes]]) -> None:
    """Write files, plain articles beside them, and what is no file at all.

    Arguments:
        folder: is made.
        files: contents by path, see `articles` and `HEAVY`.
    """
    folder.mkdir(parents=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content())
    (folder / "plain.txt").write_text(PLAIN, encoding="utf-8")


def write_traps(folder: Path) -> None:
    """Write metadata and what is no article: links, pipes, folders, names that are no UTF-8.

    Arguments:
        folder: an existing folder of articles.
    """
    (folder / "corpus.csv").write_bytes(metadata())
    (folder / "directory.txt").mkdir()
    (folder / "directory.txt" / "inside.txt").write_text(PLAIN, encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket is short
        try:
            server.bind("socket.txt")
        finally:
            os.chdir(here)
    for name, target in {
        "password.txt": "/etc/passwd",
        "root": "/",
        "device.txt": "/dev/zero",
        "up": "..",
        "here": ".",
        "itself.txt": "itself.txt",
        "nowhere.txt": "absent.txt",
        "again.txt": "plain.txt",
        "outside.txt": "../outside.txt",
    }.items():
        (folder / name).symlink_to(target)
    (folder.parent / "outside.txt").write_text("Eve said that she was outside. " * 9)
    for name in (b"caf\xe9.txt", b"\xff\xfe\x80.txt", b"\xed\xa0\x80/surrogate.txt"):
        path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118 (bytes)
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        Path(os.fsdecode(path)).write_text(PLAIN, encoding="utf-8")
    closed = folder / "closed"
    closed.mkdir()
    for path in (folder / "closed.txt", closed / "inside.txt"):
        path.write_text(PLAIN, encoding="utf-8")
    (folder / "closed.txt").chmod(0)
    closed.chmod(0)
    _dig(folder / "deeper", 300)


def _dig(folder: Path, levels: int) -> None:
    """Folders so deep that no path leads to the last of them."""
    folder.mkdir()
    here = os.open(folder, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir("deeper-and-deeper", dir_fd=here)
        below = os.open("deeper-and-deeper", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    file = os.open("down.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here)
    os.write(file, PLAIN.encode())
    os.close(file)
    os.close(here)


def _rows() -> list[dict[str, object]]:
    """Rows of a table whose every cell means harm."""
    rows: list[dict[str, object]] = [
        {
            "id": evil, "text": framed(evil), "outlet": evil, "date": evil, "title": evil,
            "note": evil, "story": evil, "section": evil,
        }
        for evil in (*EVILS.values(), *FORMULAS)
    ]  # fmt: skip
    rows.append(rows[0] | {"title": LONG_TITLE, "id": LONG_TITLE, "outlet": LONG_TITLE})
    return rows


def _separated(rows: list[dict[str, object]], separator: str) -> bytes:
    lines = [list(rows[0]), *([str(cell) for cell in row.values()] for row in rows)]
    text = "\n".join(separator.join(_cell(cell) for cell in line) for line in lines)
    return text.encode("utf-8", "surrogatepass")


def _json_lines() -> bytes:
    plain = PLAIN.replace("\n", " ")
    odd: list[object] = [
        {"text": plain + "\ud800 half a character", "outlet": "\udfff", "id": "\ud800"},
        {"text": plain, "outlet": float("nan"), "date": float("inf")},
        {"text": plain, "outlet": ["a", {"b": 1}], "date": {"y": 2020}, "title": True},
        {"text": plain, "outlet": 10**400, "date": 20200131, "id": -0.0, "story": 1e308},
        {"text": 5, "outlet": "Number"},
        {"text": None, "outlet": "None"},
        {"text": [plain], "outlet": "List"},
        {"Text": plain, "TEXT": "another", "text": plain, " outlet ": "Twice", "outlet": "Once"},
        {"text": plain, "__class__": "x", "metadata_text": "y", "statements": "z", "": "nameless"},
        [plain], 7, None, "a string", {},
    ]  # fmt: skip
    lines = [json.dumps(row) for row in (*_rows(), *odd)]
    lines += [
        "[" * 100_000,
        '{"text": ' * 5_000,
        "{" + '"a":1,' * 10 + "}",
        "9" * 10_000,
        "\0",
        "{",
    ]
    lines += ['{"text": "' + plain.replace('"', "") + '", "text": "twice"}', "\ufeff{}"]
    return "\n".join(lines).encode("utf-8", "surrogatepass") + b"\n\xff\xfe\n"


def tables() -> Files:
    """Tables of articles, by name."""
    rows = _rows()
    plain = PLAIN.replace("\n", " ")
    return {
        "hostile.csv": _separated(rows, ","),
        "hostile.tsv": _separated(rows, "\t"),
        "semicolons.csv": _separated(rows, ";"),
        "hostile.jsonl": _json_lines(),
        "names-twice.csv": f"text,text,outlet,outlet,,\n{_cell(plain)},x,A,B,c,d\n".encode(),
        "cell-of-a-megabyte.csv": b"text,outlet\n" + b"word " * 199_000 + b",A\n" + _cell(plain).encode() + b",B\n",
        "title-of-a-megabyte.csv": f"text,title\n{_cell(plain)},{'t' * 1_000_000}\n".encode(),
        "columns-1000.csv": (",".join(["text", *(f"c{n}" for n in range(1000))]) + "\n" + _cell(plain) + ",=1+1" * 1000).encode(),
        "never-closed.csv": f'text,outlet\n"{plain}'.encode(),
        "marks-100000.csv": b"text,outlet\n" + b'"' * 100_001 + b",A\n" + _cell(plain).encode() + b",B\n",
        "separators-only.csv": b",,,,,\n" * 1000,
        "header-only.csv": b"text,outlet\n",
        "empty.csv": b"",
        "null.csv": b"text,outlet\n" + f"{_cell(plain)},A\n".encode() + b"\0" * 40,
        "utf-16.csv": f"text\toutlet\n{plain}\tA\n".encode("utf-16"),
        "cut.csv": f"text,outlet\n{_cell(plain)},“".encode()[:-1],
        "binary.csv": bytes(range(256)) * 40,
        "list.jsonl": json.dumps([{"text": plain}]).encode(),
        "deep.jsonl": b'{"text":' * 200_000,
        "numbers.csv": b"text,outlet,date\n" + b"1,2,3\n" * 20 + b"1e999,NaN,inf\n",
    }  # fmt: skip


def write_tables(folder: Path) -> None:
    """Write tables of articles, each an input of its own.

    Arguments:
        folder: is made.
    """
    folder.mkdir(parents=True)
    for name, content in tables().items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content())
    (folder / "directory.csv").mkdir()
    os.mkfifo(folder / "pipe.csv")
    (folder / "device.csv").symlink_to("/dev/zero")
    (folder / "itself.csv").symlink_to("itself.csv")


def open_again(folder: Path) -> None:
    """Give the closed folder its rights back, so that it can be removed."""
    with suppress(OSError):
        (folder / "closed").chmod(0o700)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write_articles(target / "articles", articles())
    write_traps(target / "articles")
    write_articles(target / "heavy", HEAVY)
    write_tables(target / "tables")
