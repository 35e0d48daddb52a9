"""The encoder: one vector a token, their mean, at unit length. Trained with in-batch negatives."""

import math
import random
import time
from dataclasses import dataclass

import numpy
import torch

from pairs import Tokens


WEIGHTS = {
    "question-passage": 20.0,
    "paraphrase": 3.0,
    "title-lead": 0.5,
    "written question-paragraph": 10.0,
    "written question-evidence": 10.0,
    "swapped sentence-passage": 0.8,
    "vocabulary": 0.6,
    "thesaurus": 0.7,
    "dictionary": 1.5,
}


@dataclass(frozen=True)
class Recipe:
    """How often a source is drawn is its number of pairs times its weight."""

    dimensions: int
    steps: int
    seed: int
    batch: int = 1024
    learning_rate: float = 0.01
    # The similarity of unit vectors is multiplied by this before the softmax (inverse temperature).
    scale: float = 20.0
    # Share of a question's tokens that are dropped, so that no single word carries the whole likeness.
    dropout: float = 0.15

    @staticmethod
    def weight(source: str) -> float:
        return WEIGHTS.get(source, 1.0)


class Encoder(torch.nn.Module):
    def __init__(self, pieces: int, dimensions: int) -> None:
        super().__init__()
        self.table = torch.nn.EmbeddingBag(pieces, dimensions, mode="mean")
        torch.nn.init.normal_(self.table.weight, std=1 / math.sqrt(dimensions))

    def forward(self, texts: list[Tokens]) -> torch.Tensor:
        """texts → (len(texts), dimensions), each row of unit length."""
        tokens = torch.from_numpy(numpy.concatenate(texts).astype(numpy.int64))
        starts = torch.tensor([0] + [len(text) for text in texts[:-1]]).cumsum(0)
        return torch.nn.functional.normalize(self.table(tokens, starts), dim=1)


@dataclass(frozen=True)
class Batch:
    first: list[Tokens]
    second: list[Tokens]
    # Further texts, each much like the second text of one pair; may be that of another, may be empty.
    hard: list[Tokens]

    def twins(self) -> torch.Tensor:
        """(pairs, pairs): whether another pair has the same second text, and so is no negative."""
        return same(self.second, self.second) & ~torch.eye(len(self.second), dtype=torch.bool)


def same(texts: list[Tokens], others: list[Tokens]) -> torch.Tensor:
    """(texts, others): whether they are the same."""
    keys, other_keys = (numpy.array([hash(tokens.tobytes()) for tokens in group]) for group in (texts, others))
    return torch.from_numpy(keys[:, None] == other_keys[None])


def contrastive_loss(encoder: Encoder, batch: Batch, scale: float) -> torch.Tensor:
    """Symmetric InfoNCE (van den Oord et al. 2018): the other pairs of the batch, and hard texts if any, are negatives."""
    first = encoder(batch.first)
    similarities = (first @ encoder(batch.second).T * scale).masked_fill(batch.twins(), -1e4)
    target = torch.arange(len(batch.first))
    entropy = torch.nn.functional.cross_entropy
    backward = entropy(similarities.T, target)
    if batch.hard:
        hard = (first @ encoder(batch.hard).T * scale).masked_fill(same(batch.second, batch.hard), -1e4)
        similarities = torch.cat([similarities, hard], dim=1)
    return (entropy(similarities, target) + backward) / 2


def train(sources: list, meanings, pieces: int, recipe: Recipe, report) -> Encoder:
    """Pairs of texts at every step; words, where their `meanings` are given (meanings.py), at every second.

    `report(step, loss, encoder, seconds)` is called now and then. Deterministic for a seed, on one kind of machine.
    """
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    generator = numpy.random.default_rng(recipe.seed)
    encoder = Encoder(pieces, recipe.dimensions)
    optimizer = torch.optim.Adam(encoder.parameters(), lr=recipe.learning_rate)
    decay = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / recipe.steps)
    weights = [len(source) * recipe.weight(source.name) for source in sources]
    started = time.time()
    for step in range(1, recipe.steps + 1):
        # One source a batch: its other pairs are harder negatives than pairs from elsewhere.
        source = chance.choices(sources, weights)[0]
        loss = contrastive_loss(encoder, draw_batch(source, recipe, chance, generator), recipe.scale)
        if meanings is not None and step % 2 == 0:
            loss = loss + meanings.loss(encoder, recipe.scale, generator)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        decay.step()
        if step % 250 == 0 or step == recipe.steps:
            report(step, loss.item(), encoder, time.time() - started)
    return encoder


def draw_batch(source, recipe: Recipe, chance: random.Random, generator) -> Batch:
    """A small source gives a small batch, or it would hold the same pairs every time."""
    first, second, hard = [], [], []
    for row in generator.choice(len(source), min(recipe.batch, len(source) // 4), replace=False):
        one, other = source.pair(int(row), chance)
        if len(one) and len(other):
            kept = one[generator.random(len(one)) >= recipe.dropout]
            first.append(kept if len(kept) else one)
            second.append(other)
            negative = source.negative(int(row), chance)
            if negative is not None:
                hard.append(negative)
    return Batch(first, second, hard)
