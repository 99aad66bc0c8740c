"""What a person says of who is who, line by line: the same, apart, or by another name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, cast

from firsthand.errors import UsageError
from firsthand.records import Unread

MOST_LINES = 10_000
"""Lines of a file with something in them."""

LONGEST_LINE = 4_000
"""Characters of a line; names are a few words each."""

MOST_NAMES = 50
"""Names in one line."""

Kind = Literal["same", "apart", "name"]
_SEPARATORS = {"same": "=", "apart": "|", "name": "->"}
_JOINERS = "\u200c\u200d"
"""Invisible, but some scripts are misspelt without them."""
_ARTICLE = re.compile(r"(?:the|an?) ")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


class Correction(NamedTuple):
    """One line: `names` are of one party, of several, or of one party and then what it is to be called."""

    path: str
    line: int
    kind: Kind
    names: tuple[str, ...]

    @property
    def called(self) -> tuple[str, ...]:
        """The names that must be of sources of the case."""
        return self.names[:1] if self.kind == "name" else self.names


class Finding(NamedTuple):
    """What became in one story of a correction's name at a place, or (place -1) of its line: `why` not, or ""."""

    correction: int
    name: int
    why: str


MISSING = "missing"
"""Why a name was not found; what to say of it is said once for all stories."""


def parse(texts: Iterable[tuple[str, str]]) -> tuple[Correction, ...]:
    """The corrections of some files, each given as its path and its text.

    Raises UsageError, with path and line, for a line that is none, and for two that contradict each other.
    """
    found = [c for path, text in texts for c in _lines(path, text)]
    _check(found)
    return tuple(found)


def unmet(corrections: Sequence[Correction], findings: Iterable[Iterable[Finding]]) -> Iterator[Unread]:
    """What a person must know of lines that were not, or not wholly, used in any story; `findings` are of each."""
    whys: dict[tuple[int, int], dict[str, None]] = defaultdict(dict)
    for told in findings:
        for number, name, why in told:
            whys[number, name][why] = None
    for number, c in enumerate(corrections):
        whole = whys.get((number, -1), {})
        missing = [n for k, n in enumerate(c.called) if set(whys.get((number, k), {MISSING: None})) == {MISSING}]
        others = [why for k in range(len(c.called)) for why in whys.get((number, k), ()) if why not in ("", MISSING)]
        problems = [f"no source is called “{name}”" for name in missing]
        problems += [*others, *(why for why in whole if why)]
        if "" not in whole and not problems:
            problems = ["no story has all its names"]
        if problems:
            used = "in part" if "" in whole else "not"
            yield Unread(f"{c.path}, line {c.line}", f"correction {used} used: {'; '.join(dict.fromkeys(problems))}")


def _lines(path: str, text: str) -> Iterator[Correction]:
    count = 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        count += 1
        if count > MOST_LINES:
            raise UsageError(f"{path}, line {number}: more than {MOST_LINES:,} corrections", path)
        yield _correction(path, number, line)


def _correction(path: str, number: int, line: str) -> Correction:
    def wrong(why: str) -> UsageError:
        return UsageError(f"{path}, line {number}: {why}", path)

    if len(line) > LONGEST_LINE:
        raise wrong(f"longer than {LONGEST_LINE:,} characters")
    hidden = next((c for c in line if c != "\t" and unicodedata.category(c) in _HIDDEN and c not in _JOINERS), None)
    if hidden:
        raise wrong(f"a character that cannot be seen (U+{ord(hidden):04X})")
    word, colon, rest = line.partition(":")
    kind = word.strip().lower()
    if not colon or kind not in _SEPARATORS:
        raise wrong("begins with none of “same:”, “apart:”, “name:”, “#”")
    separator = _SEPARATORS[kind]
    names = tuple(_split(rest, separator))
    if not all(names):
        raise wrong("a name is empty")
    if len(names) < 2:
        raise wrong(f"two names with “{separator}” between them are needed")
    if len(names) > (2 if kind == "name" else MOST_NAMES):
        raise wrong(f"more than one “{separator}”" if kind == "name" else f"more than {MOST_NAMES} names")
    if kind != "name" and len({fold(n) for n in names}) < len(names):
        raise wrong("one name stands twice in it")
    found = Correction(path, number, cast(Kind, kind), names)
    if not all(map(fold, found.called)):
        raise wrong("a name has no letters")
    return found


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _split(text: str, separator: str) -> Iterator[str]:
    """The names of a line; within quotation marks a separator is a character like any other."""
    held = [found.span() for found in _QUOTED.finditer(text)]
    start = 0
    for found in re.finditer(re.escape(separator), text):
        if not any(s < found.start() < e for s, e in held):
            yield _bare(text[start : found.start()])
            start = found.end()
    yield _bare(text[start:])


def _bare(name: str) -> str:
    """A name without the blanks and the quotation marks around it."""
    name = " ".join(name.split())
    return " ".join(name[1:-1].split()) if _QUOTED.fullmatch(name) else name


def fold(name: str) -> str:
    """What two spellings of one name share: letters without case, no article, no marks at the end."""
    plain = " ".join(unicodedata.normalize("NFKC", name).replace("’", "'").casefold().split())
    plain = plain.strip(" ,.;:\"'“”()[]").removesuffix("'s")
    article = _ARTICLE.match(plain)
    return plain[article.end() :].strip() if article else plain


def _check(corrections: Sequence[Correction]) -> None:
    """Raises UsageError where one line joins what another keeps apart, or a name is given two new ones."""
    renamed: dict[str, Correction] = {}
    group: dict[str, str] = {}

    def root(name: str) -> str:
        while group.setdefault(name, name) != name:
            group[name] = name = group[group[name]]
        return name

    for c in corrections:
        if c.kind == "same":
            first, *others = map(fold, c.names)
            for other in others:
                group[root(other)] = root(first)
        elif c.kind == "name":
            known = renamed.setdefault(fold(c.names[0]), c)
            if known.names[1] != c.names[1]:
                raise _against(c, known, f"“{c.names[0]}” is renamed there")
    for c in corrections:
        seen: dict[str, str] = {}
        for name in c.names if c.kind == "apart" else ():
            other = seen.setdefault(root(fold(name)), name)
            if other != name:
                joined = next(s for s in corrections if s.kind == "same" and root(fold(s.names[0])) == root(fold(name)))
                raise _against(c, joined, f"“{other}” and “{name}” are the same there")


def _against(c: Correction, other: Correction, why: str) -> UsageError:
    there = f"line {other.line}" if other.path == c.path else f"{other.path}, line {other.line}"
    return UsageError(f"{c.path}, line {c.line}: it contradicts {there}: {why}", c.path)
