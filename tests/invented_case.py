"""A case about an invented harbour town, as a trace would give it; the texts were written for these tests."""

# ruff: noqa: E501

from firsthand.records import (
    Assertion,
    Attribution,
    Case,
    Claim,
    Derivation,
    Disagreement,
    Event,
    Fact,
    Origin,
    Passage,
    Report,
    Source,
    Span,
    Story,
    Unread,
    Value,
    identify,
)

TEXTS = {
    "post": """Ferry strike strands hundreds at Port Ellory

Home | News | Sport | Subscribe to our newsletter

About 400 passengers were stranded at Port Ellory on Tuesday after ferry crews walked out, the Harbour Board said in a statement carried by the Coastal Wire.

"Every sailing until Thursday is cancelled," the board's spokeswoman, Ina Brask, said. The board, known as the HBE, runs the port.

"We had no warning whatsoever," Ms Brask added. A Post reporter at the quay counted eleven buses leaving for the inland town of Marren.

A union official denied that crews had walked out.
""",
    "herald": """Hundreds stuck as ferries stop

By Herald staff. Source: Coastal Wire

About 400 passengers were stranded at Port Ellory on Tuesday after ferry crews walked out. Every sailing until Thursday is cancelled.

HBE, the Highland Boating Enterprise, runs the port. Crews are said to be unhappy about a cut to night pay.
""",
    "echo": """Walkout at Port Ellory confirmed

It has been confirmed that some 4,000 passengers were left stranded at Port Ellory after the crews walked out on Tuesday, the Harbour Board announced.

The sailings that were called off until Thursday include the night boat. Crews are said to be unhappy about a cut to night pay.
""",
    "chronicle": """Ellory crews "did not walk out", union says

The Seafarers' Union rejected the Harbour Board's account. "Nobody walked out. The boats were unsafe and the crews stayed ashore," said its secretary, Tomas Reve.

Crews are angry about a cut to night pay, according to two port officials.
""",
}  # fmt: skip
OUTLETS = {"post": "Ellory Post", "herald": "Northern Herald", "echo": "The Echo", "chronicle": "Marren Chronicle"}
DAYS = {"post": "2031-05-06T18:20", "herald": "2031-05-07", "echo": "2031-05-07", "chronicle": None}


def at(report: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in the text of a report."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[report].index(words, start + 1)
    return Span(report, start, start + len(words))


def of(report: str, words: str, nth: int = 0) -> tuple[int, int]:
    """The range of `words` in a report."""
    return at(report, words, nth)[1:]


def said(report: str, content: str, source: str | None = None, cue: str = "said", **more: object) -> Attribution:
    """An attribution of `content` in a report."""
    return Attribution(
        id=identify("attribution", report, content),
        report=report,
        kind="indirect",
        source=of(report, source) if source else None,
        cue=(of(report, cue),),
        content=(of(report, content),),
        found_by="tests",
        **more,
    )


def states(report: str, words: str, origin: str, attribution: Attribution | None = None, stance: str = "asserts"):
    """An assertion of `words` in a report."""
    span = at(report, words)
    return Assertion(report, span.start, span.end, attribution.id if attribution else None, stance, origin)


STRANDED_POST = "About 400 passengers were stranded at Port Ellory on Tuesday after ferry crews walked out"
STRANDED_ECHO = "some 4,000 passengers were left stranded at Port Ellory after the crews walked out on Tuesday"
CANCELLED = "Every sailing until Thursday is cancelled"
PAY = "Crews are said to be unhappy about a cut to night pay"


def case() -> Case:
    """Four reports of one story, five claims: one origin behind three outlets, a range, a denial, an unseen text."""
    reports = tuple(
        Report(
            id=name,
            name=f"{name}.txt",
            path=f"harbour/{name}.txt",
            sha256=identify("x", text)[2:] * 4,
            text=text,
            url=f"https://{name}.example/ferries",
            outlet=OUTLETS[name],
            published=DAYS[name],
            title=text.splitlines()[0],
            byline="Herald staff" if name == "herald" else None,
            language="en",
            headline=(0, len(text.splitlines()[0])),
            dropped=(of(name, "Home | News | Sport | Subscribe to our newsletter"),) if name == "post" else (),
        )
        for name, text in TEXTS.items()
    )
    attributions = _attributions()
    return Case(
        reports=reports,
        stories=(Story("story", "Ferry crews walk out at Port Ellory", tuple(TEXTS), _event()),),
        sources=(
            Source("board", "Harbour Board", "state body", (at("post", "the Harbour Board"), at("echo", "the Harbour Board"))),
            Source("brask", "Ina Brask", "person", (at("post", "Ina Brask"), at("post", "Ms Brask")), speaks_for="board"),
            Source("wire", "Coastal Wire", "outlet", (at("post", "Coastal Wire"), at("herald", "Coastal Wire"))),
            Source("union", "Seafarers' Union", "organisation", (at("chronicle", "The Seafarers' Union"),)),
            Source("officials", "two port officials", "unnamed", (at("chronicle", "two port officials"),)),
        ),
        attributions=tuple(attributions.values()),
        passages=_passages(),
        claims=_claims(attributions),
        disagreements=_disagreements(),
        unread=(Unread("harbour/scan.pdf", "it is a PDF, which is not read"), Unread("harbour/empty.txt", "it is empty")),
    )  # fmt: skip


def _attributions() -> dict[str, Attribution]:
    return {
        "stranded": said("post", STRANDED_POST, "the Harbour Board", source_id="board", channel=("wire",), medium="statement"),
        "cancelled": said("post", CANCELLED, "the board's spokeswoman, Ina Brask", source_id="brask"),
        "echo": said("echo", STRANDED_ECHO, "the Harbour Board", "announced", source_id="board", hedge="confirmed"),
        "union": said("post", "crews had walked out", "A union official", "denied", source_id="union", denies=True),
        "reve": said("chronicle", "Nobody walked out", "its secretary, Tomas Reve", source_id="union"),
        "pay": said("chronicle", "Crews are angry about a cut to night pay", "two port officials", "according to", source_id="officials"),
    }  # fmt: skip


def _event() -> Event:
    return Event(
        what=Fact("ferry crews walked out", "exact", (at("post", "ferry crews walked out"),)),
        where=Fact("Port Ellory", "town", (at("post", "Port Ellory", 1), at("herald", "Port Ellory"))),
        when=Fact("6 May 2031", "day", (at("post", "on Tuesday"),)),
        how_many=(Fact("about 400 passengers", "about", (at("post", "About 400 passengers"),)),),
    )


def _passages() -> tuple[Passage, ...]:
    return (
        Passage(at("herald", STRANDED_POST), at("post", STRANDED_POST), "verbatim", "narration", "common_source",
                "both credit the Coastal Wire, which is not here"),
        Passage(at("post", STRANDED_POST), at("echo", STRANDED_ECHO), "rewritten", "narration", "left_to_right",
                "The Echo was published a day later and has less"),
        Passage(at("herald", PAY), at("echo", PAY), "verbatim", "narration", "undetermined", "nothing tells who was first"),
        Passage(at("post", CANCELLED), at("herald", CANCELLED), "verbatim", "quote", "undetermined", "a shared quotation"),
    )  # fmt: skip


def _claims(a: dict[str, Attribution]) -> tuple[Claim, ...]:
    board, union = (
        Origin("o-board", "Harbour Board", "state body"),
        Origin("o-union", "Seafarers' Union", "organisation"),
    )
    post, officials = (
        Origin("o-post", "outlet: Ellory Post", "outlet"),
        Origin("o-officials", "two port officials", "unnamed"),
    )
    nobody = Origin("o-herald", "unsourced: Northern Herald", "unsourced")
    herald, echo = (
        Origin("o-h", "unsourced: Northern Herald", "unsourced"),
        Origin("o-e", "unsourced: The Echo", "unsourced"),
    )
    return (
        Claim("c1", "story", "about 400 passengers were stranded at Port Ellory",
              (states("post", STRANDED_POST, "o-board", a["stranded"]), states("herald", STRANDED_POST, "o-board"),
               states("echo", STRANDED_ECHO, "o-board", a["echo"])),
              (Derivation("post", "o-board", "attributed", (at("post", "the Harbour Board said"),)),
               Derivation("echo", "o-board", "attributed", (at("echo", "the Harbour Board announced"),)),
               Derivation("herald", "post", "common_source", (at("herald", STRANDED_POST), at("post", STRANDED_POST))),
               Derivation("echo", "post", "copied", (at("echo", STRANDED_ECHO),))),
              (board,), (1, 1), 3),
        Claim("c2", "story", "every sailing until Thursday is cancelled",
              (states("post", CANCELLED, "o-board", a["cancelled"]), states("herald", CANCELLED, "o-board"),
               states("echo", "The sailings that were called off until Thursday", "o-board")),
              (Derivation("post", "o-board", "attributed", (at("post", "Ina Brask, said"),)),
               Derivation("herald", "post", "copied", (at("herald", CANCELLED),)),
               Derivation("echo", "post", "copied", (at("echo", "called off until Thursday"),))),
              (board,), (1, 1), 3),
        Claim("c3", "story", "crews are unhappy about a cut to night pay",
              (states("chronicle", "Crews are angry about a cut to night pay", "o-officials", a["pay"]),
               states("herald", PAY, "o-h"), states("echo", PAY, "o-e")),
              (Derivation("chronicle", "o-officials", "attributed", (at("chronicle", "according to two port officials"),)),
               Derivation("herald", "o-h", "unsourced", (at("herald", "are said to be"),)),
               Derivation("echo", "o-e", "unsourced", (at("echo", "are said to be"),))),
              (officials, herald, echo), (1, 3), 3),
        Claim("c4", "story", "ferry crews walked out",
              (states("post", "ferry crews walked out", "o-board", a["stranded"]), states("herald", "ferry crews walked out", "o-herald"),
               states("chronicle", "Nobody walked out", "o-union", a["reve"], "denies"),
               states("post", "crews had walked out", "o-union", a["union"], "denies")),
              (Derivation("post", "o-board", "attributed", (at("post", "the Harbour Board said"),)),
               Derivation("herald", "o-herald", "unsourced", (at("herald", "walked out"),))),
              (board, nobody, union), (1, 2), 2),
        Claim("c5", "story", "eleven buses left for Marren",
              (states("post", "eleven buses leaving for the inland town of Marren", "o-post"),),
              (Derivation("post", "o-post", "first_hand", (at("post", "A Post reporter at the quay counted"),)),),
              (post,), (1, 1), 1),
    )  # fmt: skip


def _disagreements() -> tuple[Disagreement, ...]:
    return (
        Disagreement("identity", "HBE", (
            Value(*at("post", "The board, known as the HBE"), "the board"),
            Value(*at("herald", "HBE, the Highland Boating Enterprise"), "the Highland Boating Enterprise"),
        ), "one acronym, two names"),
        Disagreement("figure", "passengers stranded", (
            Value(*at("post", "About 400 passengers"), "about 400"),
            Value(*at("herald", "About 400 passengers"), "about 400"),
            Value(*at("echo", "some 4,000 passengers"), "some 4,000"),
        ), "one is ten times the other"),
    )  # fmt: skip
