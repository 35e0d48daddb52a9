"""Several encoders as one: their vectors side by side, then turned so that few numbers tell most of them."""

import numpy
import torch

from encoder import Encoder
from pairs import Tokens

LENGTHS_OF = 2_000


def joined(encoders: list[Encoder], texts: list[Tokens], dimensions: int) -> Encoder:
    """Cosines of the result are about the mean of the encoders' cosines. `texts` tell how often each token occurs."""
    tables = [encoder.table.weight.detach().numpy() for encoder in encoders]
    table = numpy.concatenate([each / mean_length(each, texts[:LENGTHS_OF]) for each in tables], axis=1)
    frequencies = numpy.bincount(numpy.concatenate(texts), minlength=len(table)) + 1.0
    weighted = table * numpy.sqrt(frequencies)[:, None]
    # Principal components, the largest last; without a mean taken away, or cosines would change.
    components = numpy.linalg.eigh(weighted.T @ weighted)[1][:, ::-1][:, :dimensions]
    result = Encoder(len(table), components.shape[1])
    result.table.weight = torch.nn.Parameter(torch.from_numpy((table @ components).astype(numpy.float32)))
    return result


def mean_length(table: numpy.ndarray, texts: list[Tokens]) -> float:
    return float(numpy.mean([numpy.linalg.norm(table[tokens].mean(axis=0)) for tokens in texts]))
