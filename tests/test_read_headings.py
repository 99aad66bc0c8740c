import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.read import _credits, _dates, _headings

BODY = "\n\nThe old bridge over the Sarn was shut on Friday after a barge struck its middle pier, the mayor said.\n"


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        ("23rd Mar 22 11:42 am", "2022-03-23T11:42"),
        ("2022-03-23", "2022-03-23"),
        ("2022/03/23", "2022-03-23"),
        ("20220323", "2022-03-23"),
        ("March 23, 2022", "2022-03-23"),
        ("Sept. 3, 2022", "2022-09-03"),
        ("Wednesday 23 March 2022 11.42 GMT", "2022-03-23T11:42Z"),
        ("Wed, 23 Mar 2022 11:42:05 +0200", "2022-03-23T11:42:05+02:00"),
        ("2022-03-23T11:42:05.123-05:00", "2022-03-23T11:42:05-05:00"),
        ("Sun 05 Jul 2015", "2015-07-05"),
        ("Sun Aug 17 2014", "2014-08-17"),
        ("24.08.2013", "2013-08-24"),
        ("17-08-2014", "2014-08-17"),
        ("08/17/2014", "2014-08-17"),
        ("05-07-2015", "2015"),
        ("Nov 19, 2019, 10:31 pm CST", "2019-11-19T22:31"),
        ("11:42 GMT, 5 Feb 2015", "2015-02-05T11:42Z"),
        ("12:05 a.m. March 5, 2021", "2021-03-05T00:05"),
        ("March 5, 2021 at 5pm", "2021-03-05T17"),
        ("March 2022", "2022-03"),
        ("2022-03", "2022-03"),
        ("1987", "1987"),
        ("31 Feb 2020", None),
        ("2022-13-45", None),
        ("9999-01-01", None),
        ("5 March 11:42", None),
        ("yesterday", None),
        ("may 5", None),
        ("", None),
    ],
)
def test_dates_are_as_precise_as_they_are_told(told, iso):
    assert _dates.parse(told) == (iso if told != "31 Feb 2020" else "2020-02")


@settings(max_examples=200)
@given(st.text(alphabet="0123456789 :.-/TZ+JanMarchpm,", max_size=60))
def test_dates_stand_where_they_are_said_to(text):
    end = 0
    for dated in _dates.find(text):
        assert end <= dated.start < dated.end <= len(text)
        end = dated.end


@pytest.mark.parametrize(
    ("top", "iso"),
    [
        ("Bridge shut\n\nby Ada Quill\n5th Mar 21 11:42 am", "2021-03-05T11:42"),
        ("Bridge shut in Velm\nPublished: 5 March 2021 | Updated: 7 March 2021", "2021-03-05"),
        ("Updated 7 March 2021\nPublished 5 March 2021", "2021-03-05"),
        ("Updated 7 March 2021", "2021-03-07"),
        ("date 2021-03-05 LNT/KPA Harbour", "2021-03-05"),
        ("Fri 05 Mar 2021 Bridge shut in Velm. The old bridge was shut.", "2021-03-05"),
        (
            "Bridge shut in Velm AFP Friday 5 Mar 2021 The old bridge was shut for weeks, the mayor of the town said.",
            "2021-03-05",
        ),
        ("The bridge was shut on 5 March 2021 after a barge struck its middle pier, the mayor said.", None),
        ("On March 5, 2021 the bridge was shut.", None),
        ("5 March 2021 was a day that nobody in Velm will forget, the mayor of the town said.", None),
    ],
)
def test_only_a_line_that_is_there_for_the_date_tells_it(top, iso):
    assert _headings.find(top + BODY).published == iso


def test_a_date_at_the_end_is_found():
    assert _headings.find("Bridge shut in Velm" + BODY * 5 + "\nPosted on 5 March 2021").published == "2021-03-05"


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        ("Bridge shut in Velm\n\nby KVR staff reporter\n5 March 2021", "KVR"),
        ("Bridge shut in Velm\n\nBy KVR Staff | March 5, 2021", "KVR"),
        ("Bridge shut in Velm\n\nBy our political correspondent", None),
        ("Bridge shut in Velm\n\nBy Middle East correspondent Ada Quill", None),
        ("Bridge shut in Velm\n\nBy Reuters staff", None),
        ("Bridge shut in Velm\n\nBy Ada Quill, Velm Courier", "Velm Courier"),
        ("Bridge shut in Velm\n\nBy Ada Quill, Orrin", None),
        ("Bridge shut in Velm\n\nRiverBuzz - The old bridge was shut.", "RiverBuzz"),
        ("Bridge shut in Velm\n\nVELM - The old bridge was shut.", None),
        ("Bridge shut in Velm\n\nVelm - The old bridge was shut.", None),
        ("Velm Courier > News > Bridges\n\nBridge shut in Velm\n5 March 2021", "Velm Courier"),
        ("Bridge shut in Velm | BBC News\n5 March 2021", "BBC News"),
    ],
)
def test_the_outlet_is_named_in_passing(top, outlet):
    assert _headings.find(top + BODY).outlet == outlet


def test_the_title_is_the_headline_and_not_the_breadcrumbs():
    text = "Home News Bridge shut in Velm\n\nBridge shut in Velm\n\nby Ada Quill\n5 March 2021" + BODY
    heading = _headings.find(text)
    assert heading.title == (31, 50)
    assert text[slice(*heading.title)] == "Bridge shut in Velm"
    assert heading.byline == "Ada Quill"


def test_a_text_without_heading_has_none():
    assert _headings.find(BODY) == (None, None, None, None)
    assert _headings.find("") == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("WASHINGTON (AP) — The mayor", "AP"),
        ("VELM, July 5 (Reuters) - The mayor", "Reuters"),
        ("VELM, July 5 (Lantern) - The mayor", "Lantern"),
        ("(CNN) The mayor", "CNN"),
        ("PARIS, AFP — The mayor", "AFP"),
        ("AFP - The mayor", "AFP"),
        ("Velm (dpa) - The mayor", "dpa"),
        ("The mayor said so. (dpa)", "dpa"),
        ("Velm (sun) - The mayor", None),
        ("By Ada Quill, Reuters\n\nThe mayor", "Reuters"),
        ("By ADA QUILL Associated Press\n\nThe mayor", "Associated Press"),
        ("By The Associated Press\n\nThe mayor", "The Associated Press"),
        ("Agence France-Presse\n\nThe mayor", "Agence France-Presse"),
        ("date 2021-03-05 LNT/KPA Harbour\n\nThe mayor", "LNT/KPA"),
        ("Bridge shut in Velm Reuters Friday 5 March 2021 The mayor", "Reuters"),
        ("The mayor said so.-AFP", "AFP"),
        ("The mayor said so. (AFP)", "AFP"),
        ("The mayor said so.\nSource: Xinhua", "Xinhua"),
        ("The mayor said so.\n\nCopyright 2021 The Associated Press. All rights reserved.", "The Associated Press"),
        ("Reuters reported that the mayor", None),
        ("The AP said that the mayor - who", None),
        ("The mayor in Velm, March 5, 2021. (Ada Quill/Reuters)\n\nThe bridge", None),
        ("Photo by Reuters, March 5, 2021\n\nThe bridge", None),
        ("Harrisburg (PA) voters went", None),
        ("VELM (the old town) - The mayor", None),
        ("WASHINGTON -- The mayor", None),
        ("The Associated Press contributed to this report.", None),
        ("Bridge report slammed by Reuters\n\nThe mayor", None),
    ],
)
def test_a_credit_is_for_the_text_as_a_whole(text, credit):
    found = _credits.find(text)
    assert (text[slice(*found)] if found else None) == credit
