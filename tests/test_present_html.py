import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from firsthand.present import _marks, _sides
from firsthand.present._claims import _verdict
from firsthand.present._differences import MOST_WORDS, compare
from firsthand.present._marks import Anchors, Mark, segments
from firsthand.present.html import page
from firsthand.records import Assertion, Case, Claim, Origin, Report, Span, Unread, Value, identify
from full_case import GRADE, full_case, poisoned
from invented_case import TEXTS, case

VECTORS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "x onfocus=alert(1) autofocus ",
    '" style="position:fixed;inset:0" ',
    "<a href='https://evil.example'>click</a>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<form action=https://evil.example><input name=q></form>",
    "<!-- --><script>alert(1)</script><!--",
    "--><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "{{ 7 * 7 }}{% for x in () %}",
    "{{ ''.__class__.__mro__ }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "\u202e<script>\u202c",
    "\u2066evil\u2069 \u200f",
    "\x00<script>alert(1)</script>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "\x1b[2J\x1b]8;;https://evil.example\x07click",
    "<plaintext>",
    "<xmp><script>alert(1)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<textarea></textarea><script>alert(1)</script>",
    "<details open ontoggle=alert(1)>",
    "<object data=https://evil.example></object><embed src=x>",
    "\ud800<b>half</b>",
    "`onmouseover=alert(1)",
]


@pytest.fixture(scope="module")
def told():
    return page(full_case())


@pytest.fixture(scope="module")
def tree(told):
    return lxml_html.document_fromstring(told)


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def shape(tree):
    """Every element with the names of its attributes, in which no text of a report may have a say."""
    return {(e.tag, *sorted(e.attrib)) for e in tree.iter() if isinstance(e.tag, str)}


def classes(tree):
    return {c for e in tree.iter() for c in (e.get("class") or "").split()}


@pytest.mark.parametrize("vector", VECTORS)
def test_no_text_of_any_field_becomes_html(tree, vector):
    hostile = page(poisoned(full_case(), vector))
    found = lxml_html.document_fromstring(hostile)
    assert shape(found) <= shape(tree)
    assert classes(found) <= classes(tree)
    assert len(found.findall(".//script")) == len(found.findall(".//style")) == 1
    assert not [e for e in found.iter() if not isinstance(e.tag, str)], "a comment or instruction"
    assert all(re.fullmatch(r"#[a-z0-9-]+", a.get("href")) for a in found.iter("a"))
    assert all(re.fullmatch(r"[a-z0-9-]+", e.get("id")) for e in found.iter() if e.get("id"))
    hostile.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]", hostile)


def test_the_hostile_text_itself_is_shown_as_text():
    found = lxml_html.document_fromstring(page(poisoned(full_case(), "<img src=x onerror=alert(1)>\u202e")))
    for part in ("h2", "h3", "td", "blockquote", "q", "dd", "div[@class='text']", "span[@class='title']"):
        assert any("<img src=x onerror=alert(1)>‹U+202E›" in words(e) for e in found.findall(f".//{part}")), part


def test_the_policy_lets_only_this_style_and_this_script_work(tree):
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    for part in ("style", "script"):
        digest = hashlib.sha256(tree.find(f".//{part}").text.encode()).digest()
        assert f"{part}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')] | //@src")


def test_nothing_is_loaded_or_linked_from_elsewhere(tree):
    assert not tree.xpath("//link | //img | //iframe | //object | //form")
    assert not re.search(r"@import|url\(", tree.find(".//style").text)
    assert not re.search(r"fetch|XMLHttp|sendBeacon|import\(", tree.find(".//script").text)


def test_every_link_leads_to_one_place(tree):
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {a.get("href")[1:] for a in tree.iter("a")} <= set(ids)


def test_three_outlets_are_told_as_one_origin(tree):
    claim = tree.get_element_by_id("claim-1-1")
    assert words(claim.find_class("numbers")[0]) == "3 reports → 3 outlets → 1 independent origin ?"
    assert "Repeated, not confirmed: all 3 outlets rest on one origin: Harbour Board." in words(claim)
    assert words(tree.find_class("repetition")[0]).startswith("4 claims in several outlets: 2 rest on one origin")


def test_each_number_is_a_door_to_the_sentences_it_rests_on(tree):
    for name in ("reports", "outlets", "origins"):
        (door,) = tree.xpath(f"//article[@id='claim-1-1']//p[@class='numbers']/a[@href='#claim-1-1-{name}']")
        sentences = tree.get_element_by_id(door.get("href")[1:]).find_class("sentences")
        assert sum(len(s) for s in sentences) == 3
        assert "some 4,000 passengers were left stranded" in words(tree.get_element_by_id(f"claim-1-1-{name}"))


def test_a_sentence_leads_to_its_own_words_in_the_report(tree):
    (link,) = tree.get_element_by_id("claim-1-5-reports").xpath(".//q/a")
    report, start, end = map(int, re.fullmatch(r"#r(\d+)-(\d+)-(\d+)", link.get("href")).groups())
    marks = tree.get_element_by_id(f"text-{report}").findall(".//mark")
    lit = "".join(m.text_content() for m in marks if start <= int(m.get("data-at")) < end)
    assert lit == link.text == "eleven buses leaving for the inland town of Marren"


def test_the_chain_leads_from_the_origin_through_what_is_unseen_to_the_reports(tree):
    claim = tree.get_element_by_id("claim-1-1")
    (drawing,), (chain,) = claim.find_class("drawing"), claim.find_class("tree")
    told = [
        "Harbour Board origin",
        "Coastal Wire channel",
        "a text that is not here unseen source",
        "Ellory Post report",
        "The Echo report",
        "Northern Herald report",
    ]
    days = ["", "", "", ", 6 May 2031", ", 7 May 2031", ", 7 May 2031"]
    assert [words(n) for n in drawing.find_class("box")] == [a + b for a, b in zip(told, days, strict=True)]
    assert [words(n) for n in chain.find_class("node")] == told
    assert "“the Harbour Board said” named by" in words(drawing)
    assert "“the Harbour Board said” named by" in words(chain)


def test_a_denial_stands_apart_and_is_no_origin(tree):
    claim = tree.get_element_by_id("claim-1-4")
    assert "Nobody walked out" in words(claim.find_class("denied")[0])
    assert "Seafarers" not in words(claim.find_class("drawing")[0])


def test_copied_passages_stand_side_by_side_with_the_differing_words_marked(tree):
    (section,) = [p for p in tree.find_class("passage") if "reworded" in words(p)]
    assert [words(i) for i in section.iter("ins")][:2] == ["About 400", "on Tuesday"]
    assert "The Echo rests on Ellory Post: The Echo was published a day later and has less." in words(section)


def test_a_disagreement_shows_both_sides_and_why(tree):
    section = words(tree.get_element_by_id("story-1-disagreements"))
    assert "The board, known as the HBE" in section and "HBE, the Highland Boating Enterprise" in section
    assert "one acronym, two names" in section


def test_what_was_set_aside_stays_in_the_text_in_grey(tree):
    (aside,) = tree.get_element_by_id("text-1").find_class("aside")
    assert aside.text == "Home | News | Sport | Subscribe to our newsletter"
    assert "49 characters of" in words(tree.get_element_by_id("report-1"))


def test_what_was_not_read_says_why(tree):
    assert "harbour/scan.pdf it is a PDF, which is not read" in words(tree.get_element_by_id("unread"))


def test_the_event_is_told_with_its_precision(tree):
    told = words(tree.get_element_by_id("story-1-event"))
    assert "How many passengers stranded: low 400, best none told by most, high without limit" in told
    assert "Acts ferry crews Protesters" in told and "Where Port Ellory town" in told
    assert "ACLED notes empty -" in told
    plain = lxml_html.document_fromstring(page(case()))
    assert "How many about 400 passengers about" in words(plain.get_element_by_id("story-1-event"))


def test_a_known_place_stands_on_a_map_of_bundled_outlines(tree):
    (drawn,) = tree.find_class("map")
    (dot,) = drawn.find_class("dot")
    assert (dot.get("cx"), dot.get("cy")) == ("1738", "325")
    assert "Port Ellory, Marren, Nowhere : somewhere in its district; 57.50° N 6.25° W" in words(drawn)
    assert len(drawn.find_class("land")[0].get("d")) > 500
    assert not lxml_html.document_fromstring(page(case())).find_class("map")


def test_letter_and_number_of_a_grade_stand_apart_with_rule_and_what_would_change_it(tree):
    grade = tree.get_element_by_id("claim-1-1-grade")
    assert [words(m) for m in grade.getparent().find_class("mark")] == ["F", "2"]
    told = words(grade)
    assert "Letter F: reliability of the source Not judged" in told
    assert f"Number 2: credibility of the claim {GRADE.rule}" in told
    assert f"What would change it {GRADE.would_change[0]}" in told


def test_a_lost_hedge_is_told_on_the_arrow_and_side_by_side(tree):
    claim = tree.get_element_by_id("claim-1-1")
    assert [words(e) for e in claim.find_class("drawing")[0].find_class("lost")] == ["loses “said”"]
    told = words(claim.find_class("losses")[0])
    assert "the Harbour Board said" in told and "It has been confirmed" in told
    assert "Certainty added: “said” became “confirmed”. The Echo has its wording from the Ellory Post." in told


def test_badges_carry_the_words_that_show_them_and_lead_to_them(tree):
    tags = tree.get_element_by_id("claim-1-1-reports").xpath(".//a[contains(@class, 'tag')]")
    assert [(words(t), t.get("class")) for t in tags] == [
        ("first-hand: “A Post reporter”", "tag first-hand"),
        ("anonymous: “A union official”", "tag anonymous"),
    ]
    assert all(re.fullmatch(r"#r1-\d+-\d+", t.get("href")) for t in tags)


def test_the_badges_of_a_claim_are_seen_without_opening_anything(tree):
    (shown,) = tree.get_element_by_id("claim-1-1").find_class("badges")
    assert [words(t) for t in shown.iter("a")] == [
        "first-hand: “A Post reporter” (Ellory Post)",
        "anonymous: “A union official” (Ellory Post)",
    ]


def test_figures_that_differ_have_a_low_a_best_a_high_and_a_plot_over_time(tree):
    (section,) = [d for d in tree.find_class("disagreement") if d.find_class("extremes")]
    assert [words(d) for d in section.find_class("extremes")[0].iter("dd")] == [
        "about 400 Ellory Post and Northern Herald",
        "about 400 Ellory Post and Northern Herald",
        "some 4,000 The Echo",
    ]
    assert "This page picks no winner." in words(section)
    (plot,) = section.find_class("plot")
    places = {a.get("aria-label"): a.find_class("dot")[0] for a in plot.iter("a")}
    assert list(places) == ["Ellory Post: about 400", "Northern Herald: about 400", "The Echo: some 4,000"]
    assert int(places["The Echo: some 4,000"].get("cy")) < int(places["Ellory Post: about 400"].get("cy"))
    assert int(places["Ellory Post: about 400"].get("cx")) < int(places["Northern Herald: about 400"].get("cx"))


@pytest.mark.parametrize(
    ("words_", "number"), [("about 400", 400), ("some 4,000 people", 4000), ("forty", 40), ("dozens", None), ("", None)]
)
def test_a_figure_is_read_from_its_words(words_, number):
    assert _sides.amount(words_) == number


def test_a_sentence_that_may_state_a_broader_claim_is_set_apart():
    one = full_case()
    first = one.claims[0]
    doubtful = (replace(first.assertions[0], sure=False), *first.assertions[1:])
    shown = page(replace(one, claims=(replace(first, assertions=doubtful), *one.claims[1:])))
    claim = lxml_html.document_fromstring(shown).get_element_by_id("claim-1-1")
    assert "2 sentences state this very claim; 1 may only support a broader one." in words(claim)
    (scope,) = claim.xpath(".//details[@class='note']")
    assert [(words(h), len(h.getnext())) for h in scope.iter("h4")] == [
        ("For this very claim", 2),
        ("Perhaps only for a broader one", 1),
    ]
    assert [words(e) for e in claim.find_class("broader")] == ["perhaps a broader claim"]


def test_the_story_spreads_in_the_order_of_time_and_says_who_took_from_whom(tree):
    (line,) = tree.find_class("timeline")
    assert [words(li) for li in line] == [
        "6 May 2031, 18:20 Ellory Post",
        "7 May 2031 Northern Herald takes wording from Ellory Post",
        "7 May 2031 The Echo takes wording from Ellory Post",
        "no date Marren Chronicle",
    ]
    assert [len(li.find_class("dot")) for li in line] == [1, 1, 1, 0]


def test_what_is_missing_is_listed_by_its_kind(tree):
    told = words(tree.get_element_by_id("unread"))
    assert "Inputs not read: 2" in told and "Read in part" not in told
    assert "Text set aside: 1" in told and "49 characters in 1 place" in told
    assert "Reports without a date: 1" in told and "Marren Chronicle" in told
    one = case()
    foreign = replace(one, reports=(replace(one.reports[0], language="de"), *one.reports[1:]))
    assert "Reports in a language that is not supported: 1" in page(foreign)


def test_what_was_read_with_a_doubt_is_not_called_unread():
    one = full_case()
    doubted = Unread(one.reports[0].path, "no date was found")
    tree = lxml_html.fromstring(page(replace(one, unread=(doubted,))))
    told = words(tree.get_element_by_id("unread"))
    assert "Read in part, or with a doubt: 1 What was read of them is counted." in told
    assert "Inputs not read" not in told
    assert "not read" not in words(tree.find_class("totals")[0])


def test_reports_without_an_outlet_are_no_outlets():
    one = full_case()
    bare = tuple(replace(r, outlet=None) for r in one.reports)
    assert "4 reports , 4 without an outlet ·" in words(
        lxml_html.fromstring(page(replace(one, reports=bare))).find_class("totals")[0]
    )


def test_a_single_report_spreads_nowhere_and_its_claims_are_open():
    one = full_case()
    report = one.reports[0]
    alone = replace(
        one,
        reports=(report,),
        stories=(replace(one.stories[0], reports=(report.id,)),),
        claims=tuple(c for c in one.claims if {a.report for a in c.assertions} == {report.id}),
        passages=(),
        disagreements=(),
    )
    assert alone.claims
    tree = lxml_html.fromstring(page(alone))
    assert not tree.find_class("timeline") and not tree.xpath("//a[contains(@href, '-times')]")
    assert [d.get("open") for d in tree.xpath("//details[.//div[@id='story-1-single']]")] == [""]


def test_a_claim_with_a_named_party_is_not_said_to_name_nobody():
    one = full_case()
    claim = replace(one.claims[0], independent=(0, 2))
    assert any(o.kind != "unsourced" for o in claim.origins)
    (verdict,) = lxml_html.fromstring(page(replace(one, claims=(claim,)))).find_class("verdict")
    assert words(verdict) == "Nobody surely vouches for this very claim; at most 2 origins, if every doubt fell."


def test_the_arrow_to_a_text_that_is_not_here_has_words(tree):
    claim = tree.get_element_by_id("claim-1-1")
    assert "step not seen" in words(claim.find_class("drawing")[0])
    assert "step not seen" in words(claim.find_class("tree")[0])


def test_a_dot_has_no_name_where_another_dot_would_lie_on_it():
    one = full_case()
    times = ("2031-05-06T00:00", "2031-05-06T22:30", "2031-05-06T23:59")
    reports = tuple(replace(r, published=t) for r, t in zip(one.reports, times, strict=False))
    first, before, last = (Value(r.id, 0, 4, figure) for r, figure in zip(reports, ("40", "60", "60"), strict=True))
    differ = next(d for d in one.disagreements if d.kind == "figure")
    told = replace(
        one, reports=(*reports, *one.reports[3:]), disagreements=(replace(differ, values=(last, before, first)),)
    )
    (plot,) = lxml_html.fromstring(page(told)).find_class("plot")
    assert len(plot.find_class("dot")) == 3
    assert [words(n) for n in plot.find_class("name")] == [reports[1].outlet, reports[0].outlet]


def test_the_sides_of_a_denial_are_named_in_words():
    one = full_case()
    told = one.disagreements[0]
    values = (told.values[0]._replace(value="asserts (unsourced: The Echo)"), told.values[1]._replace(value="denies"))
    tree = lxml_html.fromstring(page(replace(one, disagreements=(replace(told, kind="polarity", values=values),))))
    section = words(tree.get_element_by_id("story-1-disagreements"))
    assert "said and denied" in section and "asserts (no source named: The Echo)" in section


def test_the_number_of_the_run_changes_with_a_single_character(told):
    one = full_case()
    run = re.search(r"run-[0-9a-f]{16}", told)
    other = replace(one, reports=(replace(one.reports[0], byline="x"), *one.reports[1:]))
    assert run and run[0] not in page(other)
    assert run[0] in page(full_case())


def test_each_claim_says_what_it_can_be_filtered_by(tree):
    names = [
        [re.sub(r" \(\d+\)$", "", o.text) for o in tree.get_element_by_id(f"by-{n}")] for n in ("outlets", "sources")
    ]
    claim = tree.get_element_by_id("claim-1-1")
    assert [names[0][int(n) + 1] for n in claim.get("data-outlets").split()] == [
        "Ellory Post",
        "Northern Herald",
        "The Echo",
    ]
    assert [names[1][int(n) + 1] for n in claim.get("data-sources").split()] == ["Harbour Board", "Coastal Wire"]
    assert claim.get("data-kinds").split() == ["repeated", "figure", "surer", "first-hand", "anonymous"]


def test_a_claim_has_a_link_that_does_not_change_with_its_place():
    one = full_case()
    id = identify("claim", "x")
    found = lxml_html.document_fromstring(page(replace(one, claims=(replace(one.claims[0], id=id), *one.claims[1:]))))
    assert found.get_element_by_id(id).get("href") == f"#{id}"
    assert found.get_element_by_id(id).iterancestors("article").__next__().get("id") == "claim-1-1"


def test_every_term_has_its_meaning_where_it_stands(tree):
    asked = {b.get("popovertarget") for b in tree.iter("button")}
    meanings = {e.get("id"): words(e) for e in tree.find_class("meaning")}
    assert asked <= set(meanings) and all(len(told) > 60 for told in meanings.values())
    assert {"term-origins", "term-grade", "term-copied", "term-extremes", "term-denied", "term-surer"} <= asked


def test_every_report_is_in_the_page_whole_and_with_its_digest(tree):
    for number, report in enumerate(full_case().reports, 1):
        text = tree.get_element_by_id(f"text-{number}")
        for label in text.xpath("./a[@class='number']"):
            label.drop_tree()
        assert text.text_content() == TEXTS[report.id]
        assert report.sha256 in words(tree.get_element_by_id(f"report-{number}"))


def test_the_same_case_gives_the_same_page(told):
    assert page(full_case()) == told


def test_an_empty_case_gives_a_page():
    assert "Everything was read." in page(Case())


def test_a_text_too_long_for_the_page_says_how_much_is_missing(monkeypatch):
    monkeypatch.setattr(_marks, "LONGEST_TEXT", 60)
    monkeypatch.setattr(_marks, "SHORTEST_TEXT", 60)
    found = lxml_html.document_fromstring(page(full_case()))
    assert f"The text goes on for {len(TEXTS['post']) - 60} characters" in words(found.get_element_by_id("report-1"))
    ids = {e.get("id") for e in found.iter() if e.get("id")}
    assert {a.get("href")[1:] for a in found.iter("a")} <= ids


def test_a_claim_beyond_the_page_is_counted(monkeypatch):
    monkeypatch.setattr("firsthand.present._views.MOST_CLAIMS", 3)
    assert "2 claims more are not shown on this page" in page(full_case())


ranges = st.lists(st.tuples(st.integers(-3, 50), st.integers(-3, 50)), max_size=12)


@given(st.text(max_size=40), ranges, ranges)
def test_segments_put_together_are_the_text_whatever_overlaps(text, spans, dropped):
    kinds = ("claim", "alone", "copied", "differs")
    report = Report("r", "r", "r", "0", text, dropped=tuple(dropped))
    marks = [Mark(*_marks.clamped(Span("r", s, e), len(text))[1:], kinds[s % 4]) for s, e in spans]
    marks = [m for m in marks if m.start < m.end]
    found = list(segments(report, marks, Anchors([report], {"r": marks})))
    assert "".join(s.text for s in found) == text
    for segment in found:
        inside = {m.kind for m in marks if m.start <= segment.at < m.end}
        inside |= {"aside" for s, e in dropped if max(s, 0) <= segment.at < e}
        assert set(segment.kinds) == inside
    placed = [a for s in found for a in s.anchors]
    assert sorted(placed) == sorted({f"r1-{m.start}-{m.end}" for m in marks})


@given(st.text(alphabet="ab ,.", max_size=60), st.text(alphabet="ab ,.", max_size=60))
def test_compared_pieces_put_together_are_the_texts(left, right):
    found = compare(left, right)
    assert tuple("".join(p.text for p in side) for side in found) == (left, right)


def test_only_differing_words_differ_and_very_long_texts_are_not_compared():
    left, right = compare("About 400 were stranded,", "about 4,000 were stranded")
    assert [p.text.strip() for p in left if p.differs] == ["400"]
    assert [p.text.strip() for p in right if p.differs] == ["4,000"]
    assert not any(p.differs for side in compare("a " * (MOST_WORDS + 1), "b") for p in side)


def test_who_only_comes_near_a_claim_is_not_told_as_its_one_origin():
    near, doubted = (Assertion("r", 0, 17, None, "asserts", origin, sure=False) for origin in ("near", "doubted"))
    sure = Assertion("r", 18, 35, None, "asserts", "behind")
    names = [("near", "Ann Poe"), ("doubted", "Bo Roe"), ("behind", "Ida Tarn")]
    origins = tuple(Origin(key, name, "person") for key, name in names)
    claim = Claim("c", "s", "The quay is shut", (), (), origins, (1, 1), 2)
    told = replace(claim, assertions=(replace(near, near=True), doubted, sure))
    assert _verdict(told).endswith("both outlets rest on one origin: Ida Tarn.")
    assert _verdict(replace(told, assertions=told.assertions[:2])).endswith("one origin: Bo Roe.")
