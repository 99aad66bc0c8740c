import pytest

from firsthand.errors import ReadError
from firsthand.read import html
from firsthand.records import Report, Unread

PARAGRAPHS = [
    "The old bridge over the Sarn at Velm was shut to all traffic on Friday after a barge struck its middle pier.",
    "Engineers will look at the pier next week, the mayor told reporters, and nobody may cross before that.",
    "Two of the crew were hurt, the harbour office said in a statement, and were taken to the hospital at Orrin.",
    "It is the third time in five years that the bridge has been closed because of a collision on the river.",
]
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="{{charset}}">
<title>Bridge closed after barge hits pier | The Velm Courier</title>
<meta property="og:title" content="Bridge closed after barge hits pier | The Velm Courier">
<meta property="og:site_name" content="The Velm Courier"><meta property="article:published_time"
content="2021-03-05T17:40:00+01:00"><meta name="author" content="Ada Quill"></head><body>
<nav><a href="/">Home</a><a href="/news">News</a><a href="/sport">Sport</a></nav>
<article><h1>Bridge closed after barge hits pier</h1>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article>
<aside><h2>Related stories</h2><a href="/1">Ferry fares to rise in May</a></aside>
<footer>Terms of use Privacy policy</footer></body></html>"""


def read(markup, encoding="utf-8"):
    return list(html.read("p.html", "p.html", markup.encode(encoding)))


def test_a_page_gives_its_article_and_what_it_tells_of_itself():
    [report] = read(PAGE.format(charset="utf-8"))
    assert isinstance(report, Report)
    assert report.title == "Bridge closed after barge hits pier"
    assert report.text == "\n\n".join([report.title, *PARAGRAPHS])
    assert report.text[slice(*report.headline)] == report.title
    assert (report.outlet, report.byline, report.language) == ("The Velm Courier", "Ada Quill", "en")
    assert report.published == "2021-03-05T17:40:00+01:00"


def test_the_encoding_that_a_page_names_is_used():
    [report] = read(PAGE.replace("Friday", "Freitag für heute").format(charset="iso-8859-1"), "latin-1")
    assert "für heute" in report.text
    [report] = read(PAGE.replace("Friday", "金曜日の夜").format(charset="iso-2022-jp"), "iso-2022-jp")
    assert "金曜日の夜" in report.text


def test_the_credit_is_found_in_the_dateline():
    [report] = read(PAGE.format(charset="utf-8").replace("<p>The old", "<p>VELM, March 5 (Reuters) - The old"))
    assert report.text[slice(*report.credit)] == "Reuters"


@pytest.mark.parametrize(
    "markup", ["", "<html></html>", "x", "<p>", "<div>" * 50_000 + "x", "<table><tr><td>" * 20_000]
)
def test_a_page_without_an_article_says_so(markup):
    with pytest.raises(ReadError, match=r"no (?:article|web page)"):
        read(markup + " ")


def test_a_page_of_tags_alone_is_refused():
    with pytest.raises(ReadError, match="tags, more than"):
        read("<a>" * 150_000)


def test_a_page_in_json_lines_counts_what_the_line_says_first():
    import json

    from firsthand.read import jsonl

    line = {"html": PAGE.format(charset="utf-8"), "outlet": "Orrin Post", "title": "Other", "published": "2021-03-06"}
    [report] = list(jsonl.read("p", "p", json.dumps(line).encode()))
    assert (report.outlet, report.title, report.published) == ("Orrin Post", "Other", "2021-03-06")
    assert report.byline == "Ada Quill"


def test_what_was_replaced_is_told():
    report, note = read(PAGE.format(charset="utf-8").replace("Friday", "Fri\x00day"))
    assert "Fri" in report.text
    assert isinstance(note, Unread)
