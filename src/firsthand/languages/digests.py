"""Whether an installed model is, byte for byte, the one that firsthand was made with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from firsthand.errors import ModelError

LARGEST_READ = 1 << 20
"""Bytes of a file held at once."""

_COMPILED = "__pycache__"


def verify(package: str, listing: str) -> None:
    """Nothing where each file of an installed package has the SHA-256 that `listing` gives it, and there is no other.

    `listing` is what `sha256sum` prints inside the package's folder. The package is not imported: no code of another
    one runs before it is found out. All 15 MB of the English model take 0.03 s; loading it takes 0.7 s.
    Raises ModelError, which names the file.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelError(f"the model {package} is not installed: installing firsthand brings it", package)
    difference = _difference(Path(spec.origin).parent, _digests(listing))
    if difference:
        raise ModelError(
            f"the model {package} is not the one that firsthand was made with: {difference}. "
            "Nothing was read with it. Install it anew, in the version that firsthand asks for.",
            package,
        )


def _digests(listing: str) -> dict[str, str]:
    """The SHA-256 of each file, by its name."""
    parts = (line.partition("  ") for line in listing.splitlines())
    return {name: digest for digest, _, name in parts if name}


def _difference(folder: Path, listed: Mapping[str, str]) -> str:
    """What is wrong with the first file that is missing, changed or not listed, or ""."""
    found = (p for p in folder.rglob("*") if p.is_file() and _COMPILED not in p.parts and not p.name.startswith("."))
    there = {p.relative_to(folder).as_posix(): p for p in found}
    for name in sorted({*listed, *there}):
        if name not in there:
            return f"{name} is missing"
        if name not in listed:
            return f"{name} is no part of it"
        if _sha256(there[name]) != listed[name]:
            return f"{name} has another SHA-256"
    return ""


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(LARGEST_READ):
            digest.update(part)
    return digest.hexdigest()
