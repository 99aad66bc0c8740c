"""The texts that marks were made on: looked up by "set/id" in the shared folder, as they never enter the repository."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SETS = {
    "background": "background_allsides_2018-2019.jsonl.gz",
    "basil": "stories_basil_2010-2016.jsonl.gz",
    "ecbplus": "stories_ecbplus_topics_1-35.jsonl.gz",
    "fakes": "fakes_before_2016-07.jsonl.gz",
    "reuters": "reuters21578.jsonl.gz",
}


class TextsChangedError(Exception):
    """A text that the marks were made on is not there, or is not the same any more."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text and what is known of it; `published` is an ISO 8601 prefix."""

    text: str
    outlet: str | None
    published: str | None


def find(digests: Mapping[str, str], data: Path) -> dict[str, Text]:
    """The texts of these names, which stand with the first digits of their SHA-256. Raises TextsChangedError."""
    found: dict[str, Text] = {}
    for prefix in sorted({name.partition("/")[0] for name in digests}):
        with gzip.open(data / SETS[prefix], "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                if (name := f"{prefix}/{record['id']}") in digests:
                    found[name] = Text(
                        record["text"], record.get("outlet"), record.get("published") or record.get("date")
                    )
    for name, digest in sorted(digests.items()):
        if name not in found or not verify(found[name].text, digest):
            raise TextsChangedError(f"{name} is not the text that was marked")
    return found


def find_lines(file: Path) -> dict[str, bytes]:
    """The lines of a file of reports, by the id that each gives."""
    with gzip.open(file, "rb") as lines:
        return {json.loads(line)["id"]: line.strip() for line in lines}


def verify(text: str, digest: str) -> bool:
    """Whether a text's SHA-256 begins with these digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest().startswith(digest)
