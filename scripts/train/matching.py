"""The second thing an encoder learns: token by token, a question finds its words' like in the passage that answers it."""

import numpy
import torch

from pairs import Tokens

# Sources that pair a question, or what reads like one, with a passage.
SOURCES = {
    "question-passage",
    "written question-paragraph",
    "written question-evidence",
    "swapped sentence-passage",
}
# All tokens are compared with all: the first pairs of a batch are what two cores can bear.
PAIRS = 80


def matching_loss(table: torch.Tensor, first: list[Tokens], second: list[Tokens], twins: torch.Tensor, scale: float) -> torch.Tensor:
    """Late interaction (Khattab & Zaharia 2020) with the other pairs as negatives.

    table: (pieces, dimensions). A text counts for a question as much as the nearest of its tokens is like each token of the question, which
    weigh as they do in the mean: by the length of their vectors. twins: (pairs, pairs), true where a text answers another question too.
    """
    first, second, twins = first[:PAIRS], second[:PAIRS], twins[:PAIRS, :PAIRS]
    asked, place_of_asked = numpy.unique(numpy.concatenate(first).astype(numpy.int64), return_inverse=True)
    told, place_of_told = numpy.unique(numpy.concatenate(second).astype(numpy.int64), return_inverse=True)
    vectors = table[torch.from_numpy(asked)]
    lengths = vectors.norm(dim=1)
    asked_units = vectors / (lengths[:, None] + 1e-6)
    told_units = torch.nn.functional.normalize(table[torch.from_numpy(told)], dim=1)
    with torch.no_grad():
        nearest = nearest_tokens(asked_units @ told_units.T, place_of_told, [len(text) for text in second])
    # (different tokens of the questions, texts)
    likeness = torch.einsum("qd,qtd->qt", asked_units, told_units[nearest])

    token = torch.from_numpy(place_of_asked)
    question = torch.repeat_interleave(torch.arange(len(first)), torch.tensor([len(text) for text in first]))
    weight = lengths[token]
    total = torch.zeros(len(first)).index_add(0, question, weight)
    scores = torch.zeros(len(first), len(second)).index_add(0, question, likeness[token] * weight[:, None]) / total[:, None]
    return torch.nn.functional.cross_entropy((scores * scale).masked_fill(twins, -1e4), torch.arange(len(first)))


def nearest_tokens(similarities: torch.Tensor, places: numpy.ndarray, lengths: list[int]) -> torch.Tensor:
    """(asked, told) → (asked, texts): which token of each text is nearest. places: of all texts' tokens, one text after another."""
    of_texts = numpy.split(places, numpy.cumsum(lengths)[:-1])
    return torch.stack([torch.from_numpy(own)[similarities[:, own].argmax(1)] for own in of_texts], 1)
