"""The documentation is true: what it shows comes from a run, and all that there is stands in it.

A block of text below `<!-- run: NAME -->` must be what RUNS gives for that name. `python tests/test_docs.py` writes
those blocks anew; read the difference before committing it.
"""

import dataclasses
import json
import re
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import firsthand
from firsthand import languages, origins, plugins, records
from firsthand.claims.similarity import FEATURES
from firsthand.cli import main
from firsthand.disagreements._material import Material
from firsthand.present import json as present_json
from firsthand.present import terminal
from firsthand.records import (
    Assertion,
    Attribution,
    Case,
    Claim,
    Event,
    HedgeLoss,
    Parse,
    Passage,
    Place,
    Report,
    Source,
    Span,
    Story,
)

ROOT = Path(__file__).parent.parent
EXAMPLE = "examples/kaldrin-depot"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = sorted(main.commands)
RUN = re.compile(r"(<!-- run: (.+?) -->\n```\w*\n)(.*?)(^```$)", re.DOTALL | re.MULTILINE)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def page(name):
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def case():
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return firsthand.trace([EXAMPLE])


@cache
def paragraphs():
    told = terminal.summary(case(), width=92)
    return [part for part in re.split(r"\n\s*\n", told) if part.strip()]


def first_claims():
    """The head of the first story and its first two claims."""
    return "\n\n".join([*paragraphs()[:3], " …"])


def disagreements():
    return next(part for part in paragraphs() if part.startswith(" !  "))


def not_read():
    return next(part for part in paragraphs() if part.startswith(" Not read"))


def help_of(command):
    arguments = [command, "--help"] if command else ["--help"]
    return CliRunner().invoke(main, arguments, prog_name="firsthand", terminal_width=80).output


RUNS = {
    "the example's first claims": first_claims,
    "the example's disagreements": disagreements,
    "what the example did not read": not_read,
    "firsthand --help": lambda: help_of(""),
    **{f"firsthand {name} --help": lambda name=name: help_of(name) for name in COMMANDS},
}


def blocks():
    return [(path, *found.group(2, 3)) for path in PAGES for found in RUN.finditer(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("path", "name", "shown"), blocks(), ids=lambda part: getattr(part, "name", None))
def test_what_is_shown_comes_from_a_run(path, name, shown):
    assert shown.rstrip() == RUNS[name]().rstrip(), "python tests/test_docs.py writes it anew"


def test_every_run_is_shown_and_the_readme_shows_the_example():
    assert {name for _, name, _ in blocks()} == set(RUNS)
    assert "<!-- run: the example's first claims -->" in page("README.md")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help_and_stands_in_the_reference(name):
    reference = page("docs/reference/cli.md")
    command = main.commands[name]
    assert command.help
    assert f"## `firsthand {name}" in reference
    assert f"firsthand {name}" in page("README.md")
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            assert all(f"`{spelling}" in reference for spelling in option.opts), option.name


def keys_of(value, path, found):
    """The keys of every object in `value`, by its path; spans and facts are told once."""
    if isinstance(value, list | tuple):
        for item in value:
            keys_of(item, path, found)
    elif isinstance(value, dict):
        if set(value) == {"report", "start", "end"}:
            path = "a span"
        elif set(value) == {"value", "precision", "evidence"}:
            path = "a fact"
        found[path] |= set(value)
        for key, part in value.items():
            keys_of(part, key if path == "a trace" else f"{path}.{key}", found)


def keys_documented():
    found = defaultdict(set)
    for heading, body in re.findall(r"^##+ (.+?)\n(.*?)(?=^##|\Z)", page("docs/reference/json.md"), re.S | re.M):
        keys = re.findall(r"^\| `(\w+)` \|", body, re.M)
        if keys:
            found[heading.replace("`", "")] = set(keys)
    return found


def rarities():
    """What the example lacks: its places are invented, and none of its reports is surer than what it rests on."""
    span = Span("r", 0, 3)
    event = Event(place=Place("Tromsø", 3133895, "Norway", "NO", "Troms", 69.6496, 18.957, 1))
    loss = HedgeLoss("doubt dropped", span, span, "may", None, "the two share the text")
    claim = Claim("c", "s", "", (Assertion("r", 0, 3, None, "asserts"),), hedge_losses=(loss,))
    return Case(stories=(Story("s", "", ("r",), event),), claims=(claim,))


def test_every_key_of_the_json_stands_in_the_reference_and_no_other():
    whole, found = case(), defaultdict(set)
    for told in (whole, rarities()):
        keys_of(json.loads(present_json.to_json(told)), "a trace", found)
    for name, lines in {
        "firsthand attribute": present_json.attribute_lines(whole.reports, whole.attributions),
        "firsthand copies": present_json.copies_lines(whole.reports, whole.passages),
        "firsthand stories": present_json.stories_lines(whole.reports, whole.stories),
    }.items():
        keys_of([json.loads(line) for line in lines], name, found)
    assert dict(found) == dict(keys_documented())


def test_every_record_stands_in_the_reference_with_its_fields():
    reference = page("docs/reference/records.md")
    for name, record in vars(records).items():
        if isinstance(record, type) and record.__module__ == records.__name__:
            fields = getattr(record, "_fields", None) or [f.name for f in dataclasses.fields(record)]
            assert f"| `{name}` | {', '.join(f'`{field}`' for field in fields)} |" in reference


def test_every_public_name_stands_in_the_page_on_python():
    assert all(f"`{name}`" in page("docs/how-to/use-from-python.md") for name in firsthand.__all__)


def test_every_module_that_discovery_finds_is_told():
    for reader in plugins.discover("firsthand.read"):
        assert all(f"`{suffix}`" in page("docs/reference/cli.md") for suffix in reader.SUFFIXES), reader
    for detector in plugins.discover("firsthand.disagreements"):
        kind = detector.__name__.rpartition(".")[2]
        assert f"`{kind}`" in page("docs/how-to/add-a-detector.md"), kind
    assert all(f"`{code}`" in page("docs/how-to/add-a-language.md") for code in languages.known())


def test_every_feature_of_the_claim_model_stands_in_its_card():
    assert all(f"| `{name}` |" in page("docs/models/claims.md") for name in FEATURES)


def test_every_dependency_has_its_reason_in_a_decision():
    decisions = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md"))
    for requirement in tomllib.loads(page("pyproject.toml"))["project"]["dependencies"]:
        name = re.split(r"[<>=~!\[ ]", requirement)[0]
        assert f"**{name}**" in decisions, name


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: path.name)
def test_a_decision_is_one_page(path):
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 25


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    for link in LINK.findall(path.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:|#", link):
            assert (path.parent / link.partition("#")[0]).exists(), link


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_python_that_is_shown_runs(path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    names = {"__name__": "shown"}
    for code in PYTHON.findall(path.read_text(encoding="utf-8")):
        exec(compile(code, str(path), "exec"), names)


SENTENCE = "About 40 people were killed at the mill on Monday."


def counted(*said, copied=(), credits=(), works=()):
    """The range of one claim that as many reports state as there are parties in `said`, "" for nobody.

    `copied` are pairs of reports that share the sentence; those in `credits` are credited to an agency, those in
    `works` show their own work. A party that begins with "denies " denies.
    """
    texts = [f"(Lodestar) {SENTENCE}" if n in credits else SENTENCE for n in range(len(said))]
    texts = [f"{t} Our correspondent counted them." if n in works else t for n, t in enumerate(texts)]
    reports = [
        Report(f"r{n}", f"r{n}", f"r{n}", "", t, outlet=f"Outlet {n}", credit=(1, 9) if n in credits else None)
        for n, t in enumerate(texts)
    ]
    names = sorted({s.removeprefix("denies ") for s in said} - {""})
    sources = [Source(name, name, "unnamed" if "official" in name else "state body") for name in names]
    attributions = [
        Attribution(f"a{n}", f"r{n}", "indirect", (0, 1), (), ((0, 9),), "x", source_id=s.removeprefix("denies "))
        for n, s in enumerate(said)
        if s
    ]
    assertions = tuple(
        Assertion(f"r{n}", 0, len(t), f"a{n}" if s else None, "denies" if s.startswith("denies ") else "asserts")
        for n, (s, t) in enumerate(zip(said, texts, strict=True))
    )
    shared = [
        Passage(Span(f"r{a}", 0, 50), Span(f"r{b}", 0, 50), "verbatim", "narration", "undetermined", "")
        for a, b in copied
    ]
    parses = {r.id: Parse(r.id, (), (), (), (), ()) for r in reports}
    claim = Claim("c", "s", SENTENCE, assertions)
    return origins.trace([claim], reports, parses, sources, attributions, shared)[0].independent


@pytest.mark.parametrize(
    ("row", "measured"),
    [
        ("A, B and C: “40 died, the command said”", lambda: counted("command", "command", "command")),
        ("B: the same sentence without its last words", lambda: counted("command", "", copied=[(0, 1)])),
        ("B, in words of its own: “40 people were killed”", lambda: counted("command", "")),
        ("B: “some 40 people lost their lives”", lambda: counted("", "")),
        ("A and B: “(Lodestar) – 40 died”", lambda: counted("", "", credits=[0, 1])),
        ("B: a senior defense official", lambda: counted("defense official", "senior defense official")),
        ("B: “our correspondent counted 40 bodies”", lambda: counted("command", "", works=[1])),
        ("B: “40, seen by this newspaper”", lambda: counted("", "", works=[0, 1])),
        ("B: the hospital |", lambda: counted("command", "hospital")),
        ("B: a general, in words of his own", lambda: counted("command", "general")),
        ("B: “the Front denied that 40 died”", lambda: counted("command", "denies the Front")),
    ],
)
def test_the_examples_of_independence_hold(row, measured):
    (line,) = [line for line in page("docs/explanation/independence.md").splitlines() if row in line]
    low, high = measured()
    assert f"| [{low}, {high}]" in line


def test_the_detector_that_is_shown_finds_and_stays_silent():
    names = {}
    exec(PYTHON.findall(page("docs/how-to/add-a-detector.md"))[0], names)
    texts = {"a": "It burned on Monday.", "b": "It burned on Tuesday.", "c": "On Monday it burned."}
    reports = {name: Report(name, name, name, "", text) for name, text in texts.items()}

    def found(*told):
        assertions = tuple(Assertion(name, 0, len(texts[name]), None, "asserts") for name in told)
        return list(names["detect"](Material(reports, {}, (), {}, (Claim("c", "s", "It burned", assertions),), ())))

    (parted,) = found("a", "b")
    assert [value.value for value in parted.values] == ["Monday", "Tuesday"]
    assert found("a", "c") == []


def test_the_screenshot_is_small():
    assert 10_000 < (ROOT / "docs" / "images" / "report.png").stat().st_size < 300_000


def write():
    """Puts into every page what the runs give now."""
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        new = RUN.sub(lambda found: f"{found[1]}{RUNS[found[2]]().rstrip()}\n{found[4]}", text)
        if new != text:
            path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    write()
