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
    vectors = text_vectors(table, texts)
    variances, components = numpy.linalg.eigh(vectors.T @ vectors / len(vectors))
    # The largest come last; no mean is taken away, or a text of one word could change sides.
    largest = slice(-1, -1 - dimensions, -1)
    turned = components[:, largest] * variances[largest] ** (-WHITENING / 2)
    result = Encoder(len(table), dimensions)
    result.table.weight = torch.nn.Parameter(torch.from_numpy((table @ turned).astype(numpy.float32)))
    return result


def text_vectors(table: numpy.ndarray, texts: list[Tokens]) -> numpy.ndarray:
    """(len(texts), numbers of the table), each row of unit length."""
    encoder = Encoder(*table.shape)
    encoder.table.weight = torch.nn.Parameter(torch.from_numpy(table.astype(numpy.float32)))
    with torch.no_grad():
        return encoder(texts).numpy()


def mean_length(table: numpy.ndarray, texts: list[Tokens]) -> float:
    return float(numpy.mean([numpy.linalg.norm(table[tokens].mean(axis=0)) for tokens in texts]))
