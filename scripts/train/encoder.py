"""The encoder: one vector a token, their mean, at unit length. Trained with in-batch negatives."""

import math
import random
import time
from dataclasses import dataclass

import numpy
import torch

from pairs import Tokens


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
    dropout: float = 0.1

    @staticmethod
    def weight(source: str) -> float:
        return {"question-passage": 6.0, "paraphrase": 3.0, "title-lead": 0.5}.get(source, 1.0)


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


def contrastive_loss(first: torch.Tensor, second: torch.Tensor, scale: float) -> torch.Tensor:
    """Symmetric InfoNCE (van den Oord et al. 2018): every other pair of the batch is a negative."""
    similarities = first @ second.T * scale
    target = torch.arange(len(first))
    entropy = torch.nn.functional.cross_entropy
    return (entropy(similarities, target) + entropy(similarities.T, target)) / 2


def train(sources: list, pieces: int, recipe: Recipe, report) -> Encoder:
    """`report(step, loss, encoder, seconds)` is called now and then. Deterministic for a seed, on one kind of machine."""
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
        first, second = draw_batch(source, recipe, chance, generator)
        loss = contrastive_loss(encoder(first), encoder(second), recipe.scale)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        decay.step()
        if step % 250 == 0 or step == recipe.steps:
            report(step, loss.item(), encoder, time.time() - started)
    return encoder


def draw_batch(source, recipe: Recipe, chance: random.Random, generator) -> tuple[list[Tokens], list[Tokens]]:
    first, second = [], []
    for row in generator.choice(len(source), min(recipe.batch, len(source)), replace=False):
        one, other = source.pair(int(row), chance)
        if len(one) and len(other):
            kept = one[generator.random(len(one)) >= recipe.dropout]
            first.append(kept if len(kept) else one)
            second.append(other)
    return first, second
