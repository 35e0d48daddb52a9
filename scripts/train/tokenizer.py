"""Trains the tokenizer (SentencePiece unigram) and writes it in the tokenizer.json form that transformers.js reads."""

import json
import random
from itertools import chain
from pathlib import Path

import sentencepiece

import corpus

PAD, UNKNOWN = "<pad>", "<unk>"
LINES = 400_000


def train(data: Path, work: Path, pieces: int, seed: int) -> Path:
    """Returns the path of the SentencePiece model, trained on a sample of sentences of laws and Wikipedia."""
    lines = work / "tokenizer-lines.txt"
    texts = chain(corpus.laws(data), (" ".join(passages) for _, passages in corpus.wikipedia(data)))
    with lines.open("w", encoding="utf-8") as file:
        for line in sample((corpus.normalise(text) for text in texts), LINES, seed):
            file.write(line + "\n")
    prefix = work / "tokenizer"
    sentencepiece.SentencePieceTrainer.train(
        input=str(lines),
        model_prefix=str(prefix),
        vocab_size=pieces,
        model_type="unigram",
        # The lines are normalised already, and by the very steps that tokenizer.json names.
        normalization_rule_name="identity",
        character_coverage=0.9995,
        pad_id=0,
        unk_id=1,
        bos_id=-1,
        eos_id=-1,
        pad_piece=PAD,
        unk_piece=UNKNOWN,
        max_sentence_length=4096,
        num_threads=2,
        minloglevel=1,
    )
    return prefix.with_suffix(".model")


def sample(lines, size: int, seed: int) -> list[str]:
    """Reservoir sampling (algorithm R): every line is kept with the same probability."""
    chosen: list[str] = []
    generator = random.Random(seed)
    for count, line in enumerate(lines):
        if count < size:
            chosen.append(line)
        elif (place := generator.randrange(count + 1)) < size:
            chosen[place] = line
    return chosen


def export(model: Path, out: Path, max_tokens: int) -> None:
    """Writes tokenizer.json and tokenizer_config.json."""
    processor = sentencepiece.SentencePieceProcessor(model_file=str(model))
    vocabulary = [[processor.id_to_piece(i), round(processor.get_score(i), 4)] for i in range(len(processor))]
    special = [
        {"id": i, "content": piece, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
        for i, piece in enumerate((PAD, UNKNOWN))
    ]
    metaspace = {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True, "prepend_scheme": "always"}
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": special,
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]},
        # Word by word: the same pieces as over the whole text (no piece crosses a space), in linear time.
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, metaspace]},
        "post_processor": None,
        "decoder": metaspace,
        "model": {"type": "Unigram", "unk_id": 1, "vocab": vocabulary},
    }
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": max_tokens,
        "pad_token": PAD,
        "unk_token": UNKNOWN,
    }
    write_json(out / "tokenizer.json", tokenizer, indent=None)
    write_json(out / "tokenizer_config.json", config, indent=2)


def write_json(file: Path, value: object, indent: int | None) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")
