"""The engine that runs on a Spark cluster, or on every core of this machine where there is none.

What runs there is the same code that runs here: rows reach it in Arrow batches (`mapInArrow`), and come back in them.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from firsthand.engine import Made, Postings, Progress, Rule
from firsthand.engine.shuffles import choose, count, join, keep_enough, keep_partners, make, turn
from firsthand.engine.tables import tell

T = TypeVar("T")
R = TypeVar("R")

LOT = 64
"""Items that travel together: a batch for each would cost more than most of them."""

LONG = 1 << 32
"""By which a pair's code is parted into its two items."""


class Spark:
    """The items of a `map` and the keys of `pairs` spread over a session: the one that is there, or a local one."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress

    def map(self, function: Callable[[T], R], items: Sequence[T], label: str = "") -> Iterator[R]:
        """What `function` returns for each item, in the items' order; `function` and items must pickle."""
        if len(items) == 0:
            return
        lots = [(n, bytearray(pickle.dumps(list(items[n : n + LOT])))) for n in range(0, len(items), LOT)]
        rows = _session().createDataFrame(lots, "place long, lot binary").repartition(len(lots), "place")
        done = 0
        for row in rows.mapInArrow(_mapping(function), "place long, lot binary").orderBy("place").toLocalIterator():
            for result in pickle.loads(bytes(row["lot"])):  # noqa: S301, what this very engine has pickled
                done += 1
                yield result
                if self._progress:
                    self._progress(label, done, len(items))

    def pairs(self, postings: Postings, rule: Rule) -> Iterator[tuple[int, int, int]]:
        """For each two items that `rule` joins: (item, larger item, keys shared)."""
        keyed = self._made(postings) if isinstance(postings, Made) else self._given(postings)
        if keyed is None:
            return
        meeting = keyed.repartition("key").mapInArrow(_joining(rule), f"{PAIRED}, rarity long")
        counted = meeting.repartition("one").mapInArrow(_counting(rule), PAIRED)
        for row in counted.dropDuplicates(["one", "other"]).orderBy("one", "other").toLocalIterator():
            yield row["one"], row["other"], row["shared"]

    def _given(self, postings: Postings) -> Any:
        """The rows of postings that are here; None where there are none."""
        import pyarrow

        columns = [
            pyarrow.table({"key": rows["key"].view("<i8"), "item": rows["item"].astype("<i8")})
            for rows in make(postings, self)
            if len(rows)
        ]
        return _session().createDataFrame(pyarrow.concat_tables(columns)) if columns else None

    def _made(self, postings: Made) -> Any:
        """The rows of postings that are made where they are needed, and never come here; None where there are none."""
        if len(postings.sources) == 0:
            return None
        lots = [(n, bytearray(pickle.dumps(source))) for n, source in enumerate(postings.sources)]
        rows = _session().createDataFrame(lots, "place long, lot binary").repartition(len(lots), "place")
        return rows.mapInArrow(_making(postings.function), "key long, item long")


PAIRED = "one long, other long, shared long"
"""The columns of a pair."""

SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "8",
}
"""Of a session that is made here: it listens on this machine alone. Whoever has a cluster makes a session first."""


def _session() -> Any:
    """The session that there is, or a new one on this machine."""
    import os
    import sys

    from pyspark.sql import SparkSession

    if SparkSession.getActiveSession() is None:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("firsthand")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = SparkSession.getActiveSession() or builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _mapping(function: Callable[[Any], Any]) -> Callable[[Iterator[Any]], Iterator[Any]]:
    unpack = _packed(function)

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        function = unpack()
        for batch in batches:
            for place, lot in zip(batch["place"].to_pylist(), batch["lot"].to_pylist(), strict=True):
                results = [function(item) for item in pickle.loads(lot)]  # noqa: S301, what this engine has pickled
                yield pyarrow.record_batch({"place": [place], "lot": [pickle.dumps(results)]})

    return run


def _making(function: Callable[[Any], Any]) -> Callable[[Iterator[Any]], Iterator[Any]]:
    unpack = _packed(function)

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        function = unpack()
        for batch in batches:
            for lot in batch["lot"].to_pylist():
                keys, items = function(pickle.loads(lot))  # noqa: S301, what this engine has pickled
                yield pyarrow.record_batch({"key": keys.view("<i8"), "item": items.astype("<i8")})

    return run


def _packed(function: Callable[[Any], Any]) -> Callable[[], Any]:
    """What gives the function back in another process, which may look for modules in other places."""
    import sys

    packed, paths = pickle.dumps(function), list(sys.path)

    def unpack() -> Any:
        import sys

        sys.path += [path for path in paths if path not in sys.path]
        return pickle.loads(packed)  # noqa: S301, what this engine has pickled

    return unpack


def _joining(rule: Rule) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import numpy as np

        from firsthand.engine.tables import POSTING

        held = list(batches)
        rows = np.empty(sum(batch.num_rows for batch in held), POSTING)
        if len(rows):
            rows["key"] = np.concatenate([batch["key"].to_numpy(zero_copy_only=False) for batch in held]).view(
                np.uint64
            )
            rows["item"] = np.concatenate([batch["item"].to_numpy(zero_copy_only=False) for batch in held])
            shared = choose(rows, rule)
            tell(shared.furniture, rule)
            for joined in join(shared, rule):
                yield _batch(joined)
                if rule.partners is not None:
                    yield _batch(turn(joined))

    return run


def _counting(rule: Rule) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import numpy as np

        from firsthand.engine.tables import PAIR

        held = list(batches)
        rows = np.empty(sum(batch.num_rows for batch in held), PAIR)
        if len(rows):
            one, other, shared, rarity = (_column(held, name) for name in ("one", "other", "shared", "rarity"))
            rows["code"] = one.astype(np.uint64) * np.uint64(LONG) + other.astype(np.uint64)
            rows["shared"], rows["rarity"] = shared, rarity
            best = keep_enough(count(rows), rule)
            if rule.partners is not None:
                best = keep_partners(best, rule.partners)
                behind = best["code"] // np.uint64(LONG) > best["code"] % np.uint64(LONG)
                best = np.concatenate([best[~behind], turn(best[behind])])
            yield _batch(best).select(["one", "other", "shared"])

    return run


def _column(batches: Sequence[Any], name: str) -> Any:
    """One column of all batches together, as numpy has it."""
    import numpy as np

    return np.concatenate([batch[name].to_numpy(zero_copy_only=False) for batch in batches])


def _batch(rows: Any) -> Any:
    import numpy as np
    import pyarrow

    code = rows["code"]
    columns = {
        "one": (code // np.uint64(LONG)).astype(np.int64),
        "other": (code % np.uint64(LONG)).astype(np.int64),
        "shared": rows["shared"].astype(np.int64),
        "rarity": rows["rarity"].astype(np.int64),
    }
    return pyarrow.record_batch(columns)
