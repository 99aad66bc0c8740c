"""Who is who in articles and pairs of mentions that were written for it, of kinds that no marked corpus has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest

from firsthand import attributions, languages, sources
from firsthand.records import Attribution, Range, Report, Source, identify
from firsthand.sources import names, officers
from firsthand.sources.chains import Chain

ARTICLES = Path(__file__).with_name("invented_articles.txt")
PAIRS = Path(__file__).with_name("invented_pairs.txt")

EARLIER = 32
"""Articles; the parties of the later ones are described in more words."""

RIGHT = {"earlier": 90.5, "later": 78.5}
"""%; before any article was looked at, 86 % of the 587 mentions in the earlier ones were right, and 76 % of the 267 in
the later ones; now 91.3 and 79.4 % are."""

ONE = 88.0
"""%; of the first 232 pairs that are one party or one voice 81 % were joined before any of them was looked at, of the
61 that were added later 66 %."""

_MARK = re.compile(r"\[([^\[\]=]+)=([a-z0-9]+)\]")


def read_articles() -> Iterator[tuple[str, str, list[tuple[Range, str]]]]:
    """The topic of each article, its text, and its marks: where a mention stands and whose it is."""
    for part in re.split(r"(?m)^# ", ARTICLES.read_text("utf-8"))[1:]:
        topic, _, body = part.partition("\n")
        text, at, marks = "", 0, []
        body = body.strip() + "\n"
        for match in _MARK.finditer(body):
            text += body[at : match.start()]
            start = len(text)
            text += match[1]
            marks.append(((start, len(text.rstrip(", "))), match[2]))
            at = match.end()
        yield topic, text + body[at:], marks


def make_report(name: str, text: str, outlet: str) -> Report:
    return Report(name, name, name, "0", text, outlet=outlet, language="en")


def cite(report: str, where: Range) -> Attribution:
    """An attribution that does nothing but name a mention."""
    return Attribution(identify("attribution", report, where), report, "indirect", where, (), (), "marked")


def score(topic: str, text: str, marks: list[tuple[Range, str]]) -> tuple[int, int]:
    """How many of an article's mentions stand with those of their own party more often than with another's."""
    report = make_report(topic, text, "The Invented Gazette")
    parse = languages.parse(report)
    found = attributions.find(report, parse)
    used = {where: _found_at(where, found) for where, _ in marks}
    extra = [cite(report.id, where) for where, at in used.items() if at is None]
    _, said = sources.link([report], {report.id: parse}, [*found, *extra])
    of = {a.source: a.source_id for a in said if a.source}
    places = [(used[where] or where, party) for where, party in marks]
    right = 0
    for where, party in places:
        others = [(at, p) for at, p in places if at != where]
        told = Counter(p for at, p in others if of.get(at) and of.get(at) == of.get(where))
        again = any(p == party for _, p in others)
        right += (told[party] > 0 and told[party] == max(told.values())) if again else not told and bool(of.get(where))
    return right, len(places)


def _found_at(where: Range, found: tuple[Attribution, ...]) -> Range | None:
    """The source that shares most characters with a mark, if one does."""
    shared = ((min(a.source[1], where[1]) - max(a.source[0], where[0]), a.source) for a in found if a.source)
    return max((s for s in shared if s[0] > 0), default=(0, None), key=lambda s: s[0])[1]


@pytest.mark.parametrize("part", ["earlier", "later"])
def test_mentions_of_invented_articles_are_their_parties(part: str) -> None:
    articles = list(read_articles())
    counts = [score(*article) for article in (articles[:EARLIER] if part == "earlier" else articles[EARLIER:])]
    right, whole = (sum(c) for c in zip(*counts, strict=True))
    assert whole > 250
    assert 100 * right / whole >= RIGHT[part], f"{right} of {whole}"


def read_pairs() -> list[tuple[str, str, str]]:
    """The answer of each pair and its two mentions."""
    lines = (line for line in PAIRS.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [(answer, left, right) for answer, left, right in (line.split("|") for line in lines)]


@cache
def judge(left: str, right: str) -> str:
    """What the parties of two mentions in two reports are told to be: same, voice, may or apart."""
    left = left[0].upper() + left[1:]
    first = f"Road closed\n\n{left} said on Monday that the road would stay closed for a week. Lorries were waiting.\n"
    second = f"The road is shut until next week, {right} said on Tuesday. Drivers were told to turn back.\n"
    given = [(make_report("a", first, "Larn Gazette"), left), (make_report("b", second, "Poe Herald"), f"{right} said")]
    starts = {r.id: r.text.index(words) for r, words in given}
    cited = [cite("a", (starts["a"], starts["a"] + len(left))), cite("b", (starts["b"], starts["b"] + len(right)))]
    reports = [r for r, _ in given]
    found, said = sources.link(reports, {r.id: languages.parse(r) for r in reports}, cited)
    by_id = {s.id: s for s in found}
    x, y = (by_id[a.source_id or ""] for a in sorted(said, key=lambda a: a.report))
    if x is y:
        return "same"
    if _speaks(x, y, by_id) or _speaks(y, x, by_id):
        return "voice"
    return "may" if y.id in x.may_be or x.id in y.may_be else "apart"


def _speaks(a: Source, b: Source, by_id: dict[str, Source]) -> bool:
    """Whether one party speaks for another, or for one that does."""
    seen = {a.id}
    while (above := a.speaks_for) and above not in seen:
        seen.add(above)
        a = by_id[above]
    return b.id in seen


@pytest.mark.parametrize(("left", "right"), [p[1:] for p in read_pairs() if p[0] == "D"])
def test_two_parties_are_never_one(left: str, right: str) -> None:
    assert judge(left, right) in ("may", "apart")


@pytest.mark.parametrize(("left", "right"), [p[1:] for p in read_pairs() if p[0] == "M"])
def test_nameless_parties_are_neither_surely_one_nor_surely_two(left: str, right: str) -> None:
    assert judge(left, right) == "may"


def test_parties_of_one_voice_are_joined() -> None:
    told = Counter((answer, judge(left, right)) for answer, left, right in read_pairs() if answer in "SV")
    joined = told["S", "same"] + told["V", "voice"] + told["V", "same"]
    assert 100 * joined / sum(told.values()) >= ONE, dict(told)


def link_words(text: str, *mentions: str) -> list[Source]:
    """The party of each mention, in the first place where its words stand."""
    report = make_report("r", text, "Larn Gazette")
    cited = [cite("r", (at, at + len(m))) for m in mentions for at in [text.index(m)]]
    found, said = sources.link([report], {"r": languages.parse(report)}, cited)
    by_id = {s.id: s for s in found}
    of = {a.source: by_id[a.source_id or ""] for a in said}
    return [of[a.source] for a in cited]


def test_verb_and_common_noun_of_a_headline_are_no_names() -> None:
    text = "Vance Says No\n\nPresident Carl Vance said no on Monday. He smiled."
    assert [s.name for s in link_words(text, "Vance Says", "He")] == ["Carl Vance", "Carl Vance"]
    text = "Defense rests in Larn trial\n\nThe trial ended. The defense said it was over."
    headline, body = link_words(text, "Defense", "The defense")
    assert headline.id == body.id


def test_paper_whose_title_ends_as_a_person_is_called_is_an_outlet() -> None:
    text = "He told The Arkansas Democrat-Gazette so. He had told the Sunday Mirror and the Daily Herald-Star, too."
    found = link_words(text, "The Arkansas Democrat-Gazette", "the Sunday Mirror", "the Daily Herald-Star")
    assert {s.kind for s in found} == {"outlet"}


def test_republican_is_no_democrat() -> None:
    text = "The Larn Democrat said the bill was bad. The Poe Republican said it was good."
    left, right = link_words(text, "The Larn Democrat", "The Poe Republican")
    assert left.id != right.id


def test_lawyer_and_husband_of_one_are_not_who_spoke_before() -> None:
    text = "Sen. Robert Kline apologized. Jessica Moran left. Her lawyer said she was ill. Her husband said so, too."
    kline, lawyer, husband = link_words(text, "Sen. Robert Kline", "Her lawyer", "Her husband")
    assert len({kline.id, lawyer.id, husband.id}) == 3


def test_open_brackets_do_not_slow_names_down() -> None:
    started = perf_counter()
    names.initials("(" * 100_000 + "Zed")
    names.match_bodies("Zed " + "(" * 100_000, "Zed Group for " + "(" * 100_000)
    assert perf_counter() - started < 5


def test_persons_of_a_long_report_are_not_compared_with_each_other() -> None:
    text = "".join(f"Mr. Ab{a}{b}{c} said so. " for a in "bcdfghkl" for b in "aeiou" for c in "mnprstvz")
    report = make_report("r", text, "Larn Gazette")
    parse = languages.parse(report)
    cited = [cite("r", m.span(1)) for m in re.finditer(r"(Mr\. \w+) said", text)]
    calls = Counter[str]()
    original = officers._proper

    def count(told: Chain) -> set[str]:
        calls["proper"] += 1
        return original(told)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(officers, "_proper", count)
        sources.link([report], {"r": parse}, cited)
    assert calls["proper"] <= len(cited)


def test_client_is_whose_lawyer_speaks() -> None:
    text = "Ann Poe was hurt. Bob Roe said so. Carl Vane told Roe that Poe's solicitor had said his client would sue."
    poe, client = link_words(text, "Ann Poe", "his client")
    assert poe.id == client.id


def test_person_who_speaks_is_not_who_is_described() -> None:
    text = "Ann Poe has left the club. Manager Carl Roe said on Monday the 19-year-old would be missed."
    roe, described = link_words(text, "Manager Carl Roe", "the 19-year-old")
    assert roe.id != described.id


def test_body_that_the_parser_takes_for_a_person_is_a_firm() -> None:
    text = "The German firm Holbach Bau closed its camp. Holbach Bau did not reply. The firm has left, Ann Poe said."
    named, firm = link_words(text, "The German firm Holbach Bau", "The firm")
    assert named.id == firm.id


@pytest.mark.parametrize(
    "text",
    [
        "The flood destroyed 43 houses, mayor Gerda Lindt said. The dam held, the water authority said.",
        "Two people died, governor Taras Hlynko said. Air defences shot down 22 drones, the air force said.",
        "Gerda Lindt told reporters that 43 houses were lost. A pump failed, the agency said.",
        "Gerda Lindt told reporters that 43 houses were lost. Power was cut, the ministry said. Lindt left.",
    ],
)
def test_authority_is_never_a_person_whose_given_name_no_list_has(text: str) -> None:
    person = next(name for name in ("mayor Gerda Lindt", "governor Taras Hlynko", "Gerda Lindt") if name in text)
    body = next(name for name in ("the water authority", "the air force", "the agency", "the ministry") if name in text)
    one, other = link_words(text, person, body)
    assert one.id != other.id


def test_firm_that_the_parser_takes_for_a_person_is_it() -> None:
    text = "Grandview shut the line. The spill grew. Grandview said on Friday that it had paid. It said it was sorry."
    firm, it = link_words(text, "Grandview", "It")
    assert firm.id == it.id


def test_group_is_called_what_it_calls_itself() -> None:
    text = "A group that calls itself the Sons of the Well has said it holds them. The militants demand a million."
    group, militants = link_words(text, "A group that calls itself the Sons of the Well", "The militants")
    assert group.name == "Sons of the Well"
    assert group.id == militants.id


def test_place_of_a_paper_is_no_paper() -> None:
    text = "After a visit to Louisiana, a Baton Rouge newspaper called on Ann Poe to come. The newspaper was angry."
    paper, place = link_words(text, "a Baton Rouge newspaper", "Louisiana")
    assert paper.id != place.id
    assert paper.name not in ("Baton Rouge", "Louisiana")


def test_lone_capitals_of_a_kind_are_no_name() -> None:
    (pac,) = link_words("A super PAC said on Monday that it had bought time on the air.", "A super PAC")
    assert pac.name != "PAC"
