"""Hard negatives: for a training question, the passages that BM25 finds beside the right one."""

from pathlib import Path

import numpy
from scipy import sparse

import corpus
from knowledge import WORD, stem

PASSAGES = 60_000
K1, B = 0.8, 0.5
# Words of questions that hardly any passage is about.
FUNCTION_WORDS = set(
    "apa apakah siapa siapakah kapan kapankah di mana dimana dimanakah berapa berapakah yang dan dari untuk pada dengan ini itu "
    "adalah bagaimana mengapa ke oleh".split()
)


class HardNegatives:
    """Of every question–passage pair, in their order, the `count` best wrong passages."""

    def __init__(self, data: Path, count: int) -> None:
        pairs = list(corpus.question_passage_pairs(data))
        self.texts = list(dict.fromkeys(passage for _, passage in pairs))
        leads = (passage for _, passages in corpus.wikipedia(data) for passage in passages)
        self.texts += [passage for passage, _ in zip(leads, range(PASSAGES - len(self.texts)))]
        place = {text: number for number, text in enumerate(self.texts)}
        weights, vocabulary = bm25([terms(text) for text in self.texts])
        self.best = numpy.zeros((len(pairs), count), dtype=numpy.int64)
        for row, (question, passage) in enumerate(pairs):
            known = [vocabulary[term] for term in set(terms(question)) - FUNCTION_WORDS if term in vocabulary]
            scores = numpy.asarray(weights[:, known].sum(axis=1)).ravel()
            scores[place[passage]] = -1
            self.best[row] = numpy.argpartition(-scores, count)[:count]


def terms(text: str) -> list[str]:
    return [word if word in FUNCTION_WORDS else stem([word]) for word in WORD.findall(corpus.normalise(text))]


def bm25(documents: list[list[str]]) -> tuple[sparse.csc_matrix, dict[str, int]]:
    """(documents, terms): what a term adds to the score of a document (Robertson & Zaragoza 2009)."""
    vocabulary: dict[str, int] = {}
    columns = [vocabulary.setdefault(term, len(vocabulary)) for document in documents for term in document]
    lengths = numpy.array([len(document) for document in documents], dtype=numpy.float64)
    rows = numpy.repeat(numpy.arange(len(documents)), lengths.astype(int))
    counts = sparse.csr_matrix((numpy.ones(len(rows)), (rows, columns)), shape=(len(documents), len(vocabulary)))
    holders = numpy.diff(counts.tocsc().indptr)
    idf = numpy.log(1 + (len(documents) - holders + 0.5) / (holders + 0.5))
    length = numpy.repeat(lengths / lengths.mean(), numpy.diff(counts.indptr))
    counts.data = counts.data * (K1 + 1) / (counts.data + K1 * (1 - B + B * length))
    return counts.multiply(idf).tocsc(), vocabulary
