"""Writes the encoder as ONNX with 8-bit weights, and vectors to test it by."""

import hashlib
import json
from pathlib import Path

import numpy
import onnx
import sentencepiece
import torch
from onnx import TensorProto, helper, numpy_helper

import corpus
from encoder import Encoder


def quantize(table: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """(pieces, dimensions) float32 → int8 of the same shape and a scale a row (pieces, 1): row ≈ int8 × scale."""
    scales = numpy.abs(table).max(axis=1, keepdims=True) / 127
    scales[scales == 0] = 1
    return numpy.rint(table / scales).astype(numpy.int8), scales.astype(numpy.float32)


def write_onnx(encoder: Encoder, file: Path) -> None:
    """input_ids, attention_mask (batch, tokens) → last_hidden_state (batch, tokens, dimensions).

    The graph only looks the vectors up; whoever runs it takes their mean.
    """
    table = encoder.table.weight.detach().numpy().copy()
    table[0] = 0  # padding
    weights, scales = quantize(table)
    ids = ["batch", "tokens"]
    nodes = [
        helper.make_node("Gather", ["weights", "input_ids"], ["rows"]),
        helper.make_node("Cast", ["rows"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "input_ids"], ["row_scales"]),
        helper.make_node("Mul", ["floats", "row_scales"], ["vectors"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last_axis"], ["mask_column"]),
        helper.make_node("Mul", ["vectors", "mask_column"], ["last_hidden_state"]),
    ]
    graph = helper.make_graph(
        nodes,
        "static-encoder",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ids) for name in ("input_ids", "attention_mask")],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*ids, table.shape[1]])],
        [
            numpy_helper.from_array(weights, "weights"),
            numpy_helper.from_array(scales, "scales"),
            numpy_helper.from_array(numpy.array([2], dtype=numpy.int64), "last_axis"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8, producer_name="tanya-asn")
    onnx.checker.check_model(model)
    onnx.save(model, str(file))


def write_checksums(out: Path) -> None:
    """SHA256SUMS, which `npm run doctor` reads."""
    files = sorted(file for file in out.rglob("*") if file.is_file() and file.suffix in (".json", ".onnx"))
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(out).as_posix()}\n" for file in files]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def write_config(file: Path, pieces: int, dimensions: int, max_tokens: int) -> None:
    config = {
        # The name under which transformers.js runs any encoder that gives last_hidden_state.
        "model_type": "bert",
        "architectures": ["BertModel"],
        "vocab_size": pieces,
        "hidden_size": dimensions,
        "max_position_embeddings": max_tokens,
        "pad_token_id": 0,
    }
    file.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def write_reference(encoder: Encoder, tokenizer: sentencepiece.SentencePieceProcessor, texts: list[str], file: Path) -> None:
    """Token ids and vectors of the trained encoder in full precision, as the test of the ONNX file expects them."""
    rows = []
    for text in texts:
        tokens = tokenizer.encode(corpus.normalise(text))
        with torch.no_grad():
            vector = encoder([numpy.array(tokens)])[0].tolist()
        rows.append({"text": text, "tokens": tokens, "vector": [round(x, 5) for x in vector]})
    file.write_text("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n", encoding="utf-8")
