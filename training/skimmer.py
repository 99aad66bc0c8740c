"""Trains the fast tagger: a small convolutional network in the place of the encoder, for text by the million reports.

    python -m training.skimmer --polnear ../shared/data/polnear --out DIR [--news FILE.jsonl.gz] [--epochs 6]

Word pieces of 128 numbers (the principal components of MiniLM's), then dilated convolutions (Strubell et al. 2017)
under the same heads as the large network, without the rules' hints. `--news` adds texts that the large network has
marked (distillation by its answers, Hinton et al. 2015): the field `text` of every sixth line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn

from firsthand import languages
from firsthand.attributions import tagger
from firsthand.attributions.pieces import SORTS
from firsthand.records import Range, Report
from training.attributions import POINTER_WIDTH, SEED, TAGS, Article, encoder, export, read, train

WIDTH = 128
DILATIONS = (1, 2, 4, 8, 16, 1)
RATE = 2e-3


class Skimmer(nn.Module):  # type: ignore[misc, unused-ignore]
    """Word pieces, dilated convolutions, and the heads of the large network."""

    def __init__(self, pieces: torch.Tensor) -> None:
        super().__init__()
        centred = pieces - pieces.mean(dim=0)
        _, _, axes = torch.linalg.svd(centred, full_matrices=False)
        self.pieces = nn.Embedding.from_pretrained(centred @ axes[:WIDTH].T / centred.std(), freeze=False)
        self.sorts = nn.Embedding(SORTS, WIDTH)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.dropout = nn.Dropout(0.15)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.asks = nn.Linear(WIDTH, 2 * POINTER_WIDTH)
        self.answers = nn.Linear(WIDTH, 2 * POINTER_WIDTH)

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, sorts: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tag scores, and for every piece of a content the scores of every piece as its source's first, its cue's."""
        shown = mask[:, :, None].float()
        hidden = self.dropout(self.pieces(pieces) + self.sorts(sorts)) * shown
        for layer, norm in zip(self.layers, self.norms, strict=True):
            seen = nn.functional.gelu(layer(hidden.transpose(1, 2)).transpose(1, 2))
            hidden = norm(hidden + self.dropout(seen)) * shown
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
    parser.add_argument("--news", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    arguments = parser.parse_args()
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    gold = [read(path, languages.outline) for path in sorted((arguments.polnear / "train" / "text").glob("*.txt"))]
    silver = list(marked(arguments.news)) if arguments.news else []
    print(f"{len(gold)} marked articles, {len(silver)} marked by the large network", flush=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    model = Skimmer(encoder().embeddings.word_embeddings.weight.data)
    train(model, [*gold, *silver], arguments.epochs, False, arguments.out, rate=RATE)
    export(model, arguments.out, "skimmer")


def marked(path: Path) -> Iterator[Article]:
    """The texts of a JSON Lines file with what the large network finds in them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            text = json.loads(line)["text"]
            if number % 6 == 0 and text:
                report = Report(str(number), str(number), "", "", text)
                parse = languages.outline(report)
                yield Article(text, parse, (), tuple(_marks(tagger.tag(report, parse))))


def _marks(told: tuple[tagger.Told, ...]) -> Iterator[dict[str, list[Range]]]:
    for group in tagger.grouped(told):
        source, cue = group[0].source, group[0].cue
        yield {
            "source": [source] if source else [],
            "cue": [cue] if cue else [],
            "content": [one.content for one in group],
        }


if __name__ == "__main__":
    main()
