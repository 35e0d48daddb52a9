"""Several encoders as one: their vectors side by side, turned so that few numbers tell most of them, and whitened a little."""

import numpy
import torch

from encoder import Encoder
from pairs import Tokens

LENGTHS_OF = 2_000
# What nearly all texts have in common tells least of each: a component counts less, the more texts vary along it, by
# its variance to the power of minus this. 0 leaves cosines as they are, 1 gives every component the same variance
# (whitening: Su et al. 2021, "Whitening Sentence Representations for Better Semantics and Faster Retrieval").
WHITENING = 0.2


def joined(encoders: list[Encoder], texts: list[Tokens], dimensions: int) -> Encoder:
    """Cosines of the result are about the mean of the encoders' cosines, but for the whitening. `texts` tell what texts have in common."""
    tables = [encoder.table.weight.detach().numpy() for encoder in encoders]
    table = numpy.concatenate([each / mean_length(each, texts[:LENGTHS_OF]) for each in tables], axis=1)
    with torch.no_grad():
        vectors = encoder_of(table)(texts).numpy()
    variances, components = numpy.linalg.eigh(vectors.T @ vectors / len(vectors))
    # The largest come last. No mean is taken away: that gained nothing.
    largest = slice(-1, -1 - dimensions, -1)
    turned = components[:, largest] * variances[largest] ** (-WHITENING / 2)
    return encoder_of(table @ turned)


def encoder_of(table: numpy.ndarray) -> Encoder:
    encoder = Encoder(*table.shape)
    encoder.table.weight = torch.nn.Parameter(torch.from_numpy(table.astype(numpy.float32)))
    return encoder


def mean_length(table: numpy.ndarray, texts: list[Tokens]) -> float:
    return float(numpy.mean([numpy.linalg.norm(table[tokens].mean(axis=0)) for tokens in texts]))
