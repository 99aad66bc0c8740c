"""What statements mean, as vectors of a small neural network (training/meanings.py): near ones say like things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from firsthand.claims.statements import Statement
from firsthand.languages.networks import Vector, open_network, open_tokenizer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 48
"""Word pieces of a statement that are read, as in training; of the marked statements one in fifty has more."""

MOST_CHARACTERS = 1_000
"""Characters of a statement that are looked at; the pieces that are read end long before, but for hostile text."""

_UNENCODABLE = dict.fromkeys(range(55296, 57344), "�")


def read(statements: Iterable[Statement], texts: Mapping[str, str]) -> list[Statement]:
    """The statements with what each means; `texts` are those of their reports by id.

    The product of two meanings is their likeness, -1 to 1. Each statement is read alone: together they would share the
    scales of the network's 8-bit numbers, and each meaning would tell of its neighbours.
    """
    told = [(s, texts[s.report][s.start : s.end]) for s in statements]
    known = {text: _read(text) for text in dict.fromkeys(text for _, text in told)}
    return [replace(s, meaning=known[text]) for s, text in told]


def _read(text: str) -> Vector:
    """384 numbers, their squares summing to 1."""
    (lower,) = open_network("tagger").run(("lower",), feed(text), only_asked())
    (meaning,) = open_network("meanings").run(("meaning",), {"lower": lower})
    found: Vector = meaning[0]
    return found


def feed(text: str) -> dict[str, NDArray[np.int64]]:
    """What the tagger is given to read a text alone, its blanks made one each, without hints of what stands where."""
    import numpy as np

    plain = " ".join(text[:MOST_CHARACTERS].translate(_UNENCODABLE).split())
    tokenizer = open_tokenizer()
    begin, end = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))
    pieces = [begin, *tokenizer.encode(plain, add_special_tokens=False).ids[: LONGEST - 2], end]
    row = np.array([pieces], dtype=np.int64)
    return {"pieces": row, "mask": np.ones_like(row), "sorts": np.zeros_like(row)}


@cache
def only_asked() -> Any:
    """Options of ONNX Runtime by which it leaves out what only other outputs of a network need."""
    import onnxruntime

    options = onnxruntime.RunOptions()
    options.only_execute_path_to_fetches = True
    return options
