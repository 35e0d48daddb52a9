"""Model selection: how well the encoder alone finds the passage of a TyDi QA validation question."""

from itertools import islice
from pathlib import Path

import numpy
import sentencepiece
import torch

import corpus
from encoder import Encoder
from pairs import MAX_TOKENS

DISTRACTORS = 30_000


class Validation:
    """402 questions; each passage once, among passages of Wikipedia leads."""

    def __init__(self, data: Path, tokenizer: sentencepiece.SentencePieceProcessor) -> None:
        rows = list(corpus.read_rows(data / "question-passage-validation.jsonl.gz"))
        leads = islice((passage for _, passages in corpus.wikipedia(data) for passage in passages), DISTRACTORS)
        passages = list(dict.fromkeys([row["passage"] for row in rows] + list(leads)))
        place = {passage: number for number, passage in enumerate(passages)}
        self.right = numpy.array([place[row["passage"]] for row in rows])
        self.questions = self.tokens([row["question"] for row in rows], tokenizer)
        self.passages = self.tokens(passages, tokenizer)

    @staticmethod
    def tokens(texts: list[str], tokenizer: sentencepiece.SentencePieceProcessor) -> list[numpy.ndarray]:
        encoded = tokenizer.encode([corpus.normalise(text) for text in texts], num_threads=2)
        return [numpy.array(tokens[:MAX_TOKENS], dtype=numpy.int64) for tokens in encoded]

    def mrr10(self, encoder: Encoder) -> float:
        """Mean reciprocal rank over all questions; a passage after the tenth counts as 0."""
        with torch.no_grad():
            scores = (encoder(self.questions) @ encoder(self.passages).T).numpy()
        of_right = scores[numpy.arange(len(self.right)), self.right]
        ranks = 1 + (scores > of_right[:, None]).sum(axis=1)
        return float(numpy.where(ranks <= 10, 1 / ranks, 0).mean())
