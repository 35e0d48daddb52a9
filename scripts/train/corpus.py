"""Reads the training data and turns text into the form that the tokenizer sees."""

import gzip
import json
import re
import unicodedata
import zlib
from pathlib import Path
from typing import Iterator

# A sentence ends at . ! ? before white space and something that starts a new one; good enough to train on.
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'(])")
WHITE_SPACE = re.compile(r"\s+")

# Every fifth question-passage pair is kept away from the encoder: weights of a ranking that are learnt on pairs
# which the encoder has seen are worthless, because it scores those pairs far too well.
HELD_OUT_SHARE = 5

# Labels of sentence-pairs.jsonl.gz under which the second sentence may stand for the first.
SAME_MEANING = {"entailment", "paraphrase", "informal-formal", "Entail_or_Paraphrase"}


def read_rows(file: Path) -> Iterator[dict]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def normalise(text: str) -> str:
    """NFKC, lower case, single spaces: the same three steps as the normalizer in tokenizer.json."""
    return WHITE_SPACE.sub(" ", unicodedata.normalize("NFKC", text).lower()).strip()


def sentences_of(text: str) -> list[str]:
    return [normalise(sentence) for sentence in SENTENCE_END.split(text) if sentence.strip()]


def is_held_out(passage: str) -> bool:
    """By passage, not by question: questions on one passage stay on one side."""
    return zlib.crc32(passage.encode("utf-8")) % HELD_OUT_SHARE == 0


def laws(data: Path) -> Iterator[str]:
    for row in read_rows(data / "laws-articles.jsonl.gz"):
        yield row["text"]


def wikipedia(data: Path) -> Iterator[tuple[str, list[str]]]:
    for row in read_rows(data / "wikipedia-leads.jsonl.gz"):
        yield row["title"], row["passages"]


def question_passage_pairs(data: Path) -> Iterator[tuple[str, str]]:
    """Answerable questions with their passage, without the held-out fifth."""
    for row in read_rows(data / "question-passage.jsonl.gz"):
        if row["answers"] and not is_held_out(row["passage"]):
            yield row["question"], row["passage"]


def paraphrase_pairs(data: Path) -> Iterator[tuple[str, str]]:
    """Pairs of sentences of which the second follows from the first, and informal sentences with their formal form."""
    for row in read_rows(data / "sentence-pairs.jsonl.gz"):
        if row["label"] in SAME_MEANING:
            yield row["a"], row["b"]
