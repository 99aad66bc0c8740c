"""The neural networks that ship with firsthand, and the word pieces that they read."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

Vector: TypeAlias = "NDArray[np.float32]"

_FOLDER = "firsthand.languages.en"


@cache
def open_network(name: str) -> Any:
    """The network of that name as ONNX Runtime reads it, with one thread: the same input gives the same numbers."""
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    model = (resources.files(_FOLDER) / "networks" / f"{name}.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def open_tokenizer() -> Tokenizer:
    """The uncased word pieces of BERT (Devlin et al. 2019), with their places in the text."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str((resources.files(_FOLDER) / "networks" / "tokenizer.json").read_text("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
